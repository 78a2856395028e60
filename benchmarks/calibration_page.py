"""What the page on calibration says, and the figure it shows."""

from collections.abc import Sequence

DOTS = 20

TEXT = """# Are the futures calibrated?

The program says: "of twenty partners who look like this so far, nine prove promising once
everything is known". Is it so nine times in twenty? On simulated partners, nearly; on real ones
nobody has measured it. **The number rests on an assumption, not on data, until there is data.**

This page is written by `benchmarks/calibration.py --write`; no figure on it is typed by hand.

## How it was measured

A partner's 60 answers are drawn, part of them is hidden, the program says how many futures of
twenty prove promising, and all the answers together say whether it is so. The partners are *not*
drawn from the program's own belief (coins tossed four times), which would only show that it can
count. Each theme has a normal trait; the three traits of one partner correlate by {between}; an
answer is its theme's trait and its own noise, spread over {spread} levels and cut into five. Of
each partner {known} of the answers are known, by chance. The truths differ in two ways:

- how much of an answer's variance is the theme's trait: {dependence};
- how far the middle of all answers lies from level 2: {prior}.

{total} partners, {count} of each of the nine truths, all eleven gates on, seed {seed}.

## What came out

All numbers are dots, so of twenty. "Error dot by dot" takes all partners of whom the same number
of dots was said, looks how far that lies from what is so, and averages. "Of it chance" is what a
perfectly calibrated program would show with as many partners.

{truths}

![Dots said against dots that prove true](calibration.svg)

Points would lie on the dashed line if the program were perfectly calibrated; bars show what
chance allows (95 %). Of what proves so, less what was said: {low} dots where 1 to 7 were said,
{middle} where 8 to 13, {high} where 16 to 19. So the program leans a little: too wary in the
middle, a touch too hopeful just short of certainty.

{curve}

## When little is known

With nothing known the program must say the same of every partner, and it does not know whether
the world is kind or harsh. It is right then on average over worlds and wrong in each; a tenth of
the answers mends most of it. This is why no verdict is shown in colour under half coverage.
{half} partners a line, middle dependence:

{shares}

## When little is known of one theme

After a first talk most is known of the market and least of the risk, so what is said of risk
leans on the other themes: the belief takes it that a partner who is good in one is likely to be
good in another. Here 80% of the market's answers are known, 50% of the value's and 20% of the
risk's, all nine truths together, and the themes of the simulated partners correlate less or more
than was taken above:

{uneven}

## Why the answers must hang together

If every unknown answer were filled by itself, all five levels alike, the means of a theme would
hardly move and the program would be far too sure:

{contrast}

## How to read this

- It shows that the arithmetic is right and that the belief is wide enough to survive worlds it
  was not made for. It does not show that real partners are like any of these worlds.
- Answers are taken as true. That people answer too kindly is not measured here.
- "Promising" here means what the program means by it: every theme at the middle of the scale or
  above and no deal-breaker. Whether such alliances succeed is another question; see [evidence
  grades](evidence-grades.md).
- The worlds were chosen with the belief in mind. Under stronger dependence, or priors further
  from the middle, it will be further off.
"""


def figure(points: Sequence[tuple[int, int, float, tuple[float, float]]]) -> str:
    """Return the curve as SVG: dots said across, dots so upwards, bars of 95 %."""
    side, edge = 400, 56

    def across(dots: float) -> str:
        return f"{edge + side * dots / DOTS:.1f}"

    def up(share: float) -> str:
        return f"{edge + side * (1 - share):.1f}"

    title = "Dots said against dots that prove true, for simulated partners"
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} '
            f'{side + 2 * edge}" role="img" aria-label="{title}" '
            'font-family="Inter, sans-serif" font-size="13">'
        ),
        f"<title>{title}</title>",
        f'<rect width="{side + 2 * edge}" height="{side + 2 * edge}" fill="#ffffff"/>',
        (
            f'<line x1="{across(0)}" y1="{up(0)}" x2="{across(DOTS)}" y2="{up(1)}" '
            'stroke="#8a8f98" stroke-dasharray="4 4"/>'
        ),
    ]
    for dots in range(0, DOTS + 1, 4):
        parts += [
            (
                f'<line x1="{across(dots)}" y1="{up(0)}" x2="{across(dots)}" y2="{up(1)}" '
                'stroke="#e3e5e8"/>'
            ),
            (
                f'<line x1="{across(0)}" y1="{up(dots / DOTS)}" x2="{across(DOTS)}" '
                f'y2="{up(dots / DOTS)}" stroke="#e3e5e8"/>'
            ),
            (
                f'<text x="{across(dots)}" y="{edge + side + 20}" text-anchor="middle" '
                f'fill="#3c4048">{dots}</text>'
            ),
            (
                f'<text x="{edge - 10}" y="{float(up(dots / DOTS)) + 4:.1f}" text-anchor="end" '
                f'fill="#3c4048">{dots}</text>'
            ),
        ]
    for dots, _, share, (low, high) in points:
        parts += [
            (
                f'<line x1="{across(dots)}" y1="{up(low)}" x2="{across(dots)}" y2="{up(high)}" '
                'stroke="#1f5fa8" stroke-width="2"/>'
            ),
            f'<circle cx="{across(dots)}" cy="{up(share)}" r="4" fill="#1f5fa8"/>',
        ]
    parts += [
        (
            f'<text x="{edge + side / 2}" y="{side + 2 * edge - 12}" text-anchor="middle" '
            'fill="#1d2026">of twenty, said to prove promising</text>'
        ),
        (
            f'<text transform="translate(18 {edge + side / 2}) rotate(-90)" text-anchor="middle" '
            'fill="#1d2026">of twenty, did</text>'
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
