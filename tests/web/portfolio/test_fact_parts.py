"""The facts come in parts, each door of the map leads to one, and no fact is left out."""

from typing import Any

from portfolio_made import data_of
from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.alliances.pictures import DOORS
from alliancemap_web.portfolio.fact_part import FactPart
from alliancemap_web.portfolio.fact_parts import is_touched, parts_of_registers
from alliancemap_web.portfolio.fields import Field
from alliancemap_web.portfolio.moved import facts_of


def parts(desk: Desk) -> tuple[FactPart, ...]:
    return facts_of(shown_to(desk), "en")


def leaves(data: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Where every value of a file stands; lists count as one value."""
    if not isinstance(data, dict):
        return {path}
    return {leaf for key, value in data.items() for leaf in leaves(value, (*path, str(key)))}


def test_every_fact_of_a_file_stands_in_some_field(ada: Desk) -> None:
    asked = {field.path for part in parts(ada) for field in part.fields}
    unasked = {
        leaf
        for leaf in leaves(data_of("mannkind-sanofi"))
        if leaf[0] not in {"alliancemap", "instrument", "answers"}
        and not any(path[: len(leaf)] == leaf or leaf == path for path in asked)
    }
    assert unasked <= {("relations", "main", "between")}


def test_every_door_of_the_map_to_a_fact_leads_to_a_part(ada: Desk) -> None:
    known = {part.id for part in parts(ada)}
    assert {door for door in DOORS.values() if door.startswith("fact-")} <= known
    assert len(known) == len(parts(ada))


def test_an_act_touches_its_own_field_and_those_inside_of_it(ada: Desk) -> None:
    all_parts = parts(ada)
    (need,) = parts_of_registers(all_parts, ["fact/need"])
    assert [field.path for field in need.fields] == [("need", "text"), ("need", "sources")]
    assert is_touched(Field(("aim",), "Aim"), frozenset({"base"}))
    assert not is_touched(Field(("aim",), "Aim"), frozenset({"fact/aims"}))
    assert parts_of_registers(all_parts, ["answer/M03"]) == ()
