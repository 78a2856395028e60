"""The instrument: what is asked, what stops an alliance, what is believed. Structure, no prose."""

from dataclasses import dataclass
from typing import Literal

ThemeId = Literal["market", "value", "risk"]
THEMES: tuple[ThemeId, ...] = ("market", "value", "risk")
Use = Literal["talk", "self", "later"]
AskStyle = Literal["ask", "infer", "self", "later"]
Grade = Literal["E1", "E2", "E3", "E4", "E5"]
TOP_LEVEL = 4


class InstrumentError(Exception):
    """An instrument that cannot be used: a code and the place in the data."""

    def __init__(self, code: str, where: str) -> None:
        """Keep the code (INS001...) and the place; the sentence lives in `words`."""
        super().__init__(f"{code} {where}")
        self.code = code
        self.where = where


@dataclass(frozen=True, slots=True)
class Citation:
    """A source by its key, and the grade of what it supports here."""

    key: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the questions: five levels 0 to 4, where 4 is always best for us."""

    id: str
    theme: ThemeId
    group: str
    use: Use
    ask_style: AskStyle
    difficulty: int
    challenge: str
    stage: str
    raw_direction: Literal["higher", "lower"]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class GatePart:
    """One factor of a gate: it counts when its level is at most this."""

    factor: str
    at_most: int


@dataclass(frozen=True, slots=True)
class Gate:
    """A deal-breaker: it fires when all its parts hold."""

    id: str
    parts: tuple[GatePart, ...]


@dataclass(frozen=True, slots=True)
class VerdictRule:
    """Thresholds of the verdict: futures of `futures`, and the coverage a theme needs."""

    futures: int
    promising_from: int
    stopped_below: int
    coverage_numerator: int
    coverage_denominator: int


@dataclass(frozen=True, slots=True)
class Belief:
    """The tables of the latent-quality belief, as whole-number weights.

    `grid` holds each quality's heads in `tosses_of`; `partner` a weight for each quality of the
    partner; `themes[i][j]` a weight for a theme's quality j given the partner's quality i.
    """

    tosses_of: int
    grid: tuple[int, ...]
    partner: tuple[int, ...]
    themes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class FactorSet:
    """A short set drawn from the catalogue, in the order of a natural talk."""

    id: str
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AsymmetryLists:
    """Which factors feed each side of the asymmetry reading."""

    ours_to_them: tuple[str, ...]
    theirs_to_us: tuple[str, ...]
    joint: tuple[str, ...]
    our_freedom: tuple[str, ...]
    their_dependence: tuple[str, ...]
    size_flag: int


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a rule; the closed list of kinds is: factor, index, mean, fact, any.

    factor, mean: the level (or mean of levels) is `at_most` or `at_least` a bound;
    index: a risk index `is` high or low; fact: a named fact `is` a choice, or is `more_than` a
    number; any: at least one of `options` holds.
    """

    kind: Literal["factor", "index", "mean", "fact", "any"]
    names: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    choice: str | None = None
    more_than: int | None = None
    options: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A structure rule: when all conditions hold, its signs speak for or against forms (-2 to
    2).
    """

    id: str
    when: tuple[Condition, ...]
    ours: tuple[tuple[str, int], ...]
    theirs: tuple[tuple[str, int], ...]
    notes: tuple[tuple[str, str], ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A safeguard to propose while one of its factors stands at 0 or 1."""

    id: str
    when_weak: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class LawyerQuestion:
    """A question for the lawyer, asked while one of its factors may stand at 2 or under."""

    id: str
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StructureTable:
    """Forms, the two risk indices, rules, clauses and lawyer's questions."""

    forms: tuple[str, ...]
    indices: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[Rule, ...]
    clauses: tuple[Clause, ...]
    lawyer_questions: tuple[LawyerQuestion, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One published version of the questionnaire for one sector, with the digest of its data."""

    id: str
    version: str
    sector: str
    digest: str
    languages: tuple[str, ...]
    stages: tuple[str, ...]
    met_from: int
    factors: tuple[Factor, ...]
    gates: tuple[Gate, ...]
    sets: tuple[FactorSet, ...]
    verdict: VerdictRule
    belief: Belief
    asymmetry: AsymmetryLists
    structure: StructureTable

    def factor(self, factor_id: str) -> Factor:
        """Return the factor with this id; KeyError when there is none."""
        for factor in self.factors:
            if factor.id == factor_id:
                return factor
        raise KeyError(factor_id)
