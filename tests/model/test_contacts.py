"""The grid of people on both sides, its counts, and who has left."""

from hypothesis import given
from model.contact_maps import DAYS, contact_maps

from alliancemap.model.contacts import (
    RANKS,
    Contact,
    ContactMap,
    Tie,
    counts,
    grid,
    known_functions,
    present,
    reach,
    turnover,
    without,
)
from alliancemap.model.functions import FUNCTIONS

RECENT = "2027-02-01"
OURS = (Contact("ada", "us", "top", "direction"), Contact("ben", "us", "operating", "engineering"))
THEIRS = (
    Contact("eva", "partner", "top", "direction"),
    Contact("max", "partner", "operating", "engineering"),
    Contact("ida", "partner", "middle", "finance"),
)
TIES = (
    Tie("ada", "eva", "2027-03-01", ("work", "advice")),
    Tie("ben", "max", "2026-01-01", ("work",)),
)
SMALL = ContactMap(OURS + THEIRS, TIES)


@given(contact_maps(), DAYS)
def test_density_lies_between_nothing_and_all(contacts: ContactMap, recent: str) -> None:
    found = counts(contacts, recent)
    if found.possible:
        assert found.density is not None
        assert 0 <= found.density <= 1000
    else:
        assert found.density is None
        assert found.ties == 0
    assert 0 <= found.points <= found.ties <= found.possible
    assert found.kinds is None or 1000 <= found.kinds <= 4000


@given(contact_maps(), DAYS)
def test_everybody_of_the_partner_stands_in_one_place_of_the_grid(
    contacts: ContactMap, recent: str
) -> None:
    cells = grid(contacts, recent)
    assert len(cells) == len(FUNCTIONS) * len(RANKS)
    assert sorted(one for cell in cells for one in cell.theirs) == sorted(
        one.id for one in contacts.on("partner")
    )


@given(contact_maps(), DAYS)
def test_a_place_is_known_exactly_when_somebody_of_us_knows_it(
    contacts: ContactMap, recent: str
) -> None:
    for cell in grid(contacts, recent):
        assert cell.is_known == bool(cell.ours)
        assert (cell.state == "met") == (cell.met is not None and cell.met >= recent)
        assert (cell.state == "empty") == (not cell.theirs)


@given(contact_maps(), DAYS)
def test_nobodys_leaving_makes_anything_better_known(contacts: ContactMap, recent: str) -> None:
    for person in contacts.people:
        after = without(contacts, person.id)
        assert set(known_functions(after)) <= set(known_functions(contacts))
        assert reach(after, recent) <= reach(contacts, recent)


@given(contact_maps(), DAYS)
def test_meeting_again_never_lowers_the_reach(contacts: ContactMap, recent: str) -> None:
    met = ContactMap(
        contacts.people, tuple(Tie(tie.one, tie.other, recent) for tie in contacts.ties)
    )
    assert reach(met, recent) >= reach(contacts, recent)


@given(contact_maps(), DAYS, DAYS)
def test_who_left_is_not_present_and_who_stayed_is(
    contacts: ContactMap, day: str, recent: str
) -> None:
    there = present(contacts, day)
    assert all(one.left is None or one.left >= day for one in there.people)
    names = {one.id for one in there.people}
    assert all(tie.one in names and tie.other in names for tie in there.ties)
    for side in turnover(contacts, min(day, recent), max(day, recent)):
        assert 0 <= side.left <= side.named


def test_a_place_with_people_whom_nobody_knows_is_told_from_an_empty_one() -> None:
    states = {(cell.function, cell.rank): cell.state for cell in grid(SMALL, RECENT)}
    assert states["direction", "top"] == "met"
    assert states["engineering", "operating"] == "faded"
    assert states["finance", "middle"] == "unmet"
    assert states["legal", "middle"] == "empty"
    assert list(states.values()).count("empty") == len(FUNCTIONS) * len(RANKS) - 3


def test_the_counts_of_a_small_map_are_those_counted_by_hand() -> None:
    found = counts(SMALL, RECENT)
    assert (found.ours, found.theirs, found.ties, found.possible, found.points) == (2, 3, 2, 6, 1)
    assert found.density == 333
    assert found.kinds == 1500
    assert found.busiest == (("ada", 1), ("eva", 1))


def test_ties_with_another_party_count_neither_for_density_nor_for_the_grid() -> None:
    third = Contact("uni", "other", "top", "engineering")
    more = ContactMap((*SMALL.people, third), (*SMALL.ties, Tie("ada", "uni", "2027-03-01")))
    assert counts(more, RECENT) == counts(SMALL, RECENT)
    assert grid(more, RECENT) == grid(SMALL, RECENT)


def tied(*places: tuple[str, str]) -> ContactMap:
    """A map in which Ada met somebody of the partner in each place."""
    people = [Contact(f"p{at}", "partner", rank, function)  # type: ignore[arg-type]
              for at, (function, rank) in enumerate(places)]  # fmt: skip
    ties = [Tie("ada", one.id, "2027-03-01") for one in people]
    return ContactMap((OURS[0], *people), tuple(ties))


def test_the_reach_follows_the_described_levels_of_the_question() -> None:
    assert reach(ContactMap(), RECENT) == 0
    assert reach(tied(("sales", "top")), RECENT) == 0
    assert reach(tied(("sales", "top"), ("sales", "top")), RECENT) == 1
    assert reach(tied(("sales", "top"), ("legal", "top")), RECENT) == 2
    assert reach(tied(("sales", "top"), ("sales", "middle")), RECENT) == 3
    assert reach(tied(("sales", "top"), ("legal", "top"), ("finance", "top")), RECENT) == 3
    whole = (("sales", "top"), ("legal", "middle"), ("finance", "operating"), ("support", "top"))
    assert reach(tied(*whole), RECENT) == 4
    assert reach(tied(*whole), "2027-04-01") == 3


def test_the_second_to_leave_within_a_year_is_alarming() -> None:
    people = (
        Contact("a", "partner", "top", "sales", left="2026-06-01"),
        Contact("b", "partner", "top", "sales", left="2027-01-01"),
        Contact("c", "partner", "top", "sales"),
        Contact("d", "us", "top", "sales", left="2025-01-01"),
    )
    ours, theirs = turnover(ContactMap(people), "2026-05-01", "2027-04-30")
    assert (ours.left, ours.named, ours.is_alarming) == (0, 0, False)
    assert (theirs.left, theirs.named, theirs.is_alarming) == (2, 3, True)
    one_year_later = turnover(ContactMap(people), "2026-12-01", "2027-11-30")[1]
    assert (one_year_later.left, one_year_later.is_alarming) == (1, False)
