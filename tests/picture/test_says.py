"""The map in words."""

import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, alliance
from picture.test_compose import content

from alliancemap.model.alliance import Brought, Party, Relation, Sentence, Side
from alliancemap.model.answers import Span


@one_in(4)
@given(ANSWERS)
def test_the_table_holds_every_text_of_the_map_in_full(answers: dict[str, Span | None]) -> None:
    said = content(answers, aim="Bake", customer="Bakers", need="Even ovens")
    told = " | ".join(f"{row.part} {row.says}" for row in said.table)
    for text in (
        said.verdict_words,
        said.verdict_line,
        said.dots_words,
        said.customer,
        said.need,
        said.us.name,
        said.partner.name,
        said.we_bring.text,
        said.form_words,
        *(mark.text for mark in said.risks),
        *(rock.text for rock in said.rocks),
        *(gauge.word for gauge in said.gauges),
    ):
        assert text in told


def test_a_claim_is_said_to_be_one() -> None:
    relation = Relation(
        "main", ("us", "partner"), brings=(Brought("partner", Sentence("Shops", "claimed")),)
    )
    said = content(relations=(relation,))
    row = next(row for row in said.table if row.part == "They bring")
    assert row.says.startswith("Shops, claimed, not confirmed (strength between")


def test_the_description_says_the_verdict_before_the_firms() -> None:
    told = content().description
    assert told.index("Verdict: Unclear") < told.index("Us (20 people)") < told.index("Risk:")


def test_the_french_description_is_french() -> None:
    told = content(language="fr").description
    assert "À éclaircir" in told
    assert "40\N{NARROW NO-BREAK SPACE}000 personnes" in told
    assert "Besoins du marché" in told


NOT_SCORED = {
    "en": ("Also in the file, not scored", "Scored is what ties Us to Giant."),
    "fr": ("Aussi dans le fichier, sans évaluation", "c’est le lien entre Us et Giant."),
}


@pytest.mark.parametrize("language", NOT_SCORED)
@given(sides=st.lists(st.sampled_from(("us", "partner", "other")), max_size=4))
def test_the_table_names_every_firm_that_is_not_scored_and_says_what_is(
    language: str, sides: list[Side]
) -> None:
    part, scored = NOT_SCORED[language]
    more = tuple(Party(f"p{n}", side, f"Firm {n} SA") for n, side in enumerate(sides))
    said = content(language=language, parties=(*alliance().parties, *more))
    rows = [row for row in said.table if row.part == part]
    assert len(rows) == bool(more)
    for row in rows:
        assert all(one.name in row.says for one in more)
        assert scored in row.says
        assert row.says.index(more[0].name) < row.says.index(scored)
    assert said.table == (*content(language=language).table, *rows)
