"""The gallery's cards."""

import pytest
from web.alliances.shown import example, known_only

from alliancemap_web.alliances.cards import cards, sector_filters
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.queries import Listed

FOUND = (
    Listed("mannkind-sanofi", "MannKind × Sanofi", example(), False),
    Listed("tesla-daimler", "Tesla × Daimler", example("tesla-daimler"), True),
    Listed("broken", "broken.yaml", None, True),
)


def test_a_card_says_what_the_map_says() -> None:
    card = cards(FOUND, "", "en")[0]
    assert (card.title, card.date) == ("MannKind × Sanofi", "11 August 2014")
    assert card.dots == example().assessment.futures.dots
    assert [one.theme for one in card.gauges] == ["market", "value", "risk"]
    assert "<text" not in card.picture


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_card_counts_no_futures_while_it_is_too_early(language: str) -> None:
    early, counted = known_only(5), known_only(6)
    found = [Listed(str(place), "", one, False) for place, one in enumerate((early, counted))]
    first, second = cards(found, "", language)
    assert (first.dots, first.futures_words) == (None, content_of(early, language).dots_words)
    assert "5" in first.futures_words
    assert second.dots == counted.assessment.futures.dots


def test_a_file_that_cannot_be_read_has_a_card_too() -> None:
    card = cards(FOUND, "", "fr")[2]
    assert (card.title, card.has_reading, card.is_refused) == ("broken.yaml", False, True)


def test_a_sector_limits_the_cards_to_its_own() -> None:
    assert [card.slug for card in cards(FOUND, "general_hi_tech", "en")] == ["tesla-daimler"]


def test_the_sectors_are_counted_and_named() -> None:
    found = sector_filters(FOUND, "fr")
    assert {one.id: one.count for one in found} == {"general_hi_tech": 1, "health_technology": 1}
    assert [one.name for one in found] == sorted(one.name for one in found)
