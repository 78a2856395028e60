"""The list of alliances: an address asks for one page of it, and leads to its neighbours."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from web.portfolio.firm import begin_short

from alliancemap.model.verdict import ORDER as VERDICTS
from alliancemap_web.finding import lists
from alliancemap_web.finding.lists import Wanted, listed
from alliancemap_web.portfolio.queries import ORDERS
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.rights import Member

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(str.strip)
WANTED = st.builds(
    Wanted,
    text=TEXT,
    stage=st.sampled_from(["", *STAGES]),
    verdict=st.sampled_from(["", *VERDICTS]),
    order=st.sampled_from(list(ORDERS)),
    archived=st.booleans(),
    number=st.integers(1, 99_999),
)


def read(query: str) -> Wanted:
    return Wanted.read(QueryDict(query.removeprefix("?")))


@given(WANTED)
def test_an_address_asks_again_for_what_it_was_made_from(wanted: Wanted) -> None:
    assert read(wanted.query(number=wanted.number)) == wanted


@given(WANTED)
def test_asking_otherwise_begins_at_the_first_page(wanted: Wanted) -> None:
    assert read(wanted.query()).number == 1
    assert read(wanted.query(stage="talks")).stage == "talks"


@given(st.dictionaries(
    st.sampled_from(["q", "stage", "verdict", "order", "archived", "page"]), st.text(max_size=20)
))  # fmt: skip
def test_whatever_an_address_says_the_list_can_show_it(sent: dict[str, str]) -> None:
    wanted = Wanted.read(sent)
    assert wanted.stage in ("", *STAGES)
    assert wanted.verdict in ("", *VERDICTS)
    assert wanted.order in ORDERS
    assert 1 <= wanted.number < 100_000


def test_asking_for_everything_is_asking_nothing() -> None:
    assert Wanted().query() == "?"
    assert read("") == Wanted()


@pytest.fixture
def five(owner: Member, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Five alliances, two a page."""
    monkeypatch.setattr(lists, "ON_A_PAGE", 2)
    return [begin_short(owner, one) for one in ("Alpha", "Bravo", "Charlie", "Delta", "Écho")]


def test_neighbouring_pages_lead_to_each_other(owner: Member, five: list[str]) -> None:
    page, shown = listed(owner, Wanted(order="name")), []
    while True:
        shown += [row.partner for row in page.rows]
        assert (page.total, page.last - page.first + 1) == (5, len(page.rows))
        if not page.after:
            break
        after = listed(owner, read(page.after))
        assert read(after.before) == page.wanted
        page = after
    assert shown == ["Alpha", "Bravo", "Charlie", "Delta", "Écho"]
    assert listed(owner, Wanted()).before == ""


def test_a_page_beyond_the_last_is_empty(owner: Member, five: list[str]) -> None:
    page = listed(owner, Wanted(number=9))
    assert (page.rows, page.first, page.after) == ((), 0, "")
    assert page.before


def test_a_page_knows_whether_less_than_everything_was_asked_for(owner: Member) -> None:
    assert not listed(owner, Wanted(order="name", archived=True)).is_filtered
    for wanted in (Wanted(text="x"), Wanted(stage="talks"), Wanted(verdict="unclear")):
        assert listed(owner, wanted).is_filtered
