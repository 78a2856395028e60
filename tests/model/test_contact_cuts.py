"""Single points of failure, against what trying each person's leaving finds."""

from itertools import pairwise

from hypothesis import given
from model.contact_maps import DAYS, contact_maps

from alliancemap.model.contact_cuts import cut_points, loss, pieces, single_points
from alliancemap.model.contacts import Contact, ContactMap, Tie, known_functions, without

RECENT = "2027-01-01"


def joined(contacts: ContactMap) -> set[frozenset[str]]:
    """The pieces of a map by definition: sets of people grown until no tie leaves any of them."""
    sets = {frozenset({one.id}) for one in contacts.people}
    for tie in contacts.ties:
        one = next(some for some in sets if tie.one in some)
        other = next(some for some in sets if tie.other in some)
        sets = (sets - {one, other}) | {one | other}
    return sets


@given(contact_maps())
def test_a_cut_point_is_whoever_leaves_others_apart_who_were_joined(contacts: ContactMap) -> None:
    by_trying = tuple(
        one.id
        for one in contacts.people
        # Leaving takes the person's own set away when they stood alone, and nothing else.
        if len(joined(without(contacts, one.id))) > len(joined(contacts))
    )
    assert cut_points(contacts) == by_trying


@given(contact_maps())
def test_anybody_elses_leaving_disconnects_nobody(contacts: ContactMap) -> None:
    cuts = cut_points(contacts)
    for one in contacts.people:
        if one.id not in cuts:
            assert pieces(without(contacts, one.id)) <= pieces(contacts)


@given(contact_maps())
def test_pieces_are_the_sets_of_two_and_more(contacts: ContactMap) -> None:
    assert pieces(contacts) == sum(1 for some in joined(contacts) if len(some) > 1)


@given(contact_maps(), DAYS)
def test_what_is_lost_is_what_was_there_before_and_is_not_after(
    contacts: ContactMap, recent: str
) -> None:
    for one in contacts.people:
        gone, after = loss(contacts, one.id, recent), without(contacts, one.id)
        assert set(gone.ties) | set(after.ties) == set(contacts.ties)
        assert set(gone.functions) | set(known_functions(after)) == set(known_functions(contacts))
        assert set(gone.functions) <= {function for function, _ in gone.cells}
        assert gone.ends == bool(contacts.with_partner() and not after.with_partner())
        assert all(not any(tie.between(left) for tie in after.ties) for left in gone.stranded)


def test_everything_hangs_on_the_only_one_who_knows_the_partner() -> None:
    theirs = tuple(
        Contact(name, "partner", "middle", function)
        for name, function in (("eva", "direction"), ("max", "engineering"), ("ida", "finance"))
    )  # type: ignore[arg-type]
    contacts = ContactMap(
        (Contact("ada", "us", "top", "direction"), *theirs),
        tuple(Tie("ada", one.id) for one in theirs),
    )
    first = single_points(contacts, RECENT)[0]
    assert first.person == "ada"
    assert first.ends
    assert first.splits
    assert first.stranded == ("eva", "max", "ida")
    assert first.functions == ("direction", "engineering", "finance")


def test_a_pair_that_knows_each_other_alone_ends_with_either() -> None:
    pair = ContactMap(
        (Contact("ada", "us", "top", "direction"), Contact("eva", "partner", "top", "sales")),
        (Tie("ada", "eva"),),
    )
    assert cut_points(pair) == ()
    assert [one.person for one in single_points(pair, RECENT)] == ["ada", "eva"]
    assert all(one.ends and one.functions == ("sales",) for one in single_points(pair, RECENT))


def test_two_who_each_know_two_leave_no_single_point() -> None:
    people = (
        Contact("ada", "us", "top", "direction"),
        Contact("ben", "us", "top", "engineering"),
        Contact("eva", "partner", "top", "sales"),
        Contact("max", "partner", "top", "sales"),
    )
    ties = tuple(Tie(one, other) for one in ("ada", "ben") for other in ("eva", "max"))
    assert single_points(ContactMap(people, ties), RECENT) == ()


def test_a_long_chain_is_walked_without_running_out_of_depth() -> None:
    people = tuple(
        Contact(f"p{at}", "us" if at % 2 else "partner", "top", "sales") for at in range(3000)
    )
    ties = tuple(Tie(one.id, other.id) for one, other in pairwise(people))
    assert len(cut_points(ContactMap(people, ties))) == 2998
