"""A condition stands until who set it says that it is met; every step is kept."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import (
    Wish,
    add_condition,
    change_condition,
    turn_condition,
)
from alliancemap_web.decisions.actions.conditions import TURNS
from alliancemap_web.decisions.queries import conditions_of, find_condition, open_conditions
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member, NotAllowedError

Whole = Callable[[], Kept]
WISH = Wish("their medical team names a second contact", "risk", "Ben", "2026-06-01")


def turned(member: Member, whole: Whole, key: str, kind: str) -> str:
    turn_condition(member, whole(), key, kind, "", NOW)
    one = find_condition(whole(), key)
    assert one is not None
    return one.state


def test_who_set_it_confirms_what_another_says_is_met(
    chloe: Member, ben: Member, whole: Whole
) -> None:
    key = add_condition(chloe, whole(), WISH, NOW)
    assert turned(ben, whole, key, "met") == "met"
    with pytest.raises(RefusedError) as error:
        turn_condition(ben, whole(), key, "confirmed", "", NOW)
    assert (error.value.status, error.value.reasons[0].code) == (403, "DEC022")
    assert turned(chloe, whole, key, "not_met") == "open"
    assert turned(ben, whole, key, "met") == "met"
    assert turned(chloe, whole, key, "confirmed") == "confirmed"
    (row,) = conditions_of(whole())
    assert [(one.kind, one.by) for one in row.steps] == [
        ("set", "Chloé"), ("met", "Ben"), ("not_met", "Chloé"), ("met", "Ben"),
        ("confirmed", "Chloé"),
    ]  # fmt: skip
    assert open_conditions(whole()) == ()


def test_who_sets_and_meets_a_condition_confirms_it_at_once(ada: Member, whole: Whole) -> None:
    key = add_condition(ada, whole(), WISH, NOW)
    assert turned(ada, whole, key, "met") == "confirmed"
    assert turned(ada, whole, key, "not_met") == "open"


def test_the_owner_is_tied_to_their_account_where_the_name_is_a_members(
    ada: Member, ben: Member, whole: Whole
) -> None:
    key = add_condition(ada, whole(), WISH, NOW)
    one = find_condition(whole(), key)
    assert one is not None
    assert one.owner_person == ben.person
    change_condition(ben, whole(), key, "Somebody outside", "2026-07-01", NOW)
    one = find_condition(whole(), key)
    assert one is not None
    assert (one.owner, one.owner_person, str(one.due)) == ("Somebody outside", None, "2026-07-01")


def test_a_day_that_has_passed_may_stay_but_not_be_chosen(ada: Member, whole: Whole) -> None:
    key = add_condition(ada, whole(), WISH, NOW)
    later = NOW.replace(month=8)
    change_condition(ada, whole(), key, "Chloé", "2026-06-01", later)
    with pytest.raises(RefusedError) as error:
        change_condition(ada, whole(), key, "Chloé", "2026-07-01", later)
    assert error.value.reasons[0].code == "DEC004"


def test_a_stranger_to_a_condition_changes_nothing_of_it(
    ada: Member, chloe: Member, reader: Member, whole: Whole
) -> None:
    key = add_condition(ada, whole(), WISH, NOW)
    with pytest.raises(NotAllowedError):
        change_condition(chloe, whole(), key, "Chloé", "", NOW)
    with pytest.raises(RefusedError) as error:
        turn_condition(chloe, whole(), key, "withdrawn", "", NOW)
    assert error.value.status == 403
    with pytest.raises(NotAllowedError):
        turn_condition(reader, whole(), key, "met", "", NOW)
    with pytest.raises(RefusedError) as error:
        turn_condition(ada, whole(), "zzzzzzzzzzzz", "met", "", NOW)
    assert error.value.status == 404


def test_when_its_authors_account_is_gone_the_owners_of_the_workspace_judge(
    ada: Member, ben: Member, chloe: Member, whole: Whole
) -> None:
    key = add_condition(chloe, whole(), WISH, NOW)
    Membership.objects.get(pk=chloe.membership).person.delete()
    one = find_condition(whole(), key)
    assert one is not None
    assert (one.by, one.person) == ("Chloé", None)
    assert turned(ben, whole, key, "met") == "met"
    with pytest.raises(RefusedError):
        turn_condition(ben, whole(), key, "confirmed", "", NOW)
    assert turned(ada, whole, key, "confirmed") == "confirmed"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(""), "DEC001"),
        (Wish("x", "moon"), "DEC005"),
        (Wish("x", due="soon"), "DEC003"),
        (Wish("x", due="2026-03-01"), "DEC004"),
        (Wish("x", owner="n" * 81), "DEC002"),
        (Wish("x" * 2_001), "DEC002"),
    ],
)
def test_a_condition_that_cannot_be_kept_is_refused(
    ada: Member, whole: Whole, wish: Wish, code: str
) -> None:
    with pytest.raises(RefusedError) as error:
        add_condition(ada, whole(), wish, NOW)
    assert error.value.reasons[0].code == code


@given(st.lists(st.sampled_from(["met", "confirmed", "not_met", "withdrawn"]), max_size=12))
def test_no_turn_leads_back_from_withdrawn_and_only_met_leads_to_confirmed(
    kinds: list[str],
) -> None:
    state, met = "open", False
    for kind in kinds:
        after = TURNS.get((state, kind))
        if state == "withdrawn":
            assert after is None
        if after == "confirmed":
            assert met
        if after is not None:
            state, met = after, after == "met"
