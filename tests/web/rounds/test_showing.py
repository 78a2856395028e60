"""A revealed turn in words and marks."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.test_results import TEAM, shown

from alliancemap.model.spread import Said
from alliancemap_web.rounds.results import Dot
from alliancemap_web.rounds.showing import lanes_of, shown_result

pytestmark = pytest.mark.django_db


def dot(low: int, high: int, function: str = "sales", *, leads: bool = False) -> Dot:
    """One answer."""
    return Dot("k", "Sam", function, Said(low, high), leads=leads)


def test_each_function_has_a_lane_in_the_order_of_the_list_and_the_leader_the_last() -> None:
    dots = (dot(1, 1, "support"), dot(3, 3, "direction", leads=True), dot(2, 3), dot(4, 4))
    lanes = lanes_of(dots, "en")
    assert [one.name for one in lanes] == ["Sales and marketing", "Customer support", "Direction"]
    assert [one.says for one in lanes] == ["2–3 and 4", "1", "3"]
    assert [spot.leads for one in lanes for spot in one.spots] == [False, False, False, True]


def test_no_dot_lies_on_another() -> None:
    (lane,) = lanes_of((dot(2, 2), dot(2, 2), dot(1, 3), dot(4, 4)), "en")
    assert lane.height == 72
    places = [(spot.x, spot.y) for spot in lane.spots]
    assert len(set(places)) == 4
    assert [y for _, y in places] == [12, 36, 60, 12]


def test_without_names_smaller_functions_are_the_others() -> None:
    (lane,) = lanes_of((dot(2, 2, "others"),), "fr")
    assert lane.name


def test_what_came_out_is_said_with_who_stands_where_and_why_it_is_first(ada: Desk) -> None:
    page = shown_result(shown(TEAM), ada.kept().document, "en")
    first = page.widest[0]
    assert (first.id, first.why_first) == ("R05", "between your answers 65% of the futures turn")
    assert first.camps == (
        "3–4 say Dora (Direction) and Sam (Sales and marketing); 0 say Eva (Sales and marketing)."
    )
    assert [one.who for one in first.voices] == ["Eva", "Sam", "Dora"]  # the leader last
    assert "apart" in first.agreement
    rest = {one.id: one for one in page.rest}
    assert rest["R17"].agreement == "You all say the same."
    assert rest["V03"].unknown == 2
    assert "Fewer than two" in rest["V03"].agreement
