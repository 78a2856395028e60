import pytest

from alliancemap.instruments import Source, load_sources
from alliancemap.instruments.source import build_sources
from alliancemap.model.instrument import InstrumentError


def test_a_source_without_a_year_or_an_address_says_so() -> None:
    assert build_sources({"gk": {"title": "General knowledge", "seen": "general_knowledge"}}) == {
        "gk": Source("gk", "", None, "General knowledge", "", "", "general_knowledge")
    }


def test_a_source_keeps_all_that_was_written() -> None:
    katila = load_sources()["katila-2008"]
    assert (katila.year, katila.title) == (2008, "Swimming with sharks")
    assert katila.authors.startswith("Katila")


def test_how_much_was_read_is_a_closed_list() -> None:
    with pytest.raises(InstrumentError, match="INS022 source gk: seen: heard"):
        build_sources({"gk": {"title": "x", "seen": "heard"}})


def test_a_page_of_the_web_has_its_address() -> None:
    without = [
        source.key
        for source in load_sources().values()
        if source.seen == "page" and not source.url.startswith("http")
    ]
    assert not without
