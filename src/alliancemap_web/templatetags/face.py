"""The tags of the templates: sentences by key, and the small pictures of the pages."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from alliancemap.model.interval import FULL
from alliancemap.words import dated, level, phrase, table
from alliancemap_web.languages import current_language, spoken

register = template.Library()

# Where the phone's page finds its sentences, its own before the result's.
LOUNGE_WORDS = ("lounge", "ending", "result")
# The bar of a gauge in units of its own: one unit is a hundredth of a level.
LEFT, WIDTH, HEIGHT = 8, 400, 32


@register.simple_tag
def lounge(code: str) -> str:
    """Return a sentence of the phone's page, from the first of its files of words that has it.

    KeyError when none has.
    """
    language = current_language()
    file = next((one for one in LOUNGE_WORDS if code in table(language, one)), LOUNGE_WORDS[0])
    return phrase(code, language, file)


class Told(Protocol):
    """What is shown of an alliance: its own language when the page's is another, and the sentences
    that stay in it.
    """

    @property
    def foreign(self) -> str: ...
    @property
    def staying(self) -> frozenset[str]: ...


@register.simple_tag
def own(text: str, told: Told) -> SafeString:
    """Return a text with the alliance's untranslated sentences in it marked with their language."""
    if not told.staying:
        return conditional_escape(text)
    longest_first = sorted(told.staying, key=lambda one: (-len(one), one))
    either = "|".join(re.escape(one) for one in longest_first)
    # What is split off at odd places is what was found.
    parts = re.split(rf"(?<!\w)({either})(?!\w)", text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span lang="{}">{}</span>', told.foreign, part) if place % 2 else part,)
            for place, part in enumerate(parts)
        ),
    )


@register.filter
def levels(thousandths: int) -> str:
    """Return thousandths of a level as a level with one decimal."""
    return level(thousandths, current_language())


@register.filter
def moment(when: datetime) -> str:
    """Return a moment as people write it: day and time, in UTC."""
    day = dated(when.date().isoformat(), current_language())
    return spoken("moment", day=day, time=when.strftime("%H:%M"))


@register.simple_tag
def dots(yes: int | None, of: int) -> SafeString:
    """Return the futures as dots in two rows: full ones say yes, all are broken while it is too
    early to count (None). Words stand beside it.
    """
    circles = format_html_join(
        "",
        '<circle class="{}" cx="{}" cy="{}" r="7"/>',
        ((dot(place, yes), 10 + 20 * (place % 10), 10 + 20 * (place // 10)) for place in range(of)),
    )
    return format_html(
        '<svg class="dots" viewBox="0 0 200 {}" aria-hidden="true" focusable="false">{}</svg>',
        20 * -(-of // 10),
        circles,
    )


def dot(place: int, yes: int | None) -> str:
    """Return what the style sheet calls a dot."""
    if yes is None:
        return "early"
    return "yes" if place < yes else "no"


@register.simple_tag
@lru_cache(maxsize=1000)
def gauge(theme: str, low: int, high: int) -> SafeString:
    """Return a range of 0 to 4 as a bar: pale over the whole range, a line at its middle.

    `low` and `high` are thousandths. Words stand beside it.
    """
    start, end = LEFT + low * WIDTH // FULL, LEFT + high * WIDTH // FULL
    return drawn(
        f"gauge {theme}",
        (
            ("scale", LEFT, 12, WIDTH, 8),
            ("range", start, 6, max(end - start, 4), 20),
            ("point", (start + end) // 2 - 2, 2, 4, 28),
        ),
    )


@register.simple_tag
@lru_cache(maxsize=100)
def span(theme: str, low: int, high: int) -> SafeString:
    """Return an answer as five steps, those it may stand at filled; none for not relevant.

    `low` and `high` are levels.
    """
    steps = (
        ("in" if low <= step <= high else "out", LEFT + 80 * step, 8, 72, 16) for step in range(5)
    )
    open_ = "open" if (low, high) == (0, 4) else "known"
    return drawn(f"span {theme} {open_}", steps)


def drawn(name: str, boxes: Iterable[tuple[str, int, int, int, int]]) -> SafeString:
    """Return boxes (class, x, y, width, height) as a picture; the style sheet colours them."""
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>',
        name,
        WIDTH + 2 * LEFT,
        HEIGHT,
        format_html_join(
            "", '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>', boxes
        ),
    )


@register.inclusion_tag("alliances/sources.html")
def sources(listed: Any) -> dict[str, Any]:
    """Return the list of a statement's sources."""
    return {"sources": listed}


@register.inclusion_tag("alliances/sums.html")
def sums(lines: tuple[str, ...], key: str = "sums") -> dict[str, Any]:
    """Return the arithmetic behind a number, closed until it is asked for."""
    return {"lines": lines, "key": key}


# One shape for each theme, so that colour is never alone: a field, an arrow, a wave.
MARKS = {
    "market": "M2 3h16v9H2zM5 12v5M10 12v5M15 12v5",
    "value": "M2 7h9V3l7 7-7 7v-4H2z",
    "risk": "M2 8q2-3 4 0t4 0 4 0 4 0v9H2z",
}


@register.simple_tag
def mark(theme: str) -> SafeString:
    """Return the shape of a theme, to stand before its name; nothing for another name."""
    if theme not in MARKS:
        return SafeString("")
    return format_html(
        '<svg class="mark {}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        theme,
        MARKS[theme],
    )
