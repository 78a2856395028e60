"""Word checks: each answers alone, and what comes out is settled."""

from datetime import timedelta

import pytest
from web.portfolio.conftest import NOW
from web.vocabulary.conftest import TODAY, WORDS, asked_by_key, membership

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary.actions import (
    NewPerson,
    add_person,
    close,
    make_link,
    open_check,
    pick,
    remove_person,
    settle,
)
from alliancemap_web.vocabulary.queries import (
    Asked,
    Chosen,
    asked_of_guest,
    asked_of_member,
    find_check,
    find_term,
    guest_of_link,
)
from alliancemap_web.workspaces.rights import Member, NotAllowedError

ALL = {word: Chosen("a") for word in WORDS}


def asked(member: Member, kept: Kept, key: str) -> Asked:
    one = find_check(kept, key, TODAY)
    assert one
    found = asked_of_member(member, one, TODAY)
    assert found
    return found


def code_of(refusal: pytest.ExceptionInfo[RefusedError]) -> str:
    return refusal.value.reasons[0].code


@pytest.mark.parametrize(
    ("words", "functions", "days", "code"),
    [
        ([], ["sales", "legal"], 7, "VOC020"),
        (["nothing"], ["sales", "legal"], 7, "VOC020"),
        (WORDS, ["sales"], 7, "VOC021"),
        (WORDS, ["sales", "legal"], -1, "VOC022"),
        (WORDS, ["sales", "legal"], 93, "VOC022"),
        (WORDS, ["sales", "boss"], 7, "VOC024"),
    ],
)
def test_a_check_that_is_refused_leaves_nothing(
    owner: Member, kept: Kept, words: list[str], functions: list[str], days: int, code: str
) -> None:
    from alliancemap_web.vocabulary.models import Check

    people = [NewPerson(f"N{at}", one) for at, one in enumerate(functions)]
    with pytest.raises(RefusedError) as refusal:
        open_check(owner, kept, words, people, TODAY + timedelta(days=days), NOW)
    assert code_of(refusal) == code
    assert not Check.objects.exists()


def test_nobody_of_another_firm_is_asked_as_a_member(
    owner: Member, stranger: Member, kept: Kept
) -> None:
    people = [NewPerson("Zoé", "sales", membership(stranger)), NewPerson("Dee", "legal")]
    with pytest.raises(RefusedError) as refusal:
        open_check(owner, kept, WORDS, people, TODAY, NOW)
    assert code_of(refusal) == "VOC023"


def test_it_is_over_once_everybody_is_done_and_then_nothing_changes(
    owner: Member, ben: Member, kept: Kept, check: str, guest
) -> None:  # type: ignore[no-untyped-def]
    _, dee = guest()
    assert pick(asked(owner, kept, check), ALL, NOW)
    assert pick(asked(ben, kept, check), {"pilot": Chosen("b")}, NOW) is False
    assert pick(asked_by_key(dee), ALL, NOW)
    before = find_check(kept, check, TODAY)
    assert before
    assert not before.is_over
    assert pick(asked(ben, kept, check), {"exclusivity": Chosen("c")}, NOW)
    after = find_check(kept, check, TODAY)
    assert after
    assert after.is_over
    with pytest.raises(RefusedError) as refusal:
        pick(asked(ben, kept, check), ALL, NOW)
    assert code_of(refusal) == "VOC027"


def test_it_is_over_the_day_after_its_last(kept: Kept, check: str) -> None:
    last = TODAY + timedelta(days=7)
    for day, over in ((last, False), (last + timedelta(days=1), True)):
        found = find_check(kept, check, day)
        assert found
        assert found.is_over is over


@pytest.mark.parametrize(
    "chosen", [Chosen("other"), Chosen("other", "  "), Chosen("other", "x" * 301), Chosen("z")]
)
def test_what_cannot_be_picked(owner: Member, kept: Kept, check: str, chosen: Chosen) -> None:
    with pytest.raises(RefusedError):
        pick(asked(owner, kept, check), {"pilot": chosen}, NOW)
    assert asked(owner, kept, check).picks == {}


def test_a_new_link_ends_the_old_one_and_removing_somebody_ends_both(
    owner: Member, kept: Kept, check: str, guest
) -> None:  # type: ignore[no-untyped-def]
    first, dee = guest()
    second = make_link(owner, kept, check, dee)
    assert guest_of_link(first, NOW) is None
    assert guest_of_link(second, NOW) == dee
    remove_person(owner, kept, check, dee, NOW)
    assert guest_of_link(second, NOW) is None
    assert asked_of_guest(dee, NOW) is None


def test_a_check_keeps_two_people(owner: Member, kept: Kept, check: str) -> None:
    found = find_check(kept, check, TODAY)
    assert found
    remove_person(owner, kept, check, found.people[0].key, NOW)
    with pytest.raises(RefusedError) as refusal:
        remove_person(owner, kept, check, found.people[1].key, NOW)
    assert code_of(refusal) == "VOC021"


def test_nobody_is_asked_twice_or_once_it_is_over(owner: Member, kept: Kept, check: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        add_person(owner, kept, check, NewPerson("Ada", "sales", membership(owner)), NOW)
    assert code_of(refusal) == "VOC025"
    close(owner, kept, check, NOW)
    with pytest.raises(RefusedError) as refusal:
        add_person(owner, kept, check, NewPerson("Flo", "sales"), NOW)
    assert code_of(refusal) == "VOC027"


def test_nothing_is_settled_before_it_is_over(owner: Member, kept: Kept, check: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        settle(owner, kept, check, "pilot", "a", "", "en", NOW)
    assert code_of(refusal) == "VOC030"


def test_what_is_settled_becomes_the_firm_s_own_example(
    owner: Member, kept: Kept, check: str
) -> None:
    close(owner, kept, check, NOW)
    settle(owner, kept, check, "pilot", "b", "", "en", NOW)
    term = find_term(owner, "pilot")
    assert term
    assert "written down before" in term.said["en"].example
    assert "écrit d’avance" in term.said["fr"].example
    settle(owner, kept, check, "pilot", "own", "Two months, paid.", "en", NOW + timedelta(hours=1))
    term = find_term(owner, "pilot")
    assert term
    # Another language's sentence would say something else by now.
    assert (term.said["en"].example, term.said["fr"].example) == ("Two months, paid.", "")


def test_what_the_lawyer_is_asked_changes_no_example(owner: Member, kept: Kept, check: str) -> None:
    close(owner, kept, check, NOW)
    settle(owner, kept, check, "pilot", "lawyer", "", "en", NOW)
    found, term = find_check(kept, check, TODAY), find_term(owner, "pilot")
    assert found
    assert found.settled
    assert found.settled["pilot"].outcome == "lawyer"
    assert term
    assert not term.has_said


def test_who_may_not_edit_opens_closes_and_settles_nothing(
    cy: Member, kept: Kept, check: str
) -> None:
    with pytest.raises(NotAllowedError):
        open_check(cy, kept, WORDS, [], TODAY, NOW)
    with pytest.raises(NotAllowedError):
        close(cy, kept, check, NOW)
    with pytest.raises(NotAllowedError):
        settle(cy, kept, check, "pilot", "a", "", "en", NOW)
    with pytest.raises(NotAllowedError):
        make_link(cy, kept, check, "x")
