"""The files a reader can take away."""

import pytest
from web.alliances.shown import example
from web.edits import EXAMPLES

from alliancemap.alliance_file import read_alliance
from alliancemap_web.alliances.files import take

TEXT = (EXAMPLES / "mannkind-sanofi.yaml").read_text(encoding="utf-8")


def test_the_yaml_is_what_people_wrote_to_the_last_comment() -> None:
    assert take("m", TEXT, example(), "yaml", "en").content.decode() == TEXT


def test_the_json_holds_the_same_alliance() -> None:
    taken = take("m", TEXT, example(), "json", "en")
    assert read_alliance(taken.content) == example().alliance


def test_names_tell_language_and_shape_apart() -> None:
    names = {
        take("m", TEXT, example(), kind, language).name
        for kind in ("svg", "svg-portrait", "yaml", "json")
        for language in ("en", "fr")
    }
    assert names == {
        *("m-en.svg", "m-fr.svg", "m-en-portrait.svg", "m-fr-portrait.svg"),
        *("m.yaml", "m.json"),
    }


def test_the_same_file_is_the_same_bytes() -> None:
    first, second = (take("m", TEXT, example(), "pdf", "fr").content for _ in range(2))
    assert first == second


def test_there_is_no_file_of_another_kind() -> None:
    with pytest.raises(KeyError):
        take("m", TEXT, example(), "exe", "en")
