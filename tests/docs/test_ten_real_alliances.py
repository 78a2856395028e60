"""The page of the ten alliances and its pictures say what the library says now."""

import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from golden_file import hold

from alliancemap.instruments import load_instrument
from alliancemap.model.assessment import assess

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import ten_alliances  # noqa: E402 (a tool, not a package)

MADE = ten_alliances.made()
STEMS = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_what_is_made_from_the_examples_is_current(
    path: Path, request: pytest.FixtureRequest
) -> None:
    trouble = hold(path, MADE[path], renew=bool(request.config.getoption("--renew-goldens")))
    if trouble:
        pytest.fail(trouble, pytrace=False)


def test_the_words_around_the_generated_part_are_kept() -> None:
    begin, end = ten_alliances.BEGIN, ten_alliances.END
    before, after = (
        ten_alliances.PAGE.read_text(encoding="utf-8"),
        MADE[ten_alliances.PAGE].decode(),
    )
    for text in (before, after):
        assert text.count(begin) == text.count(end) == 1
    assert before.split(begin)[0] == after.split(begin)[0]
    assert before.split(end)[1] == after.split(end)[1]


@pytest.mark.parametrize("stem", STEMS)
def test_what_was_said_at_signing_does_not_know_what_happened(stem: str) -> None:
    _, alliance, *_ = told = ten_alliances.told(stem)
    blind = replace(alliance, afterwards=None)
    reading = assess(
        blind, load_instrument(blind.instrument, blind.instrument_version, blind.sector)
    )
    said = ten_alliances.block((stem, blind, reading, *told[3:]))
    whole = ten_alliances.block(told)
    assert whole.startswith(said)
    assert whole[len(said) :].startswith("\n\n**Afterwards: ")


@pytest.mark.parametrize("stem", STEMS)
def test_every_example_has_its_line_its_map_and_an_end_with_sources(stem: str) -> None:
    page = MADE[ten_alliances.PAGE].decode()
    _, alliance, *_ = ten_alliances.told(stem)
    title = alliance.name
    assert page.count(f"\n### {title}\n") == 1
    assert page.count(f"(#{ten_alliances.anchor(title)})") == 1
    assert f"](../images/{stem}.svg)" in page
    assert all(source.url in page for source in alliance.afterwards.sources)


def test_the_maps_stand_alone_and_say_what_they_show() -> None:
    for path, raw in MADE.items():
        if path.suffix == ".svg":
            drawn = ET.fromstring(raw)  # noqa: S314 (made by ourselves just now)
            words = drawn.find("{http://www.w3.org/2000/svg}desc")
            assert words is not None
            assert "Verdict" in (words.text or "")
            assert b"@font-face" in raw
            assert b"http://" not in raw.replace(b"http://www.w3.org/", b"")


@pytest.mark.parametrize(
    ("winners", "others", "halves"),
    [([3], [1, 2], 4), ([2], [2], 1), ([0], [1, 2], 0), ([5, 1], [3, 3], 4)],
)
def test_a_pair_won_counts_two_halves_and_a_tie_one(
    winners: list[int], others: list[int], halves: int
) -> None:
    assert ten_alliances.pairs_won(winners, others) == halves
