"""Made-up acts for the lounge's tests: operations in every register, clocks right and wrong."""

import unicodedata
import uuid
from typing import Any

from hypothesis import strategies as st

from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.checks import shapes

TALK = "0f8fad5b-d9cb-469f-a165-70867728950e"
OTHER_TALK = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
# The moment at which the tests' server receives everything, in milliseconds since 1970.
NOW = 1_795_000_000_000
DEVICES = ("0000000a", "0000000b", "0000000c")
FACTORS = ("M01", "M05", "V03", "R05", "R17")


def stamp(moment: int, count: int = 0, device: str = DEVICES[0]) -> str:
    """A stamp as phones write them."""
    return f"{moment:015}-{count:04}-{device}"


def act(
    register: str = "answer:M01",
    value: Any = None,
    moment: int = NOW - 1000,
    id_: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """One operation as it is sent; without an id it gets a fresh one."""
    device = more.pop("device", DEVICES[0])
    told = {
        "id": id_ or str(uuid.uuid4()),
        "talk": TALK,
        "stamp": stamp(moment, more.pop("count", 0), device),
        "register": register,
        "value": {"level": 3, "sure": "guess", "note": ""} if value is None else value,
    }
    return told | more


def answer(level: Any, sure: str | None = None, note: str = "") -> dict[str, Any]:
    """The value of an answer."""
    return {"level": level, "sure": sure, "note": note}


LEVELS = st.one_of(
    st.integers(0, 4),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted),
    st.sampled_from(["unknown", "not_relevant", None]),
)
# Letters of all kinds, also those no database would keep as they are.
NOTES = st.text(max_size=12) | st.sampled_from(["", "l’été\u202f!", "\0", "\ud800", "a\r\nb"])


def says(letter: str) -> bool:
    """Whether a letter says something that an alliance file may hold."""
    return letter not in " \t\r\n" and unicodedata.category(letter) not in ("Cc", "Cs", "Cn")


ANSWERS = st.fixed_dictionaries(
    {
        "level": LEVELS,
        "sure": st.sampled_from(["guess", "fairly_sure", "proof", None]),
        "note": NOTES,
    }
)
VALUES = {
    "name": NOTES,
    "sector": st.sampled_from(["general_hi_tech", "health_technology"]),
    "set": st.sampled_from(["airport_12", "airport_6", "whole"]),
    "feeling": st.fixed_dictionaries({"level": st.integers(0, 4), "knows": NOTES}),
    "aside:M10": st.fixed_dictionaries({"reason": NOTES.filter(lambda one: any(map(says, one)))}),
    "skip:M05": st.just(value=True),
    **{f"answer:{factor}": ANSWERS for factor in FACTORS},
}
IDS = st.uuids(version=4).map(str)


@st.composite
def operations(draw: st.DrawFn, latest: int = NOW) -> Operation:
    """One operation with a stamp up to the latest moment, sometimes null, sometimes an undo."""
    register = draw(st.sampled_from(sorted(VALUES)))
    return Operation(
        id=draw(IDS),
        talk=TALK,
        stamp=stamp(
            draw(st.integers(NOW - 40, latest)),
            draw(st.integers(0, 3)),
            draw(st.sampled_from(DEVICES)),
        ),
        register=register,
        value=draw(st.none() | VALUES[register]),
        undoes=draw(st.none() | IDS),
    )


def talks(latest: int = NOW, most: int = 12) -> st.SearchStrategy[list[Operation]]:
    """Operations of one talk, each with an id of its own."""
    return st.lists(operations(latest), max_size=most, unique_by=lambda one: one.id)


assert set(VALUES) <= set(shapes())
