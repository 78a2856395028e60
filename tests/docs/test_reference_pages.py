"""The reference pages of the instrument say what the instrument says now."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from golden_file import hold

from alliancemap.instruments import load_instrument, load_sources, load_words
from alliancemap.vocabulary import dictionary

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import reference_pages  # noqa: E402 (a tool, not a package)
from reference_edition import LABELS  # noqa: E402

MADE = reference_pages.made()
PAGES = {path.name: raw.decode() for path, raw in MADE.items()}


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_a_page_made_from_the_instrument_is_current(
    path: Path, request: pytest.FixtureRequest
) -> None:
    trouble = hold(path, MADE[path], renew=bool(request.config.getoption("--renew-goldens")))
    if trouble:
        pytest.fail(trouble, pytrace=False)


@pytest.mark.parametrize(
    ("page", "language"), [("instrument.md", "en"), ("instrument.fr.md", "fr")]
)
def test_every_factor_has_its_question_levels_direction_example_and_sources(
    page: str, language: str
) -> None:
    parts = re.split(r"^#### ", PAGES[page], flags=re.MULTILINE)[1:]
    by_factor = {part.split()[0]: part for part in parts}
    instrument, words = load_instrument(), load_words(language=language)
    assert list(by_factor) == [factor.id for factor in instrument.factors]
    for factor in instrument.factors:
        said, part = words.factor(factor.id), by_factor[factor.id]
        assert f"> {said.ask}\n" in part
        for number, level in enumerate(said.levels):
            assert f"| {number} | {level} |" in part
        for text in (said.meaning, said.direction, said.example, *said.evidence):
            assert text in part
        for source in factor.sources:
            assert f"(sources.md#{source.key}), {source.grade}" in part


def test_what_another_sector_says_stands_beside_it() -> None:
    health = load_words(sector="health_technology")
    for said in health.factors.values():
        assert said.example in PAGES["instrument.md"]
    assert health.factor("M11").ask in PAGES["instrument.md"]


@pytest.mark.parametrize(
    ("page", "language"), [("structure-rules.md", "en"), ("structure-rules.fr.md", "fr")]
)
def test_every_rule_clause_and_question_is_on_its_page(page: str, language: str) -> None:
    words, text = load_words(language=language), PAGES[page]
    for rule in words.rules.values():
        assert rule.because in text
        assert rule.objection in text
        assert all(note in text for note in rule.notes.values())
    assert all(clause.text in text for clause in words.clauses.values())
    assert all(question in text for question in words.lawyer_questions.values())
    assert all(one.what_we_do in text for one in words.disagreements.values())


def test_the_vocabulary_has_every_term_in_both_languages() -> None:
    rows = [line for line in PAGES["vocabulary.md"].splitlines() if line.startswith("| **")]
    english, french = dictionary("en"), dictionary("fr")
    assert len(rows) == len(english) == len(french) >= 62
    for key in english:
        assert any(english[key].definition in row and french[key].definition in row for row in rows)


def test_every_citation_leads_to_an_entry_of_the_bibliography() -> None:
    targets = {
        target for text in PAGES.values() for target in re.findall(r"\(sources\.md#([^)]+)\)", text)
    }
    entries = set(re.findall(r'<a id="([^"]+)">', PAGES["sources.md"]))
    assert targets <= entries
    assert entries == load_sources().keys()


def test_a_table_has_as_many_cells_in_each_row() -> None:
    for name, text in PAGES.items():
        for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
            cells = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
            assert len(cells) == 1, f"{name}: {block[:200]}"


def test_the_headings_are_the_same_in_both_languages_and_all_are_used() -> None:
    assert LABELS["en"].keys() == LABELS["fr"].keys()
    code = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tools/reference_*.py"))
    idle = [
        name
        for name in LABELS["en"]
        if not re.search(f"[\"']{name}[\"']", code)
        and not name.startswith("index_")
        and name != "names"
    ]
    assert not idle


def test_every_code_of_an_error_stands_on_the_page_of_codes_in_both_languages() -> None:
    words = ROOT / "src" / "alliancemap" / "words"
    for language in ("en", "fr"):
        for name in ("file", "instrument", "cli", "export"):
            text = (words / language / f"{name}.toml").read_text(encoding="utf-8")
            for code in tomllib.loads(text).get("error", {}):
                assert f"| `{code}` |" in PAGES["codes.md"]
