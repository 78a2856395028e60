"""The objects that a reading is made of: scores, futures, verdict, questions, asymmetry."""

from typing import get_args

from alliancemap.model.questions import Why
from alliancemap.wire.kinds import (
    ASK,
    CAUSE,
    COUNT,
    DOTS,
    GATE,
    ID,
    IDS,
    LEVEL,
    RANGE,
    SCORE,
    SHARE,
    THEME,
    TILT,
    VERDICT,
)
from alliancemap.wire.shape import (
    Choice,
    Exact,
    Field,
    Flag,
    Many,
    Part,
    Perhaps,
    Record,
    Text,
    Values,
    Whole,
)

READING_PARTS = (
    Record(
        "range",
        "A number known only between two ends, in thousandths of a level.",
        (Field("low", SCORE, "Low end."), Field("high", SCORE, "High end, never under the low.")),
    ),
    Record(
        "message",
        "A sentence as a code and its values. Values named `..._score` are thousandths of a level, "
        "`..._share` thousandths; `factor`, `theme`, `gate`, `form`, `rule` and their plurals ids.",
        (
            Field("code", Text(), "Code of the sentence, such as `reason.gate_fired`."),
            Field("values", Values(), "Values by name.", lambda one: dict(one.values)),
        ),
    ),
    Record(
        "theme",
        "One theme's score: 4000 is best for us, so for risk it says how well we are protected. "
        "The range is `sum_low` / `weight` to `sum_high` / `weight`.",
        (
            Field("theme", THEME, "Theme."),
            Field("score", RANGE, "Score."),
            Field("known", COUNT, "How many relevant factors have an answer."),
            Field("relevant", COUNT, "How many factors are relevant."),
            Field("sum_low", COUNT, "Weighted sum of the low ends."),
            Field("sum_high", COUNT, "Weighted sum of the high ends."),
            Field("weight", COUNT, "Sum of the weights."),
            Field("is_covered", Flag(), "Whether at least half is known."),
            Field("can_be_met", Flag(), "Whether its best future reaches 2.0."),
            Field("is_met", Flag(), "Whether even its worst future reaches 2.0."),
        ),
    ),
    Record(
        "gate",
        "A deal-breaker and where it stands.",
        (
            Field("gate", ID, "Id."),
            Field("factors", IDS, "Its factors."),
            Field("status", GATE, "Where it stands."),
        ),
    ),
    Record(
        "futures",
        "Of all the ways the unknown could turn out, how many prove promising.",
        (
            Field("yes", Exact(), "Exact weight of the futures that say yes."),
            Field("total", Exact(), "Exact weight of all futures."),
            Field("share", SHARE, "Their share, in thousandths."),
            Field("dots", DOTS, "The same of twenty."),
        ),
    ),
    Record(
        "verdict",
        "The verdict and what decided it.",
        (
            Field("code", VERDICT, "Verdict."),
            Field("causes", Many(CAUSE), "What decided it, in the order it was looked at."),
            Field("weakest", THEME, "Weakest theme, which leads the headline."),
            Field("is_settled", Flag(), "Whether the search may end here."),
        ),
    ),
    Record(
        "influence",
        "What one given answer does to the futures.",
        (
            Field("factor", ID, "Factor."),
            Field(
                "swing",
                Whole(-1000, 1000),
                "Share of futures with it, less the share were it unknown, in thousandths.",
            ),
        ),
    ),
    Record(
        "change",
        "An answer that would have to be another.",
        (
            Field("factor", ID, "Factor."),
            Field("before", LEVEL, "Level given."),
            Field("after", LEVEL, "Level needed."),
        ),
    ),
    Record(
        "tipping",
        "The smallest change of given answers that turns the verdict.",
        (
            Field("verdict", VERDICT, "The verdict it turns into."),
            Field("steps", COUNT, "Levels moved in all."),
            Field("changes", Many(Part("change")), "The answers that move."),
        ),
    ),
    Record(
        "question",
        "One thing to find out.",
        (
            Field("factor", ID, "Factor."),
            Field("ask_style", ASK, "Ask them, observe, ask ourselves, or look up."),
            Field("stage", COUNT, "Stage of the talk, from 0."),
            Field("worth", COUNT, "Expected fall in doubt for the trouble, in billionths."),
            Field("why", Choice(get_args(Why)), "Why it is asked."),
            Field("gates", IDS, "Deal-breakers that the answer could fire or clear."),
            Field("share_low", SHARE, "Share of futures that say yes after the worst answer."),
            Field("share_high", SHARE, "The same after the best answer."),
        ),
    ),
    Record(
        "asymmetry_lists",
        "Which factors feed each side of the asymmetry.",
        (
            Field("ours_to_them", IDS, "Our value to them."),
            Field("theirs_to_us", IDS, "Their value to us."),
            Field("joint", IDS, "Joint value."),
            Field("our_freedom", IDS, "Our freedom, the reverse of our dependence."),
            Field("their_dependence", IDS, "Their dependence on us."),
            Field("size_flag", COUNT, "A ratio of people over this is flagged."),
        ),
    ),
    Record(
        "asymmetry",
        "Who gains more and who depends more.",
        (
            Field("lists", Part("asymmetry_lists"), "The factors behind it."),
            Field("ours_to_them", RANGE, "Our value to them."),
            Field("theirs_to_us", RANGE, "Their value to us."),
            Field("joint", RANGE, "Joint value."),
            Field("value_tilt", TILT, "`ours_more`: we are worth more to them."),
            Field("our_dependence", RANGE, "How much we depend on them."),
            Field("their_dependence", RANGE, "How much they depend on us."),
            Field("mutual", RANGE, "Mean of the two dependences."),
            Field("dependence_tilt", TILT, "`ours_more`: we depend more on them."),
            Field("size_ratio", Perhaps(COUNT), "Their people over ours; null while unknown."),
            Field("is_size_flagged", Flag(), "Whether the ratio is one where troubles start."),
        ),
    ),
)
