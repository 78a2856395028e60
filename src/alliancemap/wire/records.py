"""Every document of the results, described once; a key that changes makes a new format number."""

from typing import Any

from alliancemap.wire.kinds import (
    COUNT,
    DOTS,
    ID,
    IDS,
    QUESTIONS,
    VERDICT,
    VIEW,
)
from alliancemap.wire.outcomes import ADVICE_PARTS
from alliancemap.wire.over_time import OVER_TIME_DOCUMENTS, OVER_TIME_PARTS
from alliancemap.wire.readings import READING_PARTS
from alliancemap.wire.shape import (
    BeforeAfter,
    Field,
    Flag,
    Many,
    Part,
    Perhaps,
    Record,
    Text,
)


def _named_pairs(pairs: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    return [{"candidate": name, "share": share} for name, share in pairs]


DOCUMENTS = (
    Record(
        "assessment",
        "Everything the program says about one alliance: `assess --json`.",
        (
            Field("instrument", ID, "Instrument."),
            Field("version", Text(), "Its version."),
            Field("sector", ID, "Sector."),
            Field("digest", Text(), "SHA-256 of the instrument's data."),
            Field("view", VIEW, "Whose answers were read."),
            Field("verdict", Part("verdict"), "Verdict."),
            Field("futures", Part("futures"), "Futures."),
            Field("themes", Many(Part("theme")), "Market needs, partner value, risk."),
            Field("gates", Many(Part("gate")), "Deal-breakers."),
            Field("unknown", COUNT, "How many relevant factors nobody has answered."),
            Field("reasons", Many(Part("message")), "The three strongest reasons."),
            Field("influences", Many(Part("influence")), "What every given answer moves."),
            Field("tipping", Many(Part("tipping")), "What would change the verdict."),
            Field("questions", QUESTIONS, "Everything open, most worth finding out first."),
            Field("to_raise", QUESTIONS, "Five to learn from the partner, in the order of a talk."),
            Field("to_ask_ourselves", QUESTIONS, "Three to ask ourselves."),
            Field("to_look_up", QUESTIONS, "Three to look up."),
            Field("asymmetry", Part("asymmetry"), "Who gains and depends more."),
            Field("structure", Part("advice"), "Advice on the form."),
            Field("weight_effect", Perhaps(Part("weight_effect")), "Null without own weights."),
            Field("feeling", Perhaps(Part("feeling")), "Null while nobody said."),
        ),
        "alliancemap.assessment/1",
    ),
    Record(
        "difference",
        "What changed between two readings: `assess --before OTHER --json`.",
        (
            Field("answers", Many(Part("answer_change")), "Answers that are others now."),
            Field("weights", Many(Part("weight_change")), "Own weights that are others now."),
            Field("themes", Many(Part("theme_change")), "Themes that moved."),
            Field("gates", Many(Part("gate_change")), "Deal-breakers that stand elsewhere."),
            Field("verdict", BeforeAfter(VERDICT), "Verdict."),
            Field("dots", BeforeAfter(DOTS), "Futures of twenty that say yes."),
            Field("best_forms", BeforeAfter(IDS), "Best forms."),
            Field("is_empty", Flag(), "Whether nothing at all differs."),
        ),
        "alliancemap.difference/1",
    ),
    Record(
        "comparison",
        "Candidates, best first, always beside no alliance: `compare --json`.",
        (
            Field("places", Many(Part("place")), "Candidates, best first."),
            Field("pairs", Many(Part("pair")), "How sure the order is."),
            Field(
                "beats_none",
                Many(Part("beats_none")),
                "How often each beats having no alliance.",
                lambda one: _named_pairs(one.beats_none),
            ),
        ),
        "alliancemap.comparison/1",
    ),
    Record(
        "questions",
        "What to find out next: `next --json`.",
        (Field("questions", QUESTIONS, "The next questions, the first one first.", tuple),),
        "alliancemap.questions/1",
    ),
    Record(
        "structure",
        "Advice on the form alone: `advise --json`.",
        (Field("advice", Part("advice"), "The advice.", lambda one: one),),
        "alliancemap.advice/1",
    ),
    Record(
        "arithmetic",
        "A number opened to its sums.",
        (Field("lines", Many(Part("message")), "The sums, one message each.", tuple),),
        "alliancemap.arithmetic/1",
    ),
    *OVER_TIME_DOCUMENTS,
)

PARTS = (*READING_PARTS, *ADVICE_PARTS, *OVER_TIME_PARTS)
RECORDS = {record.name: record for record in (*PARTS, *DOCUMENTS)}
