"""What is wrong is said in the reader's language, the field by its name, with its code."""

import tomllib

import pytest
from django.utils import translation
from house import ROOT

from alliancemap_web.decisions.wrong import wrongs
from alliancemap_web.portfolio.refusals import refused

WORDS = tomllib.loads((ROOT / "src/alliancemap/words/en/decisions.toml").read_text("utf-8"))


def test_a_field_is_named_and_led_to() -> None:
    (wrong,) = wrongs(refused(422, "DEC002", field="why", most=20))
    assert (wrong.text, wrong.code, wrong.field) == (
        "The reason is too long. Keep to 20 characters.", "DEC002", "why",
    )  # fmt: skip
    with translation.override("fr"):
        assert wrongs(refused(422, "DEC001", field="why"))[0].text.startswith("La raison\u00a0:")


def test_nothing_wrong_is_nothing() -> None:
    assert wrongs(None) == ()


@pytest.mark.parametrize("code", WORDS["error"])
def test_every_code_has_a_sentence_in_both_languages(code: str) -> None:
    values: dict[str, str | int] = {"field": "why", "most": 3, "name": "Ada"}
    for language in ("en", "fr"):
        with translation.override(language):
            assert wrongs(refused(422, code, **values))[0].text
