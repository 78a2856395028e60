"""A decision keeps who, why, and on which map; it is superseded, never changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Plan, Wish, add_condition, decide, disagree
from alliancemap_web.decisions.queries import decisions_of, find_decision, standing_decision
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

Whole = Callable[[], Kept]
PLAN = Plan("proceed", "Three customers asked for it.", "Ada, Ben")
PROBE = Plan(
    "probe", "Nobody knows yet.", "Ada", finds="Will they prescribe it?", cap="€40,000",
    until="2026-06-01",
)  # fmt: skip


def test_a_decision_names_the_last_act_of_the_map_it_was_made_on(ada: Member, whole: Whole) -> None:
    first = decide(ada, whole(), PLAN, NOW)
    seen = whole().row.sequence
    record(ada, whole().key, [Change("fact/aim", "Something else")], NOW)
    second = decide(ada, whole(), replace(PLAN, sequence=seen), NOW)
    third = decide(ada, whole(), PLAN, NOW)
    found = {one.key: one.sequence for one in decisions_of(whole())}
    assert found == {first: seen, second: seen, third: seen + 1}


def test_a_decision_of_a_day_gone_by_was_made_on_that_days_map(ada: Member, whole: Whole) -> None:
    record(ada, whole().key, [Change("fact/aim", "Something else")], NOW)
    key = decide(ada, whole(), replace(PLAN, on="2026-01-20"), NOW)
    found = find_decision(whole(), key)
    assert found is not None
    assert (found.sequence, found.on) == (1, date(2026, 1, 20))


def test_a_later_decision_takes_the_place_of_one_and_both_stay(ada: Member, whole: Whole) -> None:
    first = decide(ada, whole(), PROBE, NOW)
    second = decide(ada, whole(), replace(PLAN, supersedes=first), NOW + timedelta(days=1))
    rows = decisions_of(whole())
    assert [(one.key, one.supersedes, one.superseded_by) for one in rows] == [
        (second, first, ""),
        (first, "", second),
    ]
    standing = standing_decision(whole())
    assert standing is not None
    assert standing.key == second
    with pytest.raises(RefusedError) as error:
        decide(ada, whole(), replace(PLAN, supersedes=first), NOW)
    assert (error.value.status, error.value.reasons[0].code) == (409, "DEC033")


def test_dissent_stands_with_its_reason_as_told_or_in_ones_own_words(
    ada: Member, ben: Member, chloe: Member, whole: Whole
) -> None:
    plan = replace(PLAN, dissents=(("Ben", "Too early."), ("", " ")))
    key = decide(ada, whole(), plan, NOW)
    disagree(chloe, whole(), key, "We lose the summer.", NOW)
    found = find_decision(whole(), key)
    assert found is not None
    assert [(one.name, one.reason, one.is_own) for one in found.dissents] == [
        ("Ben", "Too early.", False),
        ("Chloé", "We lose the summer.", True),
    ]
    with pytest.raises(RefusedError) as error:
        disagree(chloe, whole(), key, "Again.", NOW)
    assert (error.value.status, error.value.reasons[0].code) == (409, "DEC032")


def test_conditions_are_tied_to_it_and_keep_their_own_life(ada: Member, whole: Whole) -> None:
    mine = add_condition(ada, whole(), Wish("they sign by May"), NOW)
    key = decide(ada, whole(), replace(PLAN, conditions=(mine, "zzzzzzzzzzzz")), NOW)
    found = find_decision(whole(), key)
    assert found is not None
    assert [one.key for one in found.conditions] == [mine]


@pytest.mark.parametrize(
    ("plan", "code", "field"),
    [
        (replace(PLAN, kind="dither"), "DEC005", None),
        (replace(PLAN, why=" "), "DEC001", "why"),
        (replace(PLAN, deciders=""), "DEC001", "deciders"),
        (replace(PLAN, on="2026-03-03"), "DEC030", None),
        (replace(PLAN, look_on="2026-03-01"), "DEC004", "look_on"),
        (replace(PLAN, dissents=(("Ben", ""),)), "DEC001", "reason"),
        (replace(PLAN, dissents=(("", "Why?"),)), "DEC001", "dissenter"),
        (replace(PLAN, supersedes="zzzzzzzzzzzz"), "DEC031", None),
        (replace(PROBE, finds=""), "DEC001", "finds"),
        (replace(PROBE, cap=""), "DEC001", "cap"),
        (replace(PROBE, until=""), "DEC001", "until"),
    ],
)
def test_a_decision_that_lacks_something_is_refused_whole(
    ada: Member, whole: Whole, plan: Plan, code: str, field: str | None
) -> None:
    with pytest.raises(RefusedError) as error:
        decide(ada, whole(), plan, NOW)
    (reason,) = error.value.reasons
    assert (reason.code, dict(reason.values).get("field")) == (code, field)
    assert decisions_of(whole()) == ()


def test_what_belongs_to_a_trial_is_not_kept_of_another_decision(ada: Member, whole: Whole) -> None:
    key = decide(ada, whole(), replace(PROBE, kind="stop"), NOW)
    found = find_decision(whole(), key)
    assert found is not None
    assert (found.finds, found.cap, found.until) == ("", "", None)


def test_who_may_answer_disagrees_but_does_not_decide(
    chloe: Member, reader: Member, ada: Member, whole: Whole
) -> None:
    with pytest.raises(NotAllowedError):
        decide(chloe, whole(), PLAN, NOW)
    key = decide(ada, whole(), PLAN, NOW)
    with pytest.raises(NotAllowedError):
        disagree(reader, whole(), key, "No.", NOW)
