"""Alliances are opened to people from outside, closed again, and all of it stays in the log."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from web.workspaces.conftest import NOW, ORCHID, TULIP, at_once, invited_by, join, key_of

from alliancemap_web import clock
from alliancemap_web.workspaces.actions import (
    close_alliance,
    end_openings,
    forget_alliance,
    note_visit,
    open_alliance,
    openings_to_announce,
)
from alliancemap_web.workspaces.checks import Terms
from alliancemap_web.workspaces.models import Invitation, Opening, OpeningEntry
from alliancemap_web.workspaces.opening_queries import opened_to, opening_log, ways_in
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db


def test_what_is_opened_is_seen_until_it_is_closed(cast: dict[str, Member]) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    assert opened_to(eva) == {}
    open_alliance(ada, key_of(eva), ORCHID, "outline", NOW)
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW)
    open_alliance(ada, key_of(eva), TULIP, "outline", NOW)
    assert opened_to(eva) == {ORCHID: "whole", TULIP: "outline"}
    close_alliance(ada, key_of(eva), ORCHID, NOW)
    assert opened_to(eva) == {TULIP: "outline"}


def test_the_log_has_each_change_once_and_nothing_that_changed_nothing(
    cast: dict[str, Member],
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    for level in ("outline", "outline", "whole", "whole"):
        open_alliance(ada, key_of(eva), ORCHID, level, NOW)
    for _ in range(2):
        close_alliance(ada, key_of(eva), ORCHID, NOW)
    lines = OpeningEntry.objects.order_by("pk").values_list("kind", "level")
    assert list(lines) == [("opened", "outline"), ("opened", "whole"), ("closed", "")]


@pytest.mark.parametrize("name", ["Bob", "Cy", "Dee", "Eva"])
def test_only_an_owner_opens_and_closes(cast: dict[str, Member], name: str) -> None:
    with pytest.raises(NotAllowedError):
        open_alliance(cast[name], key_of(cast["Eva"]), ORCHID, "whole", NOW)
    open_alliance(cast["Ada"], key_of(cast["Eva"]), ORCHID, "whole", NOW)
    with pytest.raises(NotAllowedError):
        close_alliance(cast[name], key_of(cast["Eva"]), ORCHID, NOW)
    assert Opening.objects.count() == 1


def test_nothing_is_opened_to_one_of_the_firm_or_to_somebody_elses_adviser(
    cast: dict[str, Member], firm: Callable[..., Member]
) -> None:
    zoe = firm("Else", "Zoe")
    for owner, whom in ((cast["Ada"], cast["Bob"]), (zoe, cast["Eva"])):
        with pytest.raises(RefusedError) as refused:
            open_alliance(owner, key_of(whom), ORCHID, "whole", NOW)
        assert refused.value.code == "WRK005"
    with pytest.raises(RefusedError) as refused:
        open_alliance(cast["Ada"], key_of(cast["Eva"]), ORCHID, "half", NOW)
    assert refused.value.code == "WRK009"
    assert not OpeningEntry.objects.exists()


def test_a_visit_from_outside_is_written_once_a_day_and_level(cast: dict[str, Member]) -> None:
    for later in (0, 1, 23, 25):
        note_visit(cast["Eva"], ORCHID, "outline", NOW.replace(hour=0) + timedelta(hours=later))
    note_visit(cast["Eva"], ORCHID, "whole", NOW)
    note_visit(cast["Bob"], ORCHID, "whole", NOW)
    days = OpeningEntry.objects.order_by("pk").values_list("day", "level", "name")
    first, second = NOW.date(), NOW.date() + timedelta(days=1)
    assert list(days) == [
        (first, "outline", "Eva"),
        (second, "outline", "Eva"),
        (first, "whole", "Eva"),
    ]


@pytest.mark.django_db(transaction=True)
def test_a_visit_on_two_pages_at_once_is_one_visit(firm: Callable[..., Member]) -> None:
    eva = join(firm().workspace, "Eva", "reader", sees_all=False)

    def look() -> None:
        note_visit(eva, ORCHID, "whole", NOW)

    assert at_once(look, look, look) == [None, None, None]
    assert OpeningEntry.objects.count() == 1


def test_a_deleted_alliance_is_forgotten_here_and_no_other_is(
    cast: dict[str, Member], firm: Callable[..., Member]
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    for one in (ORCHID, TULIP):
        open_alliance(ada, key_of(eva), one, "whole", NOW)
        note_visit(eva, one, "whole", NOW)
    chosen = {ORCHID: "whole", TULIP: "whole"}
    invited_by(ada, role="reader", sees_all=False, alliances=chosen)
    forget_alliance(firm("Else", "Zoe").workspace, TULIP)
    forget_alliance(ada.workspace, ORCHID)
    assert opened_to(eva) == {TULIP: "whole"}
    assert set(OpeningEntry.objects.values_list("alliance", flat=True)) == {TULIP}
    assert Invitation.objects.get().alliances == {TULIP: "whole"}


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Moves the clock to so many days after the beginning."""

    def move(days: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=days))

    move(0)
    return move


def until(days: int, purpose: str = "") -> Terms:
    """Terms through so many days from the beginning."""
    return Terms(purpose, NOW.date() + timedelta(days=days))


def test_what_is_open_through_a_day_is_closed_on_the_next_whatever_runs(
    cast: dict[str, Member], today: Callable[[int], None]
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW, until(30))
    for days, seen in ((0, {ORCHID: "whole"}), (30, {ORCHID: "whole"}), (31, {}), (300, {})):
        today(days)
        assert opened_to(eva) == seen
        assert bool(ways_in(eva)) == bool(seen)


def test_an_end_is_written_down_once_and_extended_it_goes_on(
    cast: dict[str, Member], today: Callable[[int], None]
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW, until(30))
    open_alliance(ada, key_of(eva), TULIP, "outline", NOW, until(30))
    open_alliance(ada, key_of(eva), TULIP, "outline", NOW, until(60))
    later = NOW + timedelta(days=31)
    assert end_openings(NOW + timedelta(days=30)) == 0
    assert (end_openings(later), end_openings(later)) == (1, 0)
    today(31)
    assert opened_to(eva) == {TULIP: "outline"}
    ended = OpeningEntry.objects.filter(kind="ended")
    assert [(one.alliance, one.name, one.by) for one in ended] == [(ORCHID, "Eva", "")]


def test_both_sides_are_told_once_a_week_before_and_again_when_it_was_extended(
    cast: dict[str, Member],
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW, until(30))
    assert openings_to_announce(NOW.date() + timedelta(days=22)) == []
    (one,) = openings_to_announce(NOW.date() + timedelta(days=23))
    assert (one.name, one.alliance, one.until) == ("Eva", ORCHID, until(30).until)
    assert openings_to_announce(NOW.date() + timedelta(days=24)) == []
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW, until(60))
    assert len(openings_to_announce(NOW.date() + timedelta(days=55))) == 1


def test_purpose_and_last_day_are_told_to_both_sides(
    cast: dict[str, Member], today: Callable[[int], None]
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW, until(30, "due\ndiligence"))
    (theirs,) = ways_in(eva)
    (line,) = opening_log(ada, ORCHID)
    for one in (theirs, line):
        assert (one.level, one.purpose, one.until) == ("whole", "due diligence", until(30).until)


@pytest.mark.parametrize("days", [-1, 4_000])
def test_a_last_day_gone_by_or_too_far_off_is_refused(cast: dict[str, Member], days: int) -> None:
    with pytest.raises(RefusedError) as caught:
        open_alliance(cast["Ada"], key_of(cast["Eva"]), ORCHID, "whole", NOW, until(days))
    assert caught.value.code == "WRK017"
    assert not Opening.objects.exists()
