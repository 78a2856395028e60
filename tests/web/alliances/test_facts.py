"""The facts that the map draws."""

from dataclasses import replace

from web.alliances.shown import example

from alliancemap_web.alliances.facts import map_facts, said
from alliancemap_web.alliances.pictures import DOORS
from alliancemap_web.alliances.readings import judged
from alliancemap_web.languages import spoken


def test_every_door_of_the_map_to_a_fact_leads_to_one() -> None:
    ids = {fact.id for fact in map_facts(example(), "en")}
    assert {door for door in DOORS.values() if door.startswith("fact-")} == ids


def test_a_fact_carries_its_words_its_standing_and_its_sources() -> None:
    facts = {fact.id: fact for fact in map_facts(example(), "en")}
    assert facts["fact-we-bring"].says == ("Approved inhaled insulin and its factory",)
    assert facts["fact-we-bring"].standing == "Known"
    assert facts["fact-together"].standing == "Claimed, not confirmed"
    assert facts["fact-we-bring"].sources[0].seen == "known at signing"
    assert "260 people" in facts["fact-us"].says
    assert any("33,000,000,000 EUR" in line for line in facts["fact-partner"].says)


def test_what_nobody_said_is_said_to_be_missing() -> None:
    alliance = example().alliance
    bare = replace(
        alliance,
        aim=None,
        need=None,
        relations=(replace(alliance.relations[0], brings=(), together=None, form_words=None),),
    )
    facts = {fact.id: fact for fact in map_facts(judged("0", bare), "fr")}
    missing = spoken("not_said", "fr")
    for id_ in ("fact-aim", "fact-we-bring", "fact-they-bring", "fact-together", "fact-structure"):
        assert facts[id_].says[0] == missing
    assert said(None, "fr") == (missing,)
