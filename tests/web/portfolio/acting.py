"""Acts as the tests of the core write them: without a table, in an order that counts."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from alliancemap.instruments import DEFAULT_INSTRUMENT, DEFAULT_VERSION
from alliancemap_web.portfolio.acts import BASE, Entry

START = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
PEOPLE = {"Ada": 1, "Ben": 2}
BEGUN: dict[str, Any] = {
    "alliancemap": 1,
    "instrument": f"{DEFAULT_INSTRUMENT} {DEFAULT_VERSION}",
    "name": "Us × Gigant",
    "date": "2026-01-01",
    "parties": {"us": {"name": "Us"}, "partner": {"name": "Gigant"}},
}

LEVELS = st.sampled_from([0, 1, 2, 3, 4, "1-3", "unknown", "not relevant"])
FACTORS = ("M01", "M03", "V02", "R05")


def entry(
    sequence: int,
    register: str,
    value: Any = None,
    *,
    by: str = "Ada",
    undoes: int | None = None,
    days: float = 0,
) -> Entry:
    """The act of a number; `undoes` is the number of the one it takes back."""
    return Entry(
        sequence=sequence,
        id=str(UUID(int=sequence)),
        register=register,
        value=value,
        undoes=None if undoes is None else str(UUID(int=undoes)),
        person=PEOPLE[by],
        by=by,
        at=START + timedelta(days=days),
        origin="page",
    )


def begun(value: dict[str, Any] | None = None) -> Entry:
    """The act that every alliance begins with."""
    return entry(1, BASE, BEGUN if value is None else value)


@st.composite
def told(draw: st.DrawFn, most: int = 8) -> tuple[Entry, ...]:
    """The acts of an alliance: its beginning, then answers and facts on days that never go back."""
    days = sorted(draw(st.lists(st.integers(0, 20), max_size=most)))
    acts = [begun()]
    for sequence, day in enumerate(days, start=2):
        by = draw(st.sampled_from(sorted(PEOPLE)))
        if draw(st.booleans()):
            register = f"answer/{draw(st.sampled_from(FACTORS))}"
            value: Any = {"level": draw(LEVELS)}
        else:
            register, value = draw(
                st.sampled_from(
                    [
                        ("fact/aim", "Sell more"),
                        ("fact/aim", None),
                        ("fact/parties/partner/people", 110_000),
                        ("fact/parties/partner/people", None),
                        ("fact/weights/M01", 2),
                        ("fact/need/text", "A new inhaler"),
                        ("fact/set_aside/R05", {"reason": "Their parent guarantees it"}),
                    ]
                )
            )
        acts.append(entry(sequence, register, value, by=by, days=day))
    return tuple(acts)
