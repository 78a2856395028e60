"""The whole reading of an alliance as one value: verdict, reasons, questions, advice."""

from dataclasses import dataclass

from alliancemap.model.alliance import Alliance, View
from alliancemap.model.answers import levels
from alliancemap.model.asymmetry import Asymmetry, read_asymmetry
from alliancemap.model.case import Case, make_case
from alliancemap.model.futures import Futures
from alliancemap.model.gates import GateState
from alliancemap.model.instrument import Instrument
from alliancemap.model.interval import half_up
from alliancemap.model.judgement import Judgement, judge
from alliancemap.model.message import Message
from alliancemap.model.plan import Plan, compile_plan
from alliancemap.model.questions import Question, questions_to_raise, rank_questions
from alliancemap.model.reasons import Influence, influences, strongest_reasons
from alliancemap.model.scoring import ThemeScore
from alliancemap.model.structure import Profile, StructureAdvice, advise
from alliancemap.model.tipping import Tipping, tipping_card
from alliancemap.model.verdict import COUNTED_FROM, Verdict, VerdictCode

# How many questions to ourselves, and how many to look up, stand beside those to raise.
BESIDE = 3
# Feeling and result are more than a step apart: asked about, never mixed in.
STEP = 1000


@dataclass(frozen=True, slots=True)
class WeightEffect:
    """What own weights changed: verdict and dots with every factor weighing the same."""

    verdict: VerdictCode
    dots: int
    themes: tuple[ThemeScore, ...]


@dataclass(frozen=True, slots=True)
class FeelingGap:
    """The overall feeling beside the computed result, both in thousandths of a level.

    `computed` is the middle of the weakest theme's range. `is_apart` asks what the person knows
    that is not in the list.
    """

    feeling: int
    computed: int
    is_apart: bool
    knows: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the program says about one alliance, from one view, with one instrument.

    `questions` is the whole ranking; `to_raise` are the five things to learn from the partner in
    the order of a talk, `to_ask_ourselves` and `to_look_up` the three best of the other two kinds.
    """

    instrument: str
    version: str
    sector: str
    digest: str
    view: View
    themes: tuple[ThemeScore, ...]
    gates: tuple[GateState, ...]
    futures: Futures
    verdict: Verdict
    reasons: tuple[Message, ...]
    influences: tuple[Influence, ...]
    tipping: tuple[Tipping, ...]
    questions: tuple[Question, ...]
    to_raise: tuple[Question, ...]
    to_ask_ourselves: tuple[Question, ...]
    to_look_up: tuple[Question, ...]
    asymmetry: Asymmetry
    structure: StructureAdvice
    weight_effect: WeightEffect | None
    feeling: FeelingGap | None

    @property
    def known(self) -> int:
        """Return how many relevant factors are answered with more than the whole scale."""
        return sum(theme.known for theme in self.themes)

    @property
    def is_early(self) -> bool:
        """Say whether so little is known that people are not told how many futures say yes."""
        return self.known < COUNTED_FROM

    @property
    def unknown(self) -> int:
        """Return how many relevant factors nobody has answered."""
        return sum(theme.relevant - theme.known for theme in self.themes)


def case_of(alliance: Alliance, plan: Plan, view: View = "ours") -> Case:
    """Return the case an alliance puts before the scores: one view of its first relation."""
    return make_case(
        plan,
        levels(alliance, view),
        dict(alliance.weights),
        [gate.gate for gate in alliance.set_aside],
    )


def assess(
    alliance: Alliance, instrument: Instrument, view: View = "ours", plan: Plan | None = None
) -> Assessment:
    """Return the whole reading of an alliance.

    `plan` saves compiling the instrument again when many alliances are read.
    """
    plan = plan or compile_plan(instrument)
    judgement = judge(case_of(alliance, plan, view))
    ranked = rank_questions(judgement.outlook)
    moved = influences(judgement)
    spans = levels(alliance, view)
    relation = alliance.relations[0]
    return Assessment(
        instrument=instrument.id,
        version=instrument.version,
        sector=instrument.sector,
        digest=instrument.digest,
        view=view,
        themes=judgement.themes,
        gates=judgement.gates,
        futures=judgement.futures,
        verdict=judgement.verdict,
        reasons=strongest_reasons(judgement, moved),
        influences=moved,
        tipping=tipping_card(judgement.case),
        questions=ranked,
        to_raise=questions_to_raise(ranked, plan.factors),
        to_ask_ourselves=tuple(one for one in ranked if one.ask_style == "self")[:BESIDE],
        to_look_up=tuple(one for one in ranked if one.ask_style == "later")[:BESIDE],
        asymmetry=read_asymmetry(instrument.asymmetry, spans, alliance),
        structure=advise(
            instrument.structure,
            Profile(spans, dict(relation.facts), len(alliance.parties)),
            is_waiting=any(gate.status == "fired" for gate in judgement.gates),
        ),
        weight_effect=without_weights(judgement) if alliance.weights else None,
        feeling=feeling_gap(alliance, judgement),
    )


def without_weights(judgement: Judgement) -> WeightEffect:
    """Return the result with every factor weighing the same, to show beside the weighted one."""
    case = judgement.case
    even = judge(Case(case.plan, case.spans, (1,) * len(case.spans), case.set_aside))
    return WeightEffect(even.verdict.code, even.futures.dots, even.themes)


def feeling_gap(alliance: Alliance, judgement: Judgement) -> FeelingGap | None:
    """Return the person's feeling beside the weakest theme's middle; None while nobody said."""
    if alliance.feeling is None:
        return None
    weakest = next(one for one in judgement.themes if one.theme == judgement.verdict.weakest)
    computed = half_up(weakest.score.low + weakest.score.high, 2)
    feeling = 1000 * alliance.feeling.level
    return FeelingGap(feeling, computed, abs(feeling - computed) > STEP, alliance.feeling.knows)
