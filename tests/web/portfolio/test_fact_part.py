"""A part of the facts names its fields in words."""

from alliancemap_web.portfolio.fact_part import FactPart, label, seen_options, sources


def test_a_part_names_its_fields_in_words() -> None:
    assert label("people") == "People"
    assert [one for one, _ in seen_options()] == ["at_signing", "later", "general_knowledge"]


def test_sources_stand_with_what_they_are_sources_of() -> None:
    field = sources(("need",), ("need", "text"))
    assert (field.path, field.needs, field.rows_of) == (
        ("need", "sources"), ("need", "text"), "sources",
    )  # fmt: skip
    assert FactPart("x", "X", (field,)).goes == ()
