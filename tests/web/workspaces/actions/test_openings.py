"""Alliances are opened to people from outside, closed again, and all of it stays in the log."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from web.workspaces.conftest import NOW, ORCHID, TULIP, at_once, invited_by, join, key_of

from alliancemap_web.workspaces.actions import (
    close_alliance,
    forget_alliance,
    note_visit,
    open_alliance,
)
from alliancemap_web.workspaces.models import Invitation, Opening, OpeningEntry
from alliancemap_web.workspaces.queries import opened_to
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
