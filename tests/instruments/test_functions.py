"""The file that says who is asked about what, and what is refused of one."""

from pathlib import Path
from shutil import copytree

import pytest

from alliancemap.instruments.functions import load_askers
from alliancemap.instruments.load import SHIPPED, load_instrument
from alliancemap.model.functions import ENOUGH, FUNCTIONS, MOST_FACTORS
from alliancemap.model.instrument import InstrumentError
from alliancemap.words import LANGUAGES, phrase


def test_each_of_the_sixty_factors_is_asked_of_two_functions_or_more() -> None:
    askers = load_askers()
    assert list(askers) == [one.id for one in load_instrument().factors]
    assert all(len(some) >= ENOUGH for some in askers.values())


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_is_asked_more_than_ten_minutes(function: str) -> None:
    assert 10 <= sum(function in some for some in load_askers().values()) <= MOST_FACTORS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_function_has_a_name(function: str, language: str) -> None:
    assert phrase(f"functions.{function}", language, "functions")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('R30 = ["legal", "direction", "finance"]', ""),
        ('R30 = ["legal", "direction", "finance"]', 'R30 = ["legal"]'),
        ('R30 = ["legal", "direction", "finance"]', 'R30 = ["legal", "legal"]'),
        ('R30 = ["legal", "direction", "finance"]', 'R30 = ["legal", "kitchen"]'),
        ('R30 = ["legal", "direction", "finance"]', 'R31 = ["legal", "finance"]'),
        ('R29 = ["legal", "finance"]', 'R29 = ["legal", "finance", "direction"]'),
        ("[asked]", "[asked"),
        ("[asked]", "[others]"),
    ],
)
def test_a_file_that_is_not_sound_is_refused(tmp_path: Path, was: str, becomes: str) -> None:
    copytree(SHIPPED / "alliance_fit", tmp_path / "alliance_fit")
    path = tmp_path / "alliance_fit" / "functions.toml"
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), "utf-8")
    with pytest.raises(InstrumentError, match="INS005"):
        load_askers(root=tmp_path)
