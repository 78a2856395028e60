"""Why the verdict is what it is: the three strongest reasons, and what each answer moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.futures import Outlook, outlook, quality_weights, theme_futures
from alliancemap.model.interval import half_up
from alliancemap.model.judgement import Judgement
from alliancemap.model.message import Message, message
from alliancemap.model.scoring import ThemeScore, as_read

REASONS = 3
NAMED_GATES = 3
RISK_CODES = {"reason.theme_cannot_be_met": "reason.risk_cannot_fall"}


@dataclass(frozen=True, slots=True)
class Influence:
    """What one given answer does: the share of futures with it, less the share were it unknown.

    In thousandths; above zero the answer speaks for the alliance.
    """

    factor: str
    swing: int


def influences(judgement: Judgement) -> tuple[Influence, ...]:
    """Return the influence of every given answer, in the catalogue's order."""
    weighed = judgement.outlook
    case = weighed.case
    plan = case.plan
    weights = [quality_weights(weighed, theme) for theme in range(len(weighed.themes))]
    alike: dict[tuple[object, ...], int] = {}
    found = []
    for position, factor in enumerate(plan.factors):
        span = case.spans[position]
        if span in (NOT_RELEVANT, UNKNOWN):
            continue
        theme = plan.theme_of[position]
        # Two parts of one gate are alike only where the gate asks the same of both.
        gates = tuple(
            (gate.id, at_most)
            for gate in plan.gates
            for part, at_most in gate.parts
            if part == position
        )
        key = (theme, span, case.weights[position], gates)
        if key not in alike:
            freed = case.with_span(position, UNKNOWN)
            if gates:
                again = outlook(freed)
                yes, total = again.yes, again.total
            else:
                yes, total = with_theme(weighed, theme, freed, weights[theme])
            alike[key] = judgement.futures.share - half_up(1000 * yes, total)
        found.append(Influence(factor, alike[key]))
    return tuple(found)


def with_theme(
    weighed: Outlook,
    theme: int,
    changed: Case,
    weights: tuple[dict[int, list[int]], list[int]],
) -> tuple[int, int]:
    """Return the weight of yes and of all futures when one theme's answers are another case's.

    The gates must stand as they do in `weighed`; `weights` are the theme's `quality_weights`.
    """
    futures = theme_futures(changed, theme, weighed.single, weighed.shared)
    by_mask, mass = weights
    yes = sum(sum(map(mul, row, futures.yes[mask])) for mask, row in by_mask.items())
    return yes, sum(map(mul, mass, futures.mass))


def about_answer(judgement: Judgement, influence: Influence) -> Message:
    """Return the reason that one answer is, with its levels and its swing."""
    case = judgement.case
    low, high = case.spans[case.plan.position(influence.factor)]
    if influence.swing:
        code = "reason.answer_for" if influence.swing > 0 else "reason.answer_against"
    else:
        code = "reason.answer_low" if low + high < 2 * 2 else "reason.answer_high"
    return message(
        code,
        factor=influence.factor,
        levels=str(low) if low == high else f"{low}–{high}",
        swing_share=abs(influence.swing),
    )


def about_theme(code: str, theme: ThemeScore) -> Message:
    """Return a reason about one theme with its range and coverage.

    Risk is scored as protection and said as risk, with its own code where that turns the sense.
    """
    read = as_read(theme.theme, theme.score)
    return message(
        RISK_CODES.get(code, code) if theme.theme == "risk" else code,
        theme=theme.theme,
        low_score=read.low,
        high_score=read.high,
        known=theme.known,
        relevant=theme.relevant,
    )


def about_futures(code: str, judgement: Judgement) -> Message:
    """Return a reason about how many futures say yes."""
    return message(code, dots=judgement.futures.dots, futures=judgement.case.plan.futures)


def structural_reasons(judgement: Judgement) -> list[Message]:
    """Return the reasons that lie in gates, themes and coverage, the strongest first."""
    verdict = judgement.verdict
    reasons = [
        message("reason.gate_fired", gate=gate.gate)
        for gate in judgement.gates
        if gate.status == "fired"
    ]
    reasons += [
        about_theme("reason.theme_cannot_be_met", theme)
        for theme in judgement.themes
        if not theme.can_be_met
    ]
    if verdict.code == "not_as_it_stands" and "share" in verdict.causes:
        reasons.append(about_futures("reason.too_few_futures", judgement))
    if verdict.code == "unclear":
        thin = [theme for theme in judgement.themes if not theme.is_covered]
        thin.sort(key=lambda theme: 1000 * theme.known // max(1, theme.relevant))
        if thin:
            reasons.append(about_theme("reason.little_known", thin[0]))
        possible = tuple(gate.gate for gate in judgement.gates if gate.status == "possible")
        if possible:
            code = "reason.open_gates" if len(possible) <= NAMED_GATES else "reason.many_open_gates"
            reasons.append(message(code, gates=possible[:NAMED_GATES], count=len(possible)))
    return reasons


def answer_reasons(judgement: Judgement, moved: Sequence[Influence]) -> list[Message]:
    """Return the answers as reasons, those that pull the verdict's way most strongly first."""
    case = judgement.case
    weakest = judgement.verdict.weakest
    themes = {
        factor: judgement.themes[theme].theme
        for factor, theme in zip(case.plan.factors, case.plan.theme_of, strict=True)
    }

    def level(influence: Influence) -> int:
        return sum(case.spans[case.plan.position(influence.factor)])

    if judgement.verdict.code == "promising":
        ordered = sorted(moved, key=lambda one: -one.swing)
    elif judgement.verdict.code == "unclear":
        ordered = sorted(moved, key=lambda one: -abs(one.swing))
    else:
        ordered = sorted(
            moved, key=lambda one: (one.swing, themes[one.factor] != weakest, level(one))
        )
    return [about_answer(judgement, one) for one in ordered]


def strongest_reasons(judgement: Judgement, moved: Sequence[Influence]) -> tuple[Message, ...]:
    """Return the three strongest reasons for the verdict; `moved` are the case's influences."""
    reasons = structural_reasons(judgement) + answer_reasons(judgement, moved)
    share = {
        "promising": "reason.most_futures",
        "unclear": "reason.futures_split",
        "not_as_it_stands": "reason.futures_split",
    }[judgement.verdict.code]
    spare = [about_futures(share, judgement)]
    spare += [about_theme("reason.theme_range", theme) for theme in judgement.themes]
    return tuple((reasons + spare)[:REASONS])
