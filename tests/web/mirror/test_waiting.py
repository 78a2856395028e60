"""What the mirrors say on the team's page, on the home page and in the calendar."""

from datetime import timedelta

from portfolio_made import member_in
from web.mirror.conftest import NOW, Hall

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.waiting import dated, opening, reveal_what_is_over, waiting

TODAY = NOW.date()


def door(hall: Hall) -> tuple[str, int]:
    (found,) = opening(hall.owner, hall.kept, NOW)
    assert found.place == 60
    return found.says, found.waiting


def test_the_door_says_how_far_it_is_and_never_what_was_answered(hall: Hall) -> None:
    assert door(hall)[0].startswith("The partner has been asked.")
    hall.ours(V01="4")
    for name in ("Marie", "Tom"):
        hall.theirs(name, V01="1")
        hall.done(name)
    assert door(hall) == ("Theirs have answered. What is missing is our word.", 1)
    hall.ready()
    assert door(hall) == ("Both sides have seen where they differ.", 1)
    actions.look(hall.kept, hall.key, NOW)
    assert door(hall)[1] == 0
    actions.delete_mirror(hall.owner, hall.kept, hall.key)
    assert door(hall)[0].startswith("Answer as they would")


def test_an_owner_is_told_that_our_word_is_missing_and_everybody_of_a_reveal(hall: Hall) -> None:
    reader = member_in("Petite", "rita@example.org", "Rita", "reader")
    hall.ours(V01="4")
    for name in ("Marie", "Tom"):
        hall.theirs(name, V01="1")
        hall.done(name)
    assert list(waiting(reader, NOW)) == []
    (one,) = waiting(hall.owner, NOW)
    assert "Grand Groupe has answered" in one.text
    assert (one.day, one.is_late) == (hall.row.terms.until, False)
    hall.ready()
    for member in (reader, hall.owner):
        (one,) = waiting(member, NOW)
        assert one.url == hall.path("agenda/")
    assert list(waiting(reader, NOW + timedelta(days=30))) == []


def test_the_last_day_stands_in_the_calendar_while_somebody_may_answer(hall: Hall) -> None:
    (one,) = dated(hall.owner, TODAY)
    assert (one.day, one.alliance, one.below) == (
        hall.row.terms.until, hall.alliance, f"team/mirror/{hall.key}/",
    )  # fmt: skip
    assert list(dated(hall.owner, one.day + timedelta(days=1))) == []
    for name in ("Marie", "Tom"):
        actions.end_guest(hall.owner, hall.kept, hall.key, hall.guest(name), NOW)
    assert list(dated(hall.owner, TODAY)) == []


def test_a_mirror_that_is_over_is_revealed_by_itself(hall: Hall, time: object) -> None:
    hall.ours(V01="4")
    hall.ready()
    hall.theirs("Marie", V01="1")
    hall.done("Marie")
    reveal_what_is_over.func()
    assert hall.row.revealed_at is None
    time.moment = NOW + timedelta(days=21)  # type: ignore[attr-defined]
    reveal_what_is_over.func()
    assert hall.row.revealed_at == NOW + timedelta(days=21)
