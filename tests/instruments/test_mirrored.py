"""The mirrored questions: every one of a factor that there is, alike in both languages."""

import re
import shutil
from pathlib import Path

import pytest
from instruments.test_words_french import WRONG

from alliancemap.instruments.load import load_instrument
from alliancemap.instruments.mirrored import FOLDER, LANGUAGES, load_mirrored
from alliancemap.model.instrument import InstrumentError

NAME = "alliance_fit-1.0"
# What a large partner must never be asked, whatever else is mirrored.
SECRET = {"R12", "R13", "R14", "R15", "R18", "R23", "R30"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the mirrored questions, to be spoiled."""
    shutil.copytree(FOLDER / NAME, tmp_path / NAME)
    return tmp_path


def spoil(folder: Path, language: str, old: str, new: str) -> None:
    path = folder / NAME / f"{language}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_question_is_of_a_factor_and_has_five_levels_in_both_languages() -> None:
    known = [one.id for one in load_instrument().factors]
    english, french = (load_mirrored(language=one) for one in LANGUAGES)
    assert (
        list(english.asked) == list(french.asked) == [one for one in known if one in english.asked]
    )
    assert all(
        len(set(one.levels)) == 5 for one in (*english.asked.values(), *french.asked.values())
    )


def test_every_factor_is_asked_or_left_out_for_a_reason() -> None:
    mirrored = load_mirrored()
    known = {one.id for one in load_instrument().factors}
    assert set(mirrored.asked) | set(mirrored.left_out) == known


def test_our_secrets_are_never_asked() -> None:
    mirrored = load_mirrored()
    assert set(mirrored.left_out) >= SECRET
    assert not SECRET & set(mirrored.asked)


def test_no_question_speaks_to_the_wrong_side() -> None:
    # In the mirror "we" is the partner who answers: the partner is never spoken of as such.
    for language, wrong in (
        ("en", r"\b[Tt]he partner\b|\b[Tt]heir own\b"),
        ("fr", r"\b[Ll]e partenaire\b"),
    ):
        for key, one in load_mirrored(language=language).asked.items():
            for text in (one.ask, *one.levels):
                assert not re.search(wrong, text), (language, key, text)


@pytest.mark.parametrize("rule", WRONG)
def test_the_french_is_typeset_as_french_is(rule: str) -> None:
    french = load_mirrored(language="fr")
    told = [
        *french.left_out.values(),
        *(text for one in french.asked.values() for text in (one.ask, *one.levels)),
        *(text for one in french.worries for text in (one.text, one.bring)),
    ]
    assert not [text for text in told if re.search(WRONG[rule], text)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[asked.M01]", "[asked.M99]", "INS031"),
        ("[asked.M01]", "[asked.R12]", "INS030"),
        ("\n[left_out]", "\n[left]", "INS015"),
        ("ask = ", "asks = ", "INS020"),
        ("levels = [", "levels = [ 'a sixth',", "INS052"),
        ("[asked.M01]", "[asked.M02x", "INS011"),
        ('\nR01 = "', '\nV01 = "', "INS030"),
    ],
)
def test_a_file_that_is_spoiled_is_told_by_its_code(
    folder: Path, old: str, new: str, code: str
) -> None:
    spoil(folder, "en", old, new)
    with pytest.raises(InstrumentError) as caught:
        load_mirrored(folder=folder)
    assert caught.value.code == code


def test_a_question_in_one_language_alone_is_refused(folder: Path) -> None:
    spoil(folder, "fr", "R01 =", "#")
    with pytest.raises(InstrumentError, match="INS050"):
        load_mirrored(folder=folder)
    (folder / NAME / "fr.toml").unlink()
    with pytest.raises(InstrumentError, match="INS010"):
        load_mirrored(language="fr", folder=folder)


def test_a_language_we_do_not_speak_is_refused_and_no_mirror_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(InstrumentError, match="INS004"):
        load_mirrored(language="de")
    assert not load_mirrored(folder=tmp_path).asked
