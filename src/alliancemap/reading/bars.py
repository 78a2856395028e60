"""Dots and bars: futures that say yes, and a theme's range on a scale from 0 to 4."""

from alliancemap.model.interval import half_up
from alliancemap.picture.content import Gauge
from alliancemap.reading.paper import Paper, Style, columns, padded
from alliancemap.reading.voice import Voice
from alliancemap.words import level

LEVELS = 4
FEWEST_CELLS, MOST_CELLS = 3, 10  # columns from one level to the next


def dots(paper: Paper, yes: int | None, of: int) -> str:
    """Return `of` dots, the first `yes` of them full; all broken while it is too early (None)."""
    if yes is None:
        return paper.paint(paper.signs.early * of, "dim")
    return paper.signs.yes * yes + paper.paint(paper.signs.no * (of - yes), "dim")


def place(thousandths: int, step: int) -> int:
    """Return the cell of a level in thousandths when one level is `step` cells wide."""
    return half_up(thousandths * step, 1000)


def bar(paper: Paper, low: int, high: int, step: int, style: Style, is_covered: bool) -> str:
    """Return a range on its scale: solid when the theme is half known, broken while it is not.

    `low` and `high` are thousandths of a level; a known point is one sign. The middle of the scale,
    the bar that a theme has to reach, is marked wherever it falls.
    """
    signs = paper.signs
    middle = LEVELS * step // 2
    start, end = place(low, step), place(high, step)
    track = [signs.track] * (LEVELS * step + 1)
    track[middle] = signs.middle
    drawn = [signs.known if is_covered else signs.open] * (end - start + 1)
    if start == end:
        drawn = [signs.point]
    elif start <= middle <= end:
        drawn[middle - start] = signs.crossed
    return (
        paper.paint("".join(track[:start]), "dim")
        + paper.paint("".join(drawn), style)
        + paper.paint("".join(track[end + 1 :]), "dim")
    )


def scale(step: int) -> str:
    """Return the numbers 0 to 4 above the cells they name."""
    return "".join(str(number).ljust(step) for number in range(LEVELS + 1)).rstrip()


def range_words(low: int, high: int, voice: Voice) -> str:
    """Return a range in levels with one decimal; one number where both ends read the same."""
    first, last = level(low, voice.language), level(high, voice.language)
    return first if first == last else f"{first}–{last}"


def gauge_lines(
    paper: Paper, gauges: tuple[Gauge, ...], covered: tuple[bool, ...], voice: Voice
) -> list[str]:
    """Return the three themes drawn one under another, each with its word and what is known."""
    label = max(columns(gauge.name) for gauge in gauges)
    room = paper.width - 2 - label - 2 - 2 - len("0.0–0.0")
    step = max(FEWEST_CELLS, min(MOST_CELLS, (room - 1) // LEVELS))
    lines = [" " * (2 + label + 2) + paper.paint(scale(step), "dim")]
    for gauge, is_covered in zip(gauges, covered, strict=True):
        drawn = bar(paper, gauge.low, gauge.high, step, gauge.theme, is_covered)
        numbers = range_words(gauge.low, gauge.high, voice)
        lines.append(f"  {padded(gauge.name, label)}  {drawn}  {numbers}")
        lines += paper.block(
            voice.phrase("cli.gauge", word=gauge.word, known=gauge.known_words),
            indent=2 + label + 2,
            style="dim",
        )
    return lines


def share_dots(thousandths: int, of: int) -> int:
    """Return a share in thousandths as so many of `of` dots."""
    return half_up(of * thousandths, 1000)
