"""The review of an alliance: its day moves on, and what is watched brings it back."""

from collections.abc import Callable
from datetime import date

import pytest
from web.portfolio.desk import Clock, Desk

from alliancemap_web.reviews.models import Note, Trigger

Sit = Callable[..., Desk]


def review_on(desk: Desk) -> date | None:
    """When the alliance is looked at next."""
    return desk.kept().row.review_on


def test_a_rhythm_sets_the_next_day_and_looking_moves_it_on(ada: Desk, time: Clock) -> None:
    ada.post("review/rhythm/", months="3", day="")
    assert review_on(ada) == date(2026, 4, 6)
    time.passes(days=100)
    assert "was to be looked at on" in ada.get("review/").content.decode()
    ada.post("review/looked/", text="All calm")
    assert review_on(ada) == date(2026, 7, 16)
    page = ada.get("review/").content.decode()
    assert "All calm" in page
    assert "To be looked at on" in page


def test_a_day_of_ones_own_stands_until_the_rhythm_is_another(ada: Desk) -> None:
    ada.post("review/rhythm/", months="3", day="2026-02-01")
    assert review_on(ada) == date(2026, 2, 1)
    ada.post("review/rhythm/", months="3", day="2026-03-01")
    assert review_on(ada) == date(2026, 3, 1)
    ada.post("review/rhythm/", months="12", day="2026-03-01")
    assert review_on(ada) == date(2027, 1, 6)
    ada.post("review/rhythm/", months="0", day="")
    assert review_on(ada) is None
    assert ada.post("review/rhythm/", months="7", day="").status_code == 422


def test_an_event_that_happened_brings_the_review_to_this_day_and_leaves_a_note(
    ada: Desk,
) -> None:
    ada.post(
        "review/triggers/", way="event", sentence="Their unit is sold", then="Call the buyer",
        watched_by="Ben", look_by="2026-06-01",
    )  # fmt: skip
    page = ada.get("review/").content.decode()
    for said in ("Their unit is sold", "Call the buyer", "Watched by Ben", "1 June 2026"):
        assert said in page
    one = Trigger.objects.get()
    ada.post(f"review/triggers/{one.key}/happened/")
    ada.post(f"review/triggers/{one.key}/happened/")
    assert review_on(ada) == date(2026, 1, 6)
    assert (Note.objects.get().text, Note.objects.get().factor) == ("Their unit is sold", "R03")
    assert "Happened on" in ada.get("review/").content.decode()
    ada.post("review/looked/")
    assert Trigger.objects.get().state == "done"
    assert review_on(ada) is None


def test_a_watched_answer_fires_by_itself_when_it_has_fallen_far_enough(
    ada: Desk, sit: Sit
) -> None:
    ada.send("answers/M03/", level="3")
    ada.post("review/triggers/", way="falls", factor="M03", level="1")
    ben = sit("Ben", "respondent")
    ben.send("answers/M03/", level="2")
    ben.send("answers/M01/", level="0")
    assert Trigger.objects.get().state == "watched"
    ben.send("answers/M03/", level="range", low="1", high="2")
    assert Trigger.objects.get().state == "watched"
    ben.send("answers/M03/", level="1")
    fired = Trigger.objects.get()
    assert (fired.state, fired.fired_by) == ("fired", "Ben")
    assert review_on(ada) == date(2026, 1, 6)


def test_an_answer_that_becomes_unknown_has_not_fallen(ada: Desk) -> None:
    ada.send("answers/M03/", level="3")
    ada.post("review/triggers/", way="falls", factor="M03", level="1")
    ada.send("answers/M03/", level="unknown")
    ada.send("answers/M03/", level="not relevant")
    assert Trigger.objects.get().state == "watched"


def test_taking_an_act_back_fires_as_well(ada: Desk) -> None:
    ada.send("answers/M03/", level="1")
    ada.send("answers/M03/", level="4")
    ada.post("review/triggers/", way="falls", factor="M03", level="1")
    ada.undo(ada.kept().acts[-1].id)
    assert Trigger.objects.get().state == "fired"


def test_an_earlier_review_stays_where_it_is(ada: Desk, time: Clock) -> None:
    ada.send("answers/M03/", level="3")
    ada.post("review/rhythm/", months="0", day="2026-01-02")
    ada.post("review/triggers/", way="falls", factor="M03", level="1")
    ada.send("answers/M03/", level="0")
    assert review_on(ada) == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"way": "event", "sentence": " "}, "Say what would have to happen"),
        ({"way": "event", "sentence": "x" * 301}, "longer than 300"),
        ({"way": "falls", "factor": "X99", "level": "1"}, "no factor called X99"),
        ({"way": "jumps", "factor": "M03", "level": "1"}, "no factor called"),
        ({"way": "falls", "factor": "M03", "level": "9"}, "level from 0 to 4"),
        ({"way": "falls", "factor": "M03", "level": "4"}, "M03 is there already"),
    ],
)
def test_a_trigger_that_could_not_be_watched_is_refused(
    ada: Desk, fields: dict[str, str], why: str
) -> None:
    ada.send("answers/M03/", level="2")
    sent = ada.post("review/triggers/", **fields)
    assert sent.status_code == 422
    assert why in sent.content.decode()
    assert not Trigger.objects.exists()


def test_what_would_turn_the_verdict_is_watched_with_one_press(ada: Desk) -> None:
    page = ada.get("review/").content.decode()
    assert "Worth watching" in page
    form = page.partition("Worth watching")[2].partition("</form>")[0]
    fields = {
        name: form.partition(f'name="{name}" value="')[2].partition('"')[0]
        for name in ("way", "factor", "level")
    }
    ada.post("review/triggers/", **fields)
    one = Trigger.objects.get()
    assert (one.way, one.factor, str(one.level)) == tuple(fields.values())


def test_a_trigger_is_removed(ada: Desk) -> None:
    ada.post("review/triggers/", way="event", sentence="Their unit is sold")
    one = Trigger.objects.get()
    ada.post(f"review/triggers/{one.key}/remove/")
    assert not Trigger.objects.exists()
    assert ada.post(f"review/triggers/{one.key}/happened/").status_code == 404


def test_a_reader_sees_the_review_and_changes_nothing(ada: Desk, sit: Sit) -> None:
    ada.post("review/triggers/", way="event", sentence="Their unit is sold")
    page = sit("Rea", "reader").get("review/").content.decode()
    assert "Their unit is sold" in page
    assert 'method="post"' not in page.partition('class="with-aside"')[2]
