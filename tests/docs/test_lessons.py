"""The lessons and recipes do what they say: their commands and their Python are run here."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from commanded import EXAMPLES, call
from house import ROOT

import alliancemap

LESSON = ROOT / "docs" / "tutorials" / "first-reading.md"
COMPARE = ROOT / "docs" / "how-to" / "compare-candidates.md"
NOTEBOOK = ROOT / "docs" / "how-to" / "use-in-a-notebook.md"


def commands(page: Path) -> list[list[str]]:
    """The indented command lines of a page, as words."""
    found = re.findall(r"^    (\S.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [shlex.split(line) for line in found]


def carry_out(words: list[str]) -> str:
    """Carry out one command line of a page and return what it prints."""
    if words[0] == "cp":
        shutil.copy(words[1], words[2])
        return ""
    assert words[0] == "alliancemap"
    answer = call(*words[1:])
    assert (answer.code, answer.err) == (0, ""), words
    return answer.out


def answer(path: Path, levels: dict[str, str]) -> None:
    """Answer some questions of a file as a person would with an editor."""
    text = path.read_text(encoding="utf-8")
    for factor, level in levels.items():
        text, found = re.subn(
            rf"^  {factor}: \S+$", f"  {factor}: {level}", text, flags=re.MULTILINE
        )
        assert found == 1
    path.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALLIANCEMAP_LANG", "en")


def test_the_first_reading_goes_as_it_is_told() -> None:
    new, unknown, card, read, copy, before, *rest = commands(LESSON)
    carry_out(new)
    assert "Unclear." in carry_out(unknown)
    lesson = LESSON.read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.+?)```", lesson, re.DOTALL)
    answer(Path("own.yaml"), dict(re.findall(r"(\w+): (\S+)", block)))
    assert carry_out(card).startswith("R17")
    assert "Not as it stands." in carry_out(read)
    carry_out(copy)
    answer(Path("repaired.yaml"), {"R17": "3"})
    changed = carry_out(before)
    assert "1 answer changed" in changed
    assert "from Not as it stands to Unclear" in changed
    assert "from fired to clear" in changed
    for words in rest:
        carry_out(words)
    assert Path("map.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_recipe_for_candidates_goes_as_it_is_told() -> None:
    first, second, *rest = commands(COMPARE)
    carry_out(first)
    carry_out(second)
    shutil.copy("north.yaml", "exclusive.yaml")
    shutil.copy("south.yaml", "open.yaml")
    for words in rest:
        assert "north" in (said := carry_out(words)) or "exclusive" in said


def test_the_recipe_for_notebooks_goes_as_it_is_told() -> None:
    Path("examples").symlink_to(EXAMPLES)
    blocks = re.findall(r"```python\n(.+?)```", NOTEBOOK.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)  # noqa: S102  our own page
    assert isinstance(names["reading"], alliancemap.Reading)
    dots = eval("after.changes_since(reading).dots", names)  # noqa: S307  our own page
    assert dots[0] != dots[1]
