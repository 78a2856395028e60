"""Sixty seconds for one audience, in five stops: made by rules, from what the map says alone.

What has to be said comes first. Then, while the whole stays within what a minute holds, more is
said, in the order in which it matters to the audience.
"""

from dataclasses import dataclass

from alliancemap.reading.brief_facts import (
    deal_breakers,
    open_questions,
    own_questions,
    proofs,
    risks,
    strengths,
)
from alliancemap.reading.brief_fields import field_values, filled
from alliancemap.reading.brief_text import Stop, Teller, count_words, teller
from alliancemap.reading.opened import Reading

FEWEST, MOST = 140, 160
STOPS = ("need", "value", "risk", "unknown", "ask")
# What else is said while there is room, first what matters most to the audience.
MORE = {
    "everybody": ("together", "question", "strength", "risk_field", "own"),
    "engineers": ("own", "strength", "second_risk", "together", "question"),
    "sales": ("strength", "together", "market_field", "question", "own"),
    "board": ("together", "risk_field", "question", "strength", "second_risk"),
    "support": ("second_risk", "strength", "own", "together", "risk_field"),
    "bank": ("range", "strength", "market_field", "proof", "risk_field", "own"),
    "works_council": ("own", "together", "second_risk", "strength", "question"),
}
AUDIENCES = tuple(MORE)
# Said when there is still room, whoever listens.
REST = (
    "together", "strength", "second_risk", "market_field", "question", "risk_field", "own",
    "value_field", "second_strength", "range", "proof", "known",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence that may be added, and the stop at whose end it is said."""

    stop: str
    text: str


def script(reading: Reading, audience: str, language: str) -> tuple[Stop, ...]:
    """Return the five stops for an audience; KeyError for one that is not in AUDIENCES."""
    tell = teller(reading, language)
    values = field_values(reading, language)
    said = {stop: [text] for stop, text in _must(tell, audience).items()}
    closing = said["ask"].pop()
    used = _count([*(one for lines in said.values() for one in lines), closing], tell, values)
    verdict = tell.says("script.verdict")
    said["ask"].append(verdict)
    used += _count([verdict], tell, values)
    more = _more(tell, audience)
    for name in dict.fromkeys((*MORE[audience], *REST)):
        line = more.get(name)
        if line is None:
            continue
        words = _count([line.text], tell, values)
        if used + words <= MOST:
            said[line.stop].append(line.text)
            used += words
    said["ask"].append(closing)
    return tuple(
        tell.stop(stop, *said[stop], heading="ask_script" if stop == "ask" else stop)
        for stop in STOPS
    )


def _count(lines: list[str], tell: Teller, values: dict[str, str]) -> int:
    return sum(count_words(filled(line, values, tell.language)) for line in lines)


def _must(tell: Teller, audience: str) -> dict[str, str]:
    """Return what is said to an audience in any case, stop by stop."""
    own = tell.own
    has_need = own.customer and own.need
    has_value = own.we_bring and own.they_bring
    return {
        "need": tell.says(f"{audience}.need" if has_need else "script.need_open"),
        "value": tell.says(f"{audience}.value" if has_value else "script.value_open"),
        "risk": _risk(tell, audience),
        "unknown": tell.says(
            f"{audience}.unknown" if tell.reading.assessment.unknown else "script.all_known"
        ),
        "ask": _ask(tell, audience),
    }


def _risk(tell: Teller, audience: str) -> str:
    """Return the worst: a deal-breaker that stands, else the audience's worst, else none."""
    fired = deal_breakers(tell.reading, tell.language)
    if fired:
        code = "script.stopped" if len(fired) == 1 else "script.stopped_many"
        return tell.says(code, risk_text=fired[0].text)
    worries = risks(tell.reading, audience, tell.language)
    if not worries:
        return tell.says("script.no_risk")
    kind = "risk_open" if worries[0].is_open else "risk_known"
    return tell.says(f"{audience}.{kind}", risk_text=worries[0].text)


def _ask(tell: Teller, audience: str) -> str:
    if audience == "board":
        return tell.says(f"board.ask_{tell.reading.assessment.verdict.code}")
    return tell.says(f"{audience}.ask")


def _more(tell: Teller, audience: str) -> dict[str, Line]:
    """Return what could be said besides, by name; what there is nothing of is left out."""
    reading, language, own = tell.reading, tell.language, tell.own
    strong = strengths(reading, audience, language)
    worries = risks(reading, audience, language)
    second = worries[0:1] if deal_breakers(reading, language) else worries[1:2]
    asked = open_questions(reading, audience, language)
    ourselves = own_questions(reading, audience, language)
    count = proofs(reading)
    found = {
        "market_field": Line("need", tell.says("script.market")),
        "value_field": Line("value", tell.says("script.value")),
        "risk_field": Line("risk", tell.says("script.risk")),
        "range": Line("unknown", tell.says("script.range")),
        "known": Line("unknown", tell.says("script.all_known")),
    }
    if own.together:
        code = "script.together_claimed" if own.is_claimed else "script.together"
        found["together"] = Line("value", tell.says(code))
    for name, one in zip(("strength", "second_strength"), strong, strict=False):
        said = tell.says(f"script.{name}", strength=one.text)
        found[name] = Line("need" if one.factor[0] == "M" else "value", said)
    if second:
        code = "script.second_open" if second[0].is_open else "script.second_risk"
        found["second_risk"] = Line("risk", tell.says(code, risk_text=second[0].text))
    if asked:
        found["question"] = Line("unknown", tell.says("script.question", question=asked[0].text))
    if ourselves:
        found["own"] = Line("ask", tell.says("script.own", own=ourselves[0].text))
    if count:
        found["proof"] = Line("unknown", tell.says("script.proof", count=count))
    return found
