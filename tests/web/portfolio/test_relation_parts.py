"""The facts of a relation: each sentence goes whole, its form asks what the rules look at."""

from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.portfolio.relation_parts import (
    relation_parts,
    sentence_fields,
    structure_fields,
)


def test_a_sentence_goes_whole_and_carries_its_standing() -> None:
    says, standing, from_where = sentence_fields(("relations", "main", "together"))
    assert says.drops == ("relations", "main", "together")
    assert standing.needs == from_where.needs == says.path


def test_the_form_asks_for_every_fact_that_the_rules_look_at(ada: Desk) -> None:
    words = shown_to(ada).reading.words("en")
    fields = structure_fields(("relations", "main"), words)
    assert [one.path[-1] for one in fields[2:]] == list(words.facts)


def test_the_first_relation_has_the_doors_of_the_map_and_cannot_go(ada: Desk) -> None:
    ada.post("facts/add/", name="Pfizer")
    ada.client.post(ada.address("facts/add/"), {"between": ["us", "pfizer"]})
    shown = shown_to(ada)
    alliance, words = shown.reading.alliance, shown.reading.words("en")
    first, second = (relation_parts(alliance, one, words) for one in alliance.relations)
    assert [one.id for one in first] == [
        "fact-we-bring", "fact-they-bring", "fact-together", "fact-structure",
    ]  # fmt: skip
    assert not any(one.goes for one in first)
    assert second[-1].goes == ("relations", "us-pfizer")
    assert second[0].lead == "Between MannKind × Pfizer"
    assert not {one.id for one in first} & {one.id for one in second}
