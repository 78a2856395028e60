"""What the benchmarks work on: the published questionnaire, an example, and drawn answers."""

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import load_instrument, load_words
from alliancemap.model.alliance import Alliance, Answer
from alliancemap.model.assessment import assess
from alliancemap.model.instrument import TOP_LEVEL, Instrument
from alliancemap.model.plan import Plan, compile_plan
from alliancemap.picture.compose import compose_map
from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Scene, Shape

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "mannkind-sanofi.yaml"
SEED = 2009


@cache
def example() -> Alliance:
    """Return the alliance whose map stands in the README."""
    return read_alliance(EXAMPLE.read_bytes())


def instrument() -> Instrument:
    """Return the questionnaire of the example's sector."""
    alliance = example()
    return load_instrument(alliance.instrument, alliance.instrument_version, alliance.sector)


def plan() -> Plan:
    """Return its tables."""
    return compile_plan(instrument())


def answered(factors: tuple[str, ...], known: int, seed: int = SEED) -> Alliance:
    """Return the example with other answers: `known` factors at a drawn level, the rest unknown.

    Levels 1 to 4 only, of which 2 and 3 come twice as often, so that few gates fire and the
    futures have something to weigh.
    """
    dice = random.Random(f"{seed} {known}")
    chosen = set(dice.sample(factors, known))
    levels = [dice.choice((1, 2, 2, 3, 3, TOP_LEVEL)) for _ in factors]
    return replace(
        example(),
        weights=(),
        answers=tuple(
            Answer(factor, "known", level, level)
            for factor, level in zip(factors, levels, strict=True)
            if factor in chosen
        ),
    )


def maps() -> list[tuple[Scene, MapContent]]:
    """Return the landscape maps of the ten examples, English and French; the README's is first."""
    found = []
    for path in sorted(EXAMPLE.parent.glob("*.yaml"), key=lambda path: path != EXAMPLE):
        alliance = read_alliance(path.read_bytes())
        named = (alliance.instrument, alliance.instrument_version, alliance.sector)
        reading = assess(alliance, load_instrument(*named))
        for language in ("en", "fr"):
            content = compose_map(alliance, reading, load_words(*named, language), language)
            found.append((lay_out(content), content))
    return found


def shapes(drawn: Scene) -> list[Shape]:
    """Return every shape of a scene in painting order."""
    return [shape for part in drawn.parts for shape in part.shapes]
