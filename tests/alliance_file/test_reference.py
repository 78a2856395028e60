"""The reference page says what the table of shapes says."""

import pytest
from alliance_file.published import PAGE, file_words, sentences, titles

from alliancemap.alliance_file.reference import reference_page
from alliancemap.alliance_file.shape import records

MADE = reference_page(titles("en"), sentences("en"))


def test_the_published_page_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--renew-goldens"):
        PAGE.write_text(MADE, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == MADE, "run: python3 dev.py goldens"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_key_has_a_meaning_in_each_language_and_no_other(language: str) -> None:
    keys = [f"{record.name}.{key.name}" for record in records() for key in record.keys]
    assert list(file_words(language)["file_key"]) == keys


def test_every_key_and_code_stands_on_the_page() -> None:
    for record in records():
        for key in record.keys:
            assert f"| `{key.name}` |" in MADE
    assert all(f"| {code} |" in MADE for code in sentences("en"))
