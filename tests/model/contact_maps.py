"""Contact maps of every kind, for laws."""

from hypothesis import strategies as st

from alliancemap.model.contacts import RANKS, TIE_KINDS, Contact, ContactMap, Tie
from alliancemap.model.functions import FUNCTIONS

DAYS = st.builds(
    "{}-{:02}-{:02}".format, st.integers(2025, 2027), st.integers(1, 12), st.integers(1, 28)
)


@st.composite
def contact_maps(draw: st.DrawFn, most: int = 9) -> ContactMap:
    """Some people of any side and any ties between those of different sides."""
    people = tuple(
        Contact(
            f"p{place}",
            draw(st.sampled_from(("us", "partner", "other"))),
            draw(st.sampled_from(RANKS)),
            draw(st.sampled_from(FUNCTIONS)),
            left=draw(st.none() | DAYS),
        )
        for place in range(draw(st.integers(0, most)))
    )
    pairs = [
        (one.id, other.id)
        for at, one in enumerate(people)
        for other in people[at + 1 :]
        if one.side != other.side
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    kinds = st.lists(st.sampled_from(TIE_KINDS), unique=True).map(tuple)
    ties = tuple(Tie(one, other, draw(st.none() | DAYS), draw(kinds)) for one, other in chosen)
    return ContactMap(people, ties)
