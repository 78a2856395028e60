"""The words of an instrument in one language and sector: values with typed access, by id."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactorWords:
    """One factor in words: five `levels` (0 to 4), one `evidence` sentence for each source.

    `risk_label` holds two short worries, for levels 0-1 and for 2 or unknown; only risk factors
    have it, for others it is empty.
    """

    name: str
    short: str
    meaning: str
    ask: str
    levels: tuple[str, ...]
    direction: str
    example: str
    evidence: tuple[str, ...]
    risk_label: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """A theme: its question, the two ends of its scale, and five words for its levels."""

    name: str
    question: str
    low: str
    high: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateWords:
    """A deal-breaker: what is true when it has fired, and a way to mend it."""

    name: str
    fired: str
    repair: str


@dataclass(frozen=True, slots=True)
class SetWords:
    """A short set of questions and when to use it."""

    name: str
    use: str


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade of evidence and what it stands for."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FormWords:
    """A form of alliance: what it is, what it protects, what it costs, its label on the map."""

    name: str
    meaning: str
    protects: str
    costs: str
    map_label: str


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact that rules need: how to ask it, and its options by key (none for a number)."""

    name: str
    ask: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A structure rule: why it speaks for a form, why against one, and its notes by key."""

    name: str
    because: str
    objection: str
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A safeguard: its name and what it says."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DisagreementWords:
    """A point on which the literature disagrees, both sides, and what this instrument does."""

    point: str
    one_side: str
    other_side: str
    what_we_do: str


@dataclass(frozen=True, slots=True)
class TermWords:
    """A term of the vocabulary: plain definition, one example sentence, ids of related terms."""

    term: str
    definition: str
    example: str
    see: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """All words of one instrument version, for one sector, in one language.

    Each kind is a mapping by id, in the order in which it was written; the methods of the same
    name in the singular look one up and raise KeyError when it is not there.
    """

    id: str
    version: str
    sector: str
    language: str
    factors: Mapping[str, FactorWords]
    themes: Mapping[str, ThemeWords]
    gates: Mapping[str, GateWords]
    sets: Mapping[str, SetWords]
    grades: Mapping[str, GradeWords]
    forms: Mapping[str, FormWords]
    facts: Mapping[str, FactWords]
    rules: Mapping[str, RuleWords]
    clauses: Mapping[str, ClauseWords]
    disagreements: Mapping[str, DisagreementWords]
    terms: Mapping[str, TermWords]
    lawyer_questions: Mapping[str, str]
    indices: Mapping[str, str]
    stages: Mapping[str, str]
    groups: Mapping[str, str]
    sectors: Mapping[str, str]
    challenges: Mapping[str, str]
    uses: Mapping[str, str]
    ask_styles: Mapping[str, str]
    surenesses: Mapping[str, str]
    views: Mapping[str, str]
    levels: Mapping[str, str]

    def factor(self, factor_id: str) -> FactorWords:
        """Return the words of a factor; KeyError when there is none."""
        return self.factors[factor_id]

    def theme(self, theme_id: str) -> ThemeWords:
        """Return the words of a theme; KeyError when there is none."""
        return self.themes[theme_id]

    def gate(self, gate_id: str) -> GateWords:
        """Return the words of a deal-breaker; KeyError when there is none."""
        return self.gates[gate_id]

    def set_of_questions(self, set_id: str) -> SetWords:
        """Return the words of a short set; KeyError when there is none."""
        return self.sets[set_id]

    def grade(self, grade_id: str) -> GradeWords:
        """Return the words of an evidence grade; KeyError when there is none."""
        return self.grades[grade_id]

    def form(self, form_id: str) -> FormWords:
        """Return the words of a form; KeyError when there is none."""
        return self.forms[form_id]

    def fact(self, fact_id: str) -> FactWords:
        """Return the words of a fact; KeyError when there is none."""
        return self.facts[fact_id]

    def rule(self, rule_id: str) -> RuleWords:
        """Return the words of a structure rule; KeyError when there is none."""
        return self.rules[rule_id]

    def clause(self, clause_id: str) -> ClauseWords:
        """Return the words of a safeguard; KeyError when there is none."""
        return self.clauses[clause_id]

    def disagreement(self, disagreement_id: str) -> DisagreementWords:
        """Return the words of a disagreement; KeyError when there is none."""
        return self.disagreements[disagreement_id]

    def term(self, term_id: str) -> TermWords:
        """Return a term of the vocabulary; KeyError when there is none."""
        return self.terms[term_id]

    def lawyer_question(self, question_id: str) -> str:
        """Return a question for the lawyer; KeyError when there is none."""
        return self.lawyer_questions[question_id]

    def index(self, index_id: str) -> str:
        """Return the name of a risk index; KeyError when there is none."""
        return self.indices[index_id]

    def stage(self, stage_id: str) -> str:
        """Return the name of a stage of the talk; KeyError when there is none."""
        return self.stages[stage_id]

    def group(self, group_id: str) -> str:
        """Return the name of a group of factors; KeyError when there is none."""
        return self.groups[group_id]

    def sector_name(self, sector_id: str) -> str:
        """Return the name of a sector; KeyError when there is none."""
        return self.sectors[sector_id]

    def challenge(self, challenge_id: str) -> str:
        """Return the name of a challenge; KeyError when there is none."""
        return self.challenges[challenge_id]

    def use(self, use_id: str) -> str:
        """Return the name of a use (talk, self, later); KeyError when there is none."""
        return self.uses[use_id]

    def ask_style(self, style_id: str) -> str:
        """Return the name of a way of asking; KeyError when there is none."""
        return self.ask_styles[style_id]

    def sureness(self, sureness_id: str) -> str:
        """Return the name of a sureness; KeyError when there is none."""
        return self.surenesses[sureness_id]

    def view(self, view_id: str) -> str:
        """Return the name of a view; KeyError when there is none."""
        return self.views[view_id]

    def level(self, level: int) -> str:
        """Return the word for a level 0 to 4; KeyError outside."""
        return self.levels[str(level)]
