"""The page of one alliance, put together."""

from datetime import UTC, datetime

from web.alliances.shown import tried
from web.edits import EXAMPLES, EXCLUSIVITY

from alliancemap.alliance_file import AllianceFileError
from alliancemap_web.alliances.queries import Shown, Version
from alliancemap_web.alliances.readings import read
from alliancemap_web.alliances.whole import (
    alliance_page,
    compared_version,
    problem_sentence,
)

TEXT = (EXAMPLES / "mannkind-sanofi.yaml").read_text(encoding="utf-8")
NAME = "mannkind-sanofi.yaml"
HOME = "/en/alliances/mannkind-sanofi/"


def shown(*texts: str) -> Shown:
    """An alliance whose file has had these texts, the last being the newest."""
    versions = [
        Version(number, text, datetime(2026, 1, number, tzinfo=UTC))
        for number, text in enumerate(texts, 1)
    ]
    return Shown("mannkind-sanofi", "MannKind × Sanofi", NAME, True, tuple(reversed(versions)),
                 read(texts[-1], NAME), ())  # fmt: skip


def edited(answer: str) -> str:
    return TEXT.replace(EXCLUSIVITY, f"R17:\n    level: {answer}")


def test_the_first_version_is_compared_with_nothing() -> None:
    page = alliance_page(shown(TEXT), "en", HOME)
    assert (page.changes, page.since, page.earlier, page.number) == (None, None, (), 1)


def test_the_newest_version_is_compared_with_the_one_before_or_the_one_chosen() -> None:
    three = shown(TEXT, edited("4"), edited("0"))
    page = alliance_page(three, "en", HOME)
    assert page.since == 2
    assert page.changes is not None
    assert page.changes.answers[0].before == "level 4"
    page = alliance_page(three, "en", HOME, since="1")
    assert page.since == 1
    assert page.changes is not None
    assert page.changes.answers[0].before == "level 0 to 1"
    assert [(one.number, one.is_chosen) for one in page.earlier] == [(2, False), (1, True)]


def test_the_newest_version_is_never_compared_with_itself() -> None:
    chosen = compared_version(shown(TEXT, edited("4")), "2")
    assert chosen is not None
    assert chosen.number == 1


def test_a_trial_is_compared_with_the_file_as_it_stands() -> None:
    page = alliance_page(shown(TEXT, edited("4")), "en", HOME, trial=tried(R17="0"))
    assert page.changes is not None
    assert page.changes.answers[0].before == "level 4"
    assert [(one.factor, one.field) for one in page.tried] == [("R17", "R17=0")]


def test_a_problem_is_a_sentence_with_its_code_and_place() -> None:
    try:
        read("alliancemap: 1\nname: A\nanswers: {M01: 7}\n", "a.yaml")
    except AllianceFileError as error:
        said = [problem_sentence(one, "fr") for one in error.problems]
    assert any(one.startswith("FILE041 a.yaml, ligne 3, colonne") for one in said)
    assert all("{" not in one for one in said)
