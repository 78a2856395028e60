"""The texts of the one page and of the packs."""

import pytest
from reading.briefs_made import EXAMPLES, OPEN, STOPPED, empty, example

from alliancemap.reading.brief_pages import (
    ask,
    handover,
    need,
    pack,
    page,
    risk,
    title,
    unknown,
    value,
)
from alliancemap.reading.brief_text import teller


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_has_a_title_and_five_parts_in_the_order_of_a_board(
    name: str, language: str
) -> None:
    stops = page(example(name, language), language)
    assert [one.id for one in stops] == ["title", "need", "value", "risk", "unknown", "ask"]
    assert all(one.text for one in stops)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_partner_is_in_the_title(name: str) -> None:
    tell = teller(example(name), "en")
    assert tell.own.partner in title(tell)


def test_a_deal_breaker_leads_the_risks_and_its_repair_is_asked_for() -> None:
    tell = teller(example(STOPPED), "en")
    words = tell.reading.voice().words.gate("R11")
    assert words.name in risk(tell)[0]
    assert words.repair in ask(tell)


def test_what_nobody_wrote_is_said_to_be_open() -> None:
    tell = teller(empty(), "en")
    assert need(tell)[0] == tell.says("page.need_open")
    assert value(tell)[0] == tell.says("page.value_open")
    assert unknown(tell)[0] == tell.says("page.unknown")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_packs_have_their_own_texts(language: str) -> None:
    reading = example(OPEN, language)
    assert [one.id for one in pack(reading, language)] == ["title", "aim", "end"]
    assert [one.id for one in handover(reading, language)] == ["title", "story", "state", "first"]
    assert "Sell" not in handover(example(OPEN, "fr"), "fr")[1].text
