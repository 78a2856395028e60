"""`alliancemap map`: the same bytes as the library's, in every format, or one clear sentence."""

from pathlib import Path

import pytest
from commanded import EXAMPLE, call

import alliancemap
from alliancemap.cli.commands import FORMATS, FORMS
from alliancemap.export.files import FORMATS as MADE
from alliancemap.export.files import export_map


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", ["landscape", "portrait"])
def test_five_lines_of_python_give_the_same_bytes(language: str, page: str) -> None:
    words = ["--portrait"] if page == "portrait" else []
    answer = call("map", EXAMPLE, "-o", "-", "--lang", language, *words)
    reading = alliancemap.open_alliance(EXAMPLE)
    picture = reading.map(language, "portrait" if page == "portrait" else "landscape")
    assert answer.raw == picture.svg.encode()


@pytest.mark.parametrize("file_format", MADE)
def test_the_end_of_the_name_is_the_format(file_format: str, tmp_path: Path) -> None:
    target = tmp_path / f"map.{file_format.upper()}"
    answer = call("map", EXAMPLE, "-o", target)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    content = alliancemap.open_alliance(EXAMPLE).map().content
    assert target.read_bytes() == export_map(content, file_format)


def test_the_formats_in_the_table_are_those_that_can_be_made() -> None:
    assert FORMATS == MADE


def test_text_is_the_table_twin() -> None:
    assert call("map", EXAMPLE, "--text").out == alliancemap.open_alliance(EXAMPLE).map().text


def test_words_and_file_may_be_asked_for_together(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    answer = call("map", EXAMPLE, "--text", "-o", target)
    assert answer.out == alliancemap.open_alliance(EXAMPLE).map().text
    assert target.read_bytes().startswith(b"<svg")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], "CLI023"),
        (["-o", "map.gif"], "EXP001"),
        (["-o", "map"], "EXP001"),
        (["-o", ""], "EXP001"),
        (["-o", "no/such/folder/map.svg"], "CLI015"),
    ],
)
def test_a_map_that_cannot_be_written_has_its_code(words: list[str], code: str) -> None:
    answer = call("map", EXAMPLE, *words)
    assert (answer.code, answer.codes) == (2, [code])


def test_a_missing_extra_is_said_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    answer = call("map", EXAMPLE, "-o", tmp_path / "map.pdf")
    assert (answer.code, answer.codes) == (2, ["EXP002"])
    assert "alliancemap[export]" in answer.err
    assert not (tmp_path / "map.pdf").exists()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_another_form_redraws_the_bridge_and_nothing_else(form: str, language: str) -> None:
    reading = alliancemap.open_alliance(EXAMPLE)
    other = reading.with_form(form)  # type: ignore[arg-type]
    answer = call("map", EXAMPLE, "--form", form, "-o", "-", "--lang", language)
    assert answer.raw == other.map(language).svg.encode()
    drawn, kept = other.map(language).content, reading.map(language).content
    assert (drawn.form, drawn.form_words) == (
        form,
        other.voice(language).words.form(form).map_label,
    )
    assert (
        drawn.form_words in call("map", EXAMPLE, "--form", form, "--text", "--lang", language).out
    )
    assert (drawn.verdict, drawn.gauges, drawn.rocks) == (kept.verdict, kept.gauges, kept.rocks)
