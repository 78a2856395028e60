"""The figure of docs/explanation/question-order.md, drawn from what was counted."""

from typing import Any

from question_order_tally import Histogram, from_json

# Name, colour, dashes, width.
SHOWN_LINES = (
    ("ours", "#1f5fa8", "", 3),
    ("Airport 12, then all", "#1f5fa8", "7 4", 2),
    ("deal-breakers, then weight", "#b35900", "", 2),
    ("random", "#6b7078", "2 4", 2),
    ("catalogue", "#6b7078", "", 2),
)
WIDE, HIGH, EDGE, LAST = 560, 320, 56, 60
TITLE = "Talks that are 95 % sure after so many questions, by the order of asking"


def so_far(one: Histogram) -> list[float]:
    """Return, for each number of questions, the share of talks that came to it by then."""
    count = sum(one.values())
    return [
        sum(times for key, times in one.items() if 0 <= key <= number) / count
        for number in range(LAST + 1)
    ]


def figure(data: dict[str, Any]) -> str:
    """Return as SVG how many talks are 95 % sure after so many questions, order by order."""
    truths = data["truths"]

    def across(number: float) -> str:
        return f"{EDGE + WIDE * number / LAST:.1f}"

    def up(part: float) -> str:
        return f"{EDGE + HIGH * (1 - part):.1f}"

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE + 2 * EDGE} '
            f'{HIGH + 2 * EDGE}" role="img" aria-label="{TITLE}" '
            'font-family="Inter, sans-serif" font-size="13">'
        ),
        f"<title>{TITLE}</title>",
        f'<rect width="{WIDE + 2 * EDGE}" height="{HIGH + 2 * EDGE}" fill="#ffffff"/>',
    ]
    for number in (0, 6, 12, 20, 30, 40, 50, 60):
        parts += [
            (
                f'<line x1="{across(number)}" y1="{up(0)}" x2="{across(number)}" y2="{up(1)}" '
                'stroke="#e3e5e8"/>'
            ),
            (
                f'<text x="{across(number)}" y="{EDGE + HIGH + 20}" text-anchor="middle" '
                f'fill="#3c4048">{number}</text>'
            ),
        ]
    for part in (0, 0.25, 0.5, 0.75, 1):
        parts += [
            (
                f'<line x1="{across(0)}" y1="{up(part)}" x2="{across(LAST)}" y2="{up(part)}" '
                'stroke="#e3e5e8"/>'
            ),
            (
                f'<text x="{EDGE - 8}" y="{float(up(part)) + 4:.1f}" text-anchor="end" '
                f'fill="#3c4048">{part:.0%}</text>'
            ),
        ]
    for place, (name, colour, dash, width) in enumerate(SHOWN_LINES):
        shares = so_far(from_json(truths[name]).sure())
        points = " ".join(f"{across(number)},{up(part)}" for number, part in enumerate(shares))
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        drawn = f'stroke="{colour}" stroke-width="{width}"{dashed}'
        level = EDGE + HIGH - 110 + 20 * place
        parts += [
            f'<polyline points="{points}" fill="none" {drawn}/>',
            f'<line x1="{across(36)}" y1="{level}" x2="{across(40)}" y2="{level}" {drawn}/>',
            f'<text x="{across(41)}" y="{level + 4}" fill="#1d2026">{name}</text>',
        ]
    parts += [
        (
            f'<text x="{EDGE + WIDE / 2}" y="{HIGH + 2 * EDGE - 12}" text-anchor="middle" '
            'fill="#1d2026">questions asked</text>'
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
