"""What was believed at one time against what is true at another, answer by answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alliancemap.model.alliance import Alliance
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span, levels
from alliancemap.model.assessment import Assessment
from alliancemap.model.difference import Difference, differences
from alliancemap.model.instrument import catalogue_order
from alliancemap.model.message import Message, message

FateKind = Literal["held", "changed", "newly_known", "no_longer_known", "no_longer_relevant"]
NAMED = 3  # how many answers a sentence names at most


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one answer.

    `held`: one span holds the other, so that what was said may still be true. `changed`: both ends
    moved the same way, by `shift` thousandths of a level from middle to middle; above zero is
    better for us. `swing` is what the answer did to the futures then, in thousandths.
    """

    factor: str
    kind: FateKind
    then: Span
    now: Span
    shift: int
    swing: int


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Every answer's fate, which carried the verdict then, and which of these did not hold.

    `carried` are the factors that pulled the way of the verdict then, the strongest first: against
    the alliance where it said no, for it otherwise. `fallen` are those whose answer moved the other
    way since, is no longer known or no longer matters, in the same order. `difference` is the whole
    of what changed in numbers.
    """

    factors: tuple[Fate, ...]
    carried: tuple[str, ...]
    fallen: tuple[Fate, ...]
    difference: Difference


def then_and_now(
    then: Alliance, now: Alliance, first: Assessment, second: Assessment
) -> ThenAndNow:
    """Return what became of the answers of `then`, read as `first`, in `now`, read as `second`.

    Both are read from the first reading's view with the same instrument. Factors unknown at both
    times are left out; the rest come in the catalogue's order.
    """
    old, new = levels(then, first.view), levels(now, second.view)
    swings = {one.factor: one.swing for one in first.influences}
    factors = tuple(
        _fate(factor, old.get(factor, UNKNOWN), new.get(factor, UNKNOWN), swings)
        for factor in sorted({*old, *new}, key=catalogue_order)
        if (old.get(factor, UNKNOWN), new.get(factor, UNKNOWN)) != (UNKNOWN, UNKNOWN)
    )
    way = -1 if first.verdict.code == "not_as_it_stands" else 1
    pulled = (one for one in first.influences if way * one.swing > 0)
    carried = tuple(
        one.factor
        for one in sorted(pulled, key=lambda one: (-abs(one.swing), catalogue_order(one.factor)))
    )
    fates = {one.factor: one for one in factors}
    return ThenAndNow(
        factors=factors,
        carried=carried,
        fallen=tuple(fates[factor] for factor in carried if _has_fallen(fates[factor], way)),
        difference=differences(then, now, first, second),
    )


def of_kind(result: ThenAndNow, kind: FateKind) -> tuple[Fate, ...]:
    """Return the answers of one fate, in the catalogue's order."""
    return tuple(one for one in result.factors if one.kind == kind)


def then_messages(result: ThenAndNow) -> tuple[Message, ...]:
    """Return the comparison as messages: the verdict, how the answers fared, which did not hold."""
    was, now = result.difference.verdict
    told = [
        message("then.same_verdict", verdict=now)
        if was == now
        else message("then.other_verdict", verdict_before=was, verdict=now)
    ]
    changed = of_kind(result, "changed")
    counts = (
        ("then.held", len(of_kind(result, "held"))),
        ("then.better", sum(one.shift > 0 for one in changed)),
        ("then.worse", sum(one.shift < 0 for one in changed)),
        ("then.newly_known", len(of_kind(result, "newly_known"))),
        ("then.no_longer_known", len(of_kind(result, "no_longer_known"))),
        ("then.no_longer_relevant", len(of_kind(result, "no_longer_relevant"))),
    )
    told += [message(code, count=count) for code, count in counts if count]
    return (*told, *_about_carried(result))


def fate_message(fate: Fate) -> Message:
    """Return what became of one answer as a message; how far it moved is in steps of a level."""
    if fate.kind == "changed":
        code = "fate.better" if fate.shift > 0 else "fate.worse"
        return message(code, factor=fate.factor, moved_score=abs(fate.shift))
    return message(f"fate.{fate.kind}", factor=fate.factor)


def _about_carried(result: ThenAndNow) -> list[Message]:
    code = "against" if result.difference.verdict[0] == "not_as_it_stands" else "for"
    if not result.carried:
        return [message("then.carried_by_none")]
    if not result.fallen:
        return [message(f"then.all_held_{code}", count=len(result.carried))]
    named = tuple(one.factor for one in result.fallen[:NAMED])
    whole = len(result.fallen) <= NAMED
    return [
        message(
            f"then.fallen_{code}" if whole else f"then.many_fallen_{code}",
            factors=named,
            count=len(result.fallen),
            of=len(result.carried),
        )
    ]


def _fate(factor: str, then: Span, now: Span, swings: Mapping[str, int]) -> Fate:
    kind = _kind(then, now)
    shift = 500 * (sum(now) - sum(then)) if kind == "changed" else 0
    return Fate(factor, kind, then, now, shift, swings.get(factor, 0))


def _kind(then: Span, now: Span) -> FateKind:
    if then == now:
        return "held"
    if now == NOT_RELEVANT:
        return "no_longer_relevant"
    if now == UNKNOWN:
        return "no_longer_known"
    if then in (UNKNOWN, NOT_RELEVANT):
        return "newly_known"
    is_held = _holds(then, now) or _holds(now, then)
    return "held" if is_held else "changed"


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _has_fallen(fate: Fate, way: int) -> bool:
    if fate.kind == "changed":
        return way * fate.shift < 0
    return fate.kind in ("no_longer_known", "no_longer_relevant")
