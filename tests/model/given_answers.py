"""Random answers of several people on a few factors, with days, fading and settling."""

from dataclasses import replace

from hypothesis import strategies as st
from model.readings import alliance

from alliancemap.model.alliance import Alliance, Answer

FACTORS = ("M01", "V01", "R01")
WHO = (None, "Ana", "ana ", "Ben", "Zoé")
DATES = st.sampled_from(("2026", "2026-02", "2026-02-10", "2026-03-01", "2027"))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """One answer: mostly a level or a range, at times unknown or not relevant."""
    state = draw(st.sampled_from(("known", "known", "known", "unknown", "not_relevant")))
    low, high = sorted(draw(st.tuples(st.integers(0, 4), st.integers(0, 4))))
    return Answer(
        factor=draw(st.sampled_from(FACTORS)),
        state=state,
        low=low if state == "known" else None,
        high=high if state == "known" else None,
        date=draw(st.none() | DATES),
        who=draw(st.sampled_from(WHO)),
        view=draw(st.sampled_from(("ours", "ours", "theirs"))),
        fades=draw(st.none() | DATES),
        settles=draw(st.sampled_from((False, False, False, True))),
    )


ALLIANCES = st.lists(answers(), max_size=9).map(lambda several: kept(*several))
DAYS = st.sampled_from(
    ("2025-12-31", "2026-02-10", "2026-02-11", "2026-02-28", "2026-03-01", "2026-12-31",
     "2027-01-01", "2028-01-01")
)  # fmt: skip


def kept(*several: Answer) -> Alliance:
    """An alliance with these answers, in this order."""
    return replace(alliance(), answers=several)
