"""The instrument: what is asked, what stops an alliance, what is believed. Structure, no prose."""

from dataclasses import dataclass
from typing import Literal

from alliancemap.model.message import Message, message

ThemeId = Literal["market", "value", "risk"]
THEMES: tuple[ThemeId, ...] = ("market", "value", "risk")
Use = Literal["talk", "self", "later"]
AskStyle = Literal["ask", "infer", "self", "later"]
Grade = Literal["E1", "E2", "E3", "E4", "E5"]
TOP_LEVEL = 4


class InstrumentError(Exception):
    """An instrument that cannot be used: a code, the place in the data, and what is known there."""

    def __init__(self, code: str, where: str, known: tuple[str, ...] = ()) -> None:
        """Keep the code (INS001...), the place and what would have been right there.

        The sentence lives in `words`; `message` is what it is said from.
        """
        super().__init__(code, where, known)
        self.code = code
        self.where = where
        self.known = known

    def __str__(self) -> str:
        """Return the code and the place, and what is known there, in one line."""
        return f"{self.code} {self.where}" + (f" ({', '.join(self.known)})" if self.known else "")

    @property
    def message(self) -> Message:
        """Return the error as a Message for `words` to say: `where` and `known` are plain text."""
        return message(self.code, where=self.where, known=", ".join(self.known))


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
    """A structure rule: when all conditions hold, signs (-2 to 2) speak for or against forms."""

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
class Disagreement:
    """A point on which the literature disagrees, with the sources on each side."""

    id: str
    one_side: tuple[Citation, ...]
    other_side: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StructureTable:
    """Forms, the two risk indices, rules, clauses and lawyer's questions.

    `facts` are what rules need and no factor asks, each with its options; one without options is a
    number that is counted. `disagreements` are shown beside the advice and move no sign.
    """

    forms: tuple[str, ...]
    indices: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[Rule, ...]
    clauses: tuple[Clause, ...]
    lawyer_questions: tuple[LawyerQuestion, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


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


def catalogue_order(factor: str) -> tuple[int, str]:
    """Return a key that puts market before value before risk, each by number."""
    return "MVR".find(factor[:1]), factor
