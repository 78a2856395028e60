"""What another painter is given to draw a talk's map with."""

import gzip
import json

import pytest
from picture.stencils import nothing_said, stencil

from alliancemap.instruments import sectors
from alliancemap.words import LANGUAGES

both_languages = pytest.mark.parametrize("language", LANGUAGES)


@both_languages
def test_a_stencil_is_plain_json_and_takes_at_most_12_kb(language: str) -> None:
    text = json.dumps(stencil(language), ensure_ascii=False, separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < 12_000


@both_languages
def test_a_stencil_is_the_same_for_every_sector(language: str) -> None:
    first, *others = (stencil(language, sector) for sector in sectors())
    assert all(other == first for other in others)


@both_languages
def test_of_a_blank_talk_nothing_is_known(language: str) -> None:
    said = nothing_said(language)
    assert said.title == ""
    assert said.dots_yes is None
    assert (said.market_low, said.market_high) == (said.tide_known, said.tide_possible) == (0, 4000)
    assert {said.we_bring.standing, said.they_bring.standing, said.together.standing} == {"unknown"}
    assert said.us.people is said.partner.people is said.form is None
    assert not said.rocks
