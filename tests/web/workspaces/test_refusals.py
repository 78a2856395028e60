"""Refusals have their sentence in both languages."""

import tomllib

import pytest

from alliancemap.words import LANGUAGES, SHIPPED
from alliancemap_web.workspaces.refusals import RefusedError


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_its_sentence_with_its_values(language: str) -> None:
    assert "Lumio" in RefusedError("WRK003", name="Lumio").sentence(language)


def test_an_unknown_code_has_no_sentence() -> None:
    with pytest.raises(KeyError):
        RefusedError("WRK999").sentence("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_of_this_room(language: str) -> None:
    text = (SHIPPED / language / "workspaces.toml").read_text("utf-8")
    codes = list(tomllib.loads(text)["error"])
    assert codes
    assert all(code.startswith("WRK") for code in codes)
    assert codes == sorted(codes)
