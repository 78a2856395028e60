"""Every export error has a code and one sentence in each language."""

import pytest

from alliancemap.export.error import ExportError, need
from alliancemap.words import LANGUAGES, error_sentence


def test_a_missing_extra_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(ExportError) as caught:
        need("no_such_module_anywhere", "pdf")
    assert caught.value.code == "EXP002"
    values = dict(caught.value.message.values)
    assert values == {"format": "pdf", "extra": "alliancemap[export]"}


def test_a_module_that_is_there_is_returned() -> None:
    assert need("json", "svg").__name__ == "json"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("EXP001", {"format": "gif", "known": "svg, png"}),
        ("EXP002", {"format": "pdf", "extra": "alliancemap[export]"}),
        ("EXP003", {"format": "png", "why": "too large"}),
    ],
)
def test_every_code_is_one_sentence_with_its_values(
    code: str, values: dict[str, str], language: str
) -> None:
    said = error_sentence(code, language, **values)
    assert all(value in said for value in values.values())
    assert said.endswith(".")
    assert "\n" not in said
