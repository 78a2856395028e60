"""Alliances as values for the readings' tests: two firms, answers by id, the real instrument."""

from functools import lru_cache

from hypothesis import strategies as st

from alliancemap.instruments import load_instrument
from alliancemap.model.alliance import Alliance, Answer, Party, Relation
from alliancemap.model.answers import Span
from alliancemap.model.assessment import Assessment, assess
from alliancemap.model.plan import Plan, compile_plan

INSTRUMENT = load_instrument(sector="health_technology")
FACTORS = [factor.id for factor in INSTRUMENT.factors]
GOOD = dict.fromkeys(FACTORS, (4, 4))


@lru_cache(maxsize=1)
def plan() -> Plan:
    """The real instrument's plan, compiled once."""
    return compile_plan(INSTRUMENT)


def answer(factor: str, levels: Span | None) -> Answer:
    """An answer with these levels; None is not relevant."""
    if levels is None:
        return Answer(factor, "not_relevant")
    if levels == (0, 4):
        return Answer(factor, "unknown")
    return Answer(factor, "known", *levels)


def alliance(answers: dict[str, Span | None] | None = None, **other: object) -> Alliance:
    """An alliance of Us (20 people) and Giant (40 000) with these answers."""
    values: dict[str, object] = {
        "name": "Us × Giant",
        "parties": (
            Party("us", "us", "Us", people=20),
            Party("partner", "partner", "Giant", people=40_000),
        ),
        "relations": (Relation("main", ("us", "partner")),),
        "answers": tuple(answer(factor, levels) for factor, levels in (answers or {}).items()),
    }
    return Alliance(**(values | other))  # type: ignore[arg-type]


def read(answers: dict[str, Span | None] | None = None, **other: object) -> Assessment:
    """The assessment of such an alliance."""
    return assess(alliance(answers, **other), INSTRUMENT, plan=plan())


LEVEL = st.integers(0, 4)
SPANS = st.one_of(
    LEVEL.map(lambda one: (one, one)),
    st.tuples(LEVEL, LEVEL).map(lambda two: (min(two), max(two))),
    st.none(),
)
ANSWERS = st.dictionaries(st.sampled_from(FACTORS), SPANS, max_size=60)
