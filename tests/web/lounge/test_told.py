"""A talk as its page shows it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from web.lounge.acted import NOW, TALK, act, answer, talks

from alliancemap_web.alliances.panels import read_whole
from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.lounge.queries import KeptTalk, Received
from alliancemap_web.lounge.told import history, let_go, letters, list_of, page_of, taken_of

MOMENT = datetime.fromtimestamp(NOW / 1000, UTC)
HOME = f"/en/talks/{TALK}/"


def kept(*operations: Operation) -> KeptTalk:
    return KeptTalk(TALK, MOMENT, MOMENT, tuple(Received(one, MOMENT) for one in operations))


def done(*acts: dict[str, object]) -> KeptTalk:
    return kept(*read_sync({"talk": TALK, "operations": list(acts)}).operations)


@given(talks().filter(bool), st.sampled_from(["en", "fr"]))
def test_every_answer_is_in_the_history_once_and_one_of_each_counts(
    whole: list[Operation], language: str
) -> None:
    acts = history(kept(*whole), language)
    answers = [one for one in whole if one.register.startswith("answer:")]
    assert len(acts) == len(answers)
    counting = [one.factor for one in acts if one.counts]
    assert sorted(counting) == sorted({one.register[7:] for one in answers})


def test_two_answers_that_differ_are_both_told_with_when_and_where() -> None:
    acts = history(
        done(
            act(value=answer(0, "guess", "she hesitated"), moment=NOW),
            act(value=answer(4, "proof"), moment=NOW + 60_000, device="0000000b"),
        ),
        "en",
    )
    assert [(one.device, one.counts, one.note) for one in acts] == [
        ("B", True, ""),
        ("A", False, "she hesitated"),
    ]
    assert acts[0].says != acts[1].says
    assert acts[1].at == MOMENT


def test_what_was_taken_back_is_marked() -> None:
    first = act(value=answer(2), moment=NOW)
    undo = act(moment=NOW + 1) | {"value": None, "undoes": first["id"]}
    newest, oldest = history(done(first, undo), "fr")
    assert oldest.undone
    assert newest.says == "Réponse reprise"


def test_the_list_counts_what_stands_answered() -> None:
    talk = done(
        act("name", "Orchid", moment=NOW - 5),
        act("answer:M01", answer(1), moment=NOW - 4),
        act("answer:M05", answer("unknown"), moment=NOW - 3),
        act("answer:R05", answer(2), moment=NOW - 2),
        act("answer:R05", moment=NOW) | {"value": None},
    )
    (listed,) = list_of((talk,))
    assert (listed.name, listed.answers) == ("Orchid", 2)
    (nameless,) = list_of((done(act()),))
    assert nameless.name == "A talk without a name"


def test_a_page_says_what_the_alliance_says() -> None:
    page = page_of(done(act("name", "Orchid"), act()), "en", HOME)
    assert page.read
    assert page.title == "Orchid"
    assert page.home == HOME
    assert "Orchid" in str(page.read.portrait)


def test_a_talk_that_cannot_be_read_says_why_and_has_no_files() -> None:
    broken = done(act("base", {"alliancemap": 1, "parties": 3}))
    page = page_of(broken, "en", HOME)
    assert page.read is None
    assert page.problems
    assert taken_of(broken, "yaml", "en") is None


def test_devices_are_told_apart_by_letters() -> None:
    assert [letters(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_nothing_of_a_deleted_talk_stays_in_memory() -> None:
    page_of(done(act("name", "Orchid"), act()), "en", HOME)
    assert read_whole.cache_info().currsize > 0
    let_go()
    assert read_whole.cache_info().currsize == 0
