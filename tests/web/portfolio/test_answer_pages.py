"""A factor is answered: kept at once, shown at once, and nothing of anybody is lost."""

import uuid
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection
from web.portfolio.desk import Clock, Desk, fragment

Sit = Callable[..., Desk]


def test_an_answer_is_kept_and_the_picture_moves_at_once(ada: Desk) -> None:
    saved = ada.send("answers/M03/", level="4", sure="proof", note="Three orders")
    assert saved.status_code == 200
    last = ada.said("M03")[-1]
    assert (last.low, last.sure, last.note, last.who) == (4, "proof", "Three orders", "Ada")
    for part in ("part-map", "part-verdict", "part-questions", "part-notices", "row-M03"):
        assert fragment(saved, part)
    assert "level 4" in fragment(saved, "row-M03")
    assert saved["X-Sequence"] == "2"


def test_an_answer_fades_after_the_days_that_the_firm_set(ada: Desk) -> None:
    opened = ada.part("answers/M03/").content.decode()
    assert 'name="fades" value="2027-01-06"' in opened
    ada.send("answers/M03/", level="2", fades="2026-03-01")
    assert ada.said("M03")[-1].fades == "2026-03-01"


def test_without_scripts_the_same_form_leads_back_to_the_factor(ada: Desk) -> None:
    sent = ada.post("answers/M03/", level="3", act=str(uuid.uuid4()))
    assert sent.status_code == 302
    back = ada.client.get(sent["Location"])
    assert back.status_code == 200
    assert "Saved." in back.content.decode()
    assert 'value="3" checked' in back.content.decode()


def test_a_range_with_one_end_is_open_at_the_other(ada: Desk) -> None:
    ada.send("answers/M03/", level="range", low="2", high="")
    assert (ada.said("M03")[-1].low, ada.said("M03")[-1].high) == (2, 4)
    ada.send("answers/M03/", level="range", low="3", high="1")
    assert (ada.said("M03")[-1].low, ada.said("M03")[-1].high) == (1, 3)


def test_a_note_alone_keeps_the_level_that_stands(ada: Desk) -> None:
    before = ada.said("M01")[-1]
    ada.send("answers/M01/", note="Confirmed by the clinic")
    now = ada.said("M01")[-1]
    assert (now.low, now.high, now.note) == (before.low, before.high, "Confirmed by the clinic")
    assert now.who == "Ada"


def test_a_form_in_which_nothing_was_said_adds_nothing(ada: Desk) -> None:
    assert ada.send("answers/M03/", sure="guess").status_code == 204
    assert ada.kept().row.sequence == 1


def test_sources_are_kept_with_their_address_date_and_when_they_were_known(ada: Desk) -> None:
    ada.send(
        "answers/M03/",
        level="3",
        source__text__0="Talk at the fair",
        source__date__0="2026-01",
        source__url__1="https://example.org/orders",
        source__seen__1="later",
        source__text__2="",
    )
    first, second = ada.said("M03")[-1].sources
    assert (first.text, first.date) == ("Talk at the fair", "2026-01")
    assert (second.url, second.seen) == ("https://example.org/orders", "later")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("source__url__0", "example.org", "PRT023"),
        ("source__date__0", "spring", "PRT022"),
        ("fades", "soon", "PRT022"),
        ("level", "7", "PRT020"),
        ("note", "x" * 10_001, "PRT021"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    ada: Desk, field: str, value: str, code: str
) -> None:
    refused = ada.send("answers/M03/", **{"level": "3", field: value})
    assert refused.status_code == 422
    line = fragment(refused, f"wrong-M03-{field.replace('__', '-')}")
    assert code in line
    assert " hidden" not in line.partition(">")[0]
    assert ada.kept().row.sequence == 1
    plain = ada.post("answers/M03/", **{"level": "3", field: value})
    assert plain.status_code == 422


def test_a_press_sent_twice_counts_once_and_another_press_counts(ada: Desk) -> None:
    act = str(uuid.uuid4())
    ada.send("answers/M03/", act=act, level="3")
    ada.send("answers/M03/", act=act, level="3")
    assert ada.kept().row.sequence == 2
    ada.send("answers/M03/", act=act, level="2")
    assert ada.said("M03")[-1].low == 2


def test_who_answers_over_somebody_is_told_and_both_are_kept(
    ada: Desk, sit: Sit, time: Clock
) -> None:
    ben = sit("Ben", "respondent")
    ben.send("answers/M03/", level="1", since="1")
    time.passes(minutes=2)
    met = ada.send("answers/M03/", level="4", since="1")
    line = fragment(met, "stands-M03")
    assert "Ben answered “level 1” 2 minutes ago." in line
    assert [(one.who, one.low) for one in ada.said("M03")][-2:] == [("Ben", 1), ("Ada", 4)]
    mine = ada.kept().acts[-1].id
    assert mine in line
    ada.undo(mine)
    assert [(one.who, one.low) for one in ada.said("M03")][-1] == ("Ben", 1)


def test_who_saw_the_other_answer_is_told_nothing(ada: Desk, sit: Sit) -> None:
    sit("Ben", "respondent").send("answers/M03/", level="1", since="1")
    seen = ada.send("answers/M03/", level="4", since="2")
    assert "Ben answered" not in seen.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_people_who_answer_everything_at_once_lose_nothing(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben", "respondent")
    start, factors = Barrier(2), ("M03", "M04", "V02", "R01", "R02")

    def work(desk: Desk, level: str) -> None:
        try:
            start.wait()
            for factor in factors:
                desk.send(f"answers/{factor}/", level=level, note=f"{desk.member.name} {factor}")
        finally:
            connection.close()

    both = [Thread(target=work, args=(ada, "4")), Thread(target=work, args=(ben, "0"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    for factor in factors:
        notes = {one.note for one in ada.said(factor)}
        assert {f"Ada {factor}", f"Ben {factor}"} <= notes
    assert ada.kept().row.sequence == 1 + 2 * len(factors)


def test_a_faded_answer_is_renewed_in_one_press(ada: Desk, time: Clock) -> None:
    ada.send(
        "answers/M03/", level="3", note="Orders", fades="2026-02-01", source__text__0="Their mail"
    )
    time.passes(days=60)
    page = ada.get().content.decode()
    assert "1 answer has faded" in page
    assert "the verdict would be" in page
    renewed = ada.send("answers/M03/", renew="1")
    assert "has faded" not in renewed.content.decode()
    first, again = ada.said("M03")[-2:]
    assert (again.low, again.note, again.sources) == (first.low, first.note, first.sources)
    assert (again.date, again.fades) == ("2026-03-07", "2027-03-07")


def test_a_contradiction_stands_side_by_side_until_somebody_settles_it(
    ada: Desk, sit: Sit, time: Clock
) -> None:
    ada.send("answers/M03/", level="4", note="They ordered")
    sit("Ben", "respondent").send("answers/M03/", level="0", note="They cancelled")
    page = ada.get().content.decode()
    assert "1 contradiction" in page
    assert "They ordered" in page
    assert "They cancelled" in page
    refused = ada.send("answers/M03/settle/", settle="0")
    assert refused.status_code == 422
    assert "PRT028" in refused.content.decode()
    time.passes(days=1)
    settled = ada.send("answers/M03/settle/", settle="third", third="2", note="Half was cancelled")
    assert settled.status_code == 200
    assert "1 contradiction" not in settled.content.decode()
    last = ada.said("M03")[-1]
    assert (last.low, last.settles, last.note) == (2, True, "Half was cancelled")
    assert {"They ordered", "They cancelled"} <= {one.note for one in ada.said("M03")}


def test_what_somebody_settled_meanwhile_is_not_settled_again(ada: Desk) -> None:
    again = ada.send("answers/M03/settle/", settle="0", note="Late")
    assert again.status_code == 200
    assert ada.kept().row.sequence == 1


def test_a_contradiction_is_settled_with_what_somebody_said(ada: Desk, sit: Sit) -> None:
    ada.send("answers/M03/", level="range", low="3", high="4")
    sit("Ben", "respondent").send("answers/M03/", level="0")
    ada.send("answers/M03/settle/", settle="0", note="I was there")
    last = ada.said("M03")[-1]
    assert (last.low, last.high, last.settles) == (3, 4, True)


def test_an_answer_may_be_the_partners_or_of_one_relation(ada: Desk) -> None:
    ada.send("answers/M03/", level="1", view="theirs")
    assert ada.said("M03")[-1].view == "theirs"
    assert "Read here are our own answers" in ada.get().content.decode()
    theirs = ada.get(view="theirs").content.decode()
    assert "Read here are the partner’s own answers" in theirs
    ada.send("answers/M04/", level="1", relation="main")
    assert ada.said("M04")[-1].relation == "main"
    refused = ada.send("answers/M04/", level="1", relation="nowhere")
    assert refused.status_code == 422


def test_a_factor_that_no_instrument_asks_is_not_there(ada: Desk) -> None:
    assert ada.get("answers/X99/").status_code == 404
    assert ada.send("answers/X99/", level="1").status_code == 404
    assert ada.send("answers/X99/settle/", settle="0").status_code == 404


def test_a_script_gets_the_form_alone_and_a_reader_gets_no_form(ada: Desk, sit: Sit) -> None:
    part = ada.part("answers/M03/", place="question").content.decode()
    assert 'id="q-answer-M03"' in part
    assert "<html" not in part
    reader = sit("Cy", "reader").part("answers/M03/").content.decode()
    assert 'id="answer-M03"' not in reader
