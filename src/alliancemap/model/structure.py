"""Which form the alliance could take: rules with their signs, both sides' interest, safeguards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from alliancemap.model.alliance import Alliance, FormId
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Levels, Span
from alliancemap.model.instrument import Clause, Condition, Rule, StructureTable

Truth = Literal["no", "maybe", "yes"]
TRUTHS: tuple[Truth, ...] = ("no", "maybe", "yes")
WAIT = "W"
# A mean of 2.0, the middle of the scale, parts high risk from low risk (instrument, rule 2.3).
MIDDLE = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """What the rules look at: spans by factor, stated facts, how many parties."""

    levels: Levels
    facts: Mapping[str, str]
    parties: int


@dataclass(frozen=True, slots=True)
class RuleState:
    """Whether one rule holds: yes for certain, maybe while an unknown or a range leaves it open."""

    rule: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Plea:
    """One rule for or against a form: its sign (-2 to 2), and whether it holds for certain."""

    rule: str
    sign: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class FormReading:
    """What speaks for and against one form, in half points.

    Each sign counts twice when its rule holds for certain, once while it only may. `ours` sums them
    for us, `theirs` for the partner's likely interest; `pleas` are the rules that speak for or
    against it on our side, strongest first.
    """

    form: str
    ours: int
    theirs: int
    pleas: tuple[Plea, ...]

    @property
    def reasons(self) -> tuple[Plea, ...]:
        """Return the three strongest pleas for the form."""
        return tuple(plea for plea in self.pleas if plea.sign > 0)[:3]

    @property
    def objection(self) -> Plea | None:
        """Return the strongest plea against the form."""
        return next((plea for plea in self.pleas if plea.sign < 0), None)


@dataclass(frozen=True, slots=True)
class Weakness:
    """A safeguard to propose and the weak answers that call for it."""

    clause: str
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StructureAdvice:
    """The best two forms for us, the form the partner would likely prefer, and the safeguards.

    While a gate is fired `is_waiting` is true and only waiting is proposed. `forms` holds every
    form, best for us first.
    """

    is_waiting: bool
    best: tuple[str, ...]
    partner_prefers: tuple[str, ...]
    forms: tuple[FormReading, ...]
    rules: tuple[RuleState, ...]
    relational: Truth
    performance: Truth
    weaknesses: tuple[Weakness, ...]
    lawyer_questions: tuple[str, ...]

    @property
    def is_tentative(self) -> bool:
        """Say whether nothing but what may hold speaks for either of the best forms."""
        return not any(
            plea.is_certain for form in self.best for plea in self.form(form).pleas if plea.sign > 0
        )

    def form(self, form: str) -> FormReading:
        """Return the reading of one form; KeyError when the instrument does not have it."""
        for reading in self.forms:
            if reading.form == form:
                return reading
        raise KeyError(form)


def within(low: int, high: int, condition: Condition, scale: int = 1) -> Truth:
    """Say whether a number between low and high (both times `scale`) keeps a condition's bounds."""
    at_least = -1 if condition.at_least is None else condition.at_least * scale
    at_most = high + 1 if condition.at_most is None else condition.at_most * scale
    if low >= at_least and high <= at_most:
        return "yes"
    return "maybe" if high >= at_least and low <= at_most else "no"


def sums(profile: Profile, names: tuple[str, ...]) -> tuple[int, int, int]:
    """Return the sum of lows, of highs, and the number of the relevant factors among the names."""
    spans = [profile.levels.get(name, UNKNOWN) for name in names]
    relevant = [span for span in spans if span != NOT_RELEVANT]
    return sum(low for low, _ in relevant), sum(high for _, high in relevant), len(relevant)


def risk_is_high(profile: Profile, factors: tuple[str, ...]) -> Truth:
    """Say whether a risk index is high: its mean protection lies under the middle of the scale."""
    low, high, count = sums(profile, factors)
    if count == 0:
        return "maybe"
    if high < MIDDLE * count:
        return "yes"
    return "no" if low >= MIDDLE * count else "maybe"


def opposite(truth: Truth) -> Truth:
    """Return yes for no, no for yes; maybe stays."""
    return TRUTHS[2 - TRUTHS.index(truth)]


def holds(condition: Condition, profile: Profile, table: StructureTable) -> Truth:
    """Say whether one condition holds, three-valued.

    A level or a mean of nothing relevant does not; a risk index of nothing relevant stays open.
    """
    if condition.kind == "any":
        return max((holds(one, profile, table) for one in condition.options), key=TRUTHS.index)
    if condition.kind == "index":
        risk = risk_is_high(profile, dict(table.indices)[condition.names[0]])
        return risk if condition.choice == "high" else opposite(risk)
    if condition.kind == "fact":
        if condition.more_than is not None:
            return "yes" if profile.parties > condition.more_than else "no"
        stated = profile.facts.get(condition.names[0])
        return "maybe" if stated is None else "yes" if stated == condition.choice else "no"
    low, high, count = sums(profile, condition.names)
    return within(low, high, condition, count) if count else "no"


def rule_truth(rule: Rule, profile: Profile, table: StructureTable) -> Truth:
    """Say whether a rule holds: as much as the least certain of its conditions."""
    return min((holds(one, profile, table) for one in rule.when), key=TRUTHS.index)


def read_form(form: str, table: StructureTable, truths: Mapping[str, Truth]) -> FormReading:
    """Return what the rules that hold, or may, say about one form."""
    ours = theirs = 0
    pleas = []
    for rule in table.rules:
        points = TRUTHS.index(truths[rule.id])
        theirs += points * dict(rule.theirs).get(form, 0)
        sign = dict(rule.ours).get(form, 0)
        if points and sign:
            ours += points * sign
            pleas.append(Plea(rule.id, sign, truths[rule.id] == "yes"))
    pleas.sort(key=lambda plea: (not plea.is_certain, -abs(plea.sign), plea.rule))
    return FormReading(form, ours, theirs, tuple(pleas))


def weak_answers(clause: Clause, levels: Levels) -> tuple[str, ...]:
    """Return the factors that call for a clause: known to stand at 0 or 1."""
    return tuple(factor for factor in clause.when_weak if 0 <= levels.get(factor, UNKNOWN)[1] <= 1)


def may_be_weak(span: Span) -> bool:
    """Say whether an answer could stand at 2 or under; unknown could, not relevant could not."""
    return span != NOT_RELEVANT and span[0] <= MIDDLE


def advise(table: StructureTable, profile: Profile, is_waiting: bool) -> StructureAdvice:
    """Return the advice on structure; `is_waiting` while a gate is fired.

    Sum of the rules' signs per form, half weight for rules that only may hold; then the number of
    points from rules that hold for certain decides; then the instrument's order of forms.
    """
    truths = {rule.id: rule_truth(rule, profile, table) for rule in table.rules}
    readings = [read_form(form, table, truths) for form in table.forms]

    def certain(reading: FormReading) -> int:
        return sum(plea.sign for plea in reading.pleas if plea.is_certain)

    ranked = sorted(readings, key=lambda reading: (-reading.ours, -certain(reading)))
    most = max(reading.theirs for reading in readings)
    weaknesses = tuple(
        Weakness(clause.id, weak)
        for clause in table.clauses
        if (weak := weak_answers(clause, profile.levels))
    )
    indices = dict(table.indices)
    return StructureAdvice(
        is_waiting=is_waiting,
        best=(WAIT,) if is_waiting else tuple(reading.form for reading in ranked[:2]),
        partner_prefers=tuple(r.form for r in readings if r.theirs == most) if most > 0 else (),
        forms=tuple(ranked),
        rules=tuple(RuleState(rule, truth) for rule, truth in truths.items()),
        relational=risk_is_high(profile, indices["relational"]),
        performance=risk_is_high(profile, indices["performance"]),
        weaknesses=weaknesses,
        lawyer_questions=tuple(
            question.id
            for question in table.lawyer_questions
            if any(may_be_weak(profile.levels.get(one, UNKNOWN)) for one in question.factors)
        ),
    )


def with_form(alliance: Alliance, form: FormId) -> Alliance:
    """Return the alliance with its first relation in another form; no score reads the form.

    The words that described the form before do not describe this one, so they go.
    """
    first, *others = alliance.relations
    return replace(alliance, relations=(replace(first, form=form, form_words=None), *others))
