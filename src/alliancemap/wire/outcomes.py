"""The objects of the advice on structure, of changes and of comparisons."""

from typing import Any, get_args

from alliancemap.model.alliance import AnswerState
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.wire.kinds import (
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
    TRUTH,
    VERDICT,
)
from alliancemap.wire.shape import (
    Choice,
    Field,
    Flag,
    Many,
    Part,
    Perhaps,
    Record,
    Text,
    Whole,
)


def levels_plain(span: Span) -> dict[str, Any]:
    """Return a span of levels as the record `levels`."""
    if span == UNKNOWN:
        return {"state": "unknown", "low": None, "high": None}
    if span == NOT_RELEVANT:
        return {"state": "not_relevant", "low": None, "high": None}
    low, high = span
    return {"state": "known", "low": low, "high": high}


def _either(name: str) -> Any:
    """Return a reader of one value of a mapping, where other objects have an attribute."""
    return lambda value: value[name]


ADVICE_PARTS = (
    Record(
        "levels",
        "What an answer allows. `low` and `high` are null unless the state is known.",
        (
            Field("state", Choice(get_args(AnswerState)), "State.", _either("state")),
            Field("low", Perhaps(LEVEL), "Lowest level.", _either("low")),
            Field("high", Perhaps(LEVEL), "Highest level.", _either("high")),
        ),
    ),
    Record(
        "plea",
        "One rule that speaks for a form (sign above zero) or against it.",
        (
            Field("rule", ID, "Rule."),
            Field("sign", Whole(-2, 2), "How strongly."),
            Field("is_certain", Flag(), "Whether the rule holds for certain, or only may."),
        ),
    ),
    Record(
        "form",
        "What speaks for and against one form. A certain rule counts its sign twice.",
        (
            Field("form", ID, "Form."),
            Field("ours", Whole(), "Points for us."),
            Field("theirs", Whole(), "Points for the partner's likely interest."),
            Field("pleas", Many(Part("plea")), "Every rule that speaks, strongest first."),
            Field("reasons", Many(Part("plea")), "The three strongest for it."),
            Field("objection", Perhaps(Part("plea")), "The strongest against it."),
        ),
    ),
    Record(
        "rule",
        "Whether one rule holds.",
        (Field("rule", ID, "Rule."), Field("truth", TRUTH, "Whether it holds.")),
    ),
    Record(
        "weakness",
        "A safeguard and the weak answers that call for it.",
        (Field("clause", ID, "Clause."), Field("factors", IDS, "Answers at 0 or 1.")),
    ),
    Record(
        "advice",
        "Advice on the form of the alliance.",
        (
            Field("is_waiting", Flag(), "Whether a fired deal-breaker comes first."),
            Field("best", IDS, "The best two forms for us, or waiting alone."),
            Field("partner_prefers", IDS, "Forms the partner would likely prefer."),
            Field("forms", Many(Part("form")), "Every form, best for us first."),
            Field("rules", Many(Part("rule")), "Every rule."),
            Field("relational", TRUTH, "Whether the risk of foul play is high."),
            Field("performance", TRUTH, "Whether the risk that it will not work is high."),
            Field("weaknesses", Many(Part("weakness")), "What stays weak in any form."),
            Field("lawyer_questions", IDS, "Questions for the lawyer."),
        ),
    ),
    Record(
        "weight_effect",
        "What it would be with every factor weighing the same.",
        (
            Field("verdict", VERDICT, "Verdict."),
            Field("dots", DOTS, "Futures of twenty that say yes."),
            Field("themes", Many(Part("theme")), "Themes."),
        ),
    ),
    Record(
        "feeling",
        "The person's feeling beside the computed result; never mixed into it.",
        (
            Field("feeling", SCORE, "Feeling, in thousandths of a level."),
            Field("computed", SCORE, "Middle of the weakest theme's range."),
            Field("is_apart", Flag(), "Whether they are more than a step apart."),
            Field("knows", Perhaps(Text()), "What the person knows that is not in the list."),
        ),
    ),
    Record(
        "answer_change",
        "An answer that is another now.",
        (
            Field("factor", ID, "Factor."),
            Field("before", Part("levels"), "Before.", lambda one: levels_plain(one.before)),
            Field("after", Part("levels"), "After.", lambda one: levels_plain(one.after)),
        ),
    ),
    Record(
        "weight_change",
        "A factor that counts more or less often now.",
        (
            Field("factor", ID, "Factor."),
            Field("before", Whole(1), "Weight before; 1 where none was given."),
            Field("after", Whole(1), "Weight after."),
        ),
    ),
    Record(
        "theme_change",
        "A theme whose range or coverage is another now.",
        (
            Field("theme", THEME, "Theme."),
            Field("before", RANGE, "Score before."),
            Field("after", RANGE, "Score after."),
            Field("known_before", COUNT, "Known factors before."),
            Field("known_after", COUNT, "Known factors after."),
        ),
    ),
    Record(
        "gate_change",
        "A deal-breaker that stands elsewhere now.",
        (
            Field("gate", ID, "Id."),
            Field("before", GATE, "Where it stood."),
            Field("after", GATE, "Where it stands."),
        ),
    ),
    Record(
        "place",
        "One candidate's place; candidates that cannot be told apart share one.",
        (
            Field("name", Text(), "Name of the candidate."),
            Field("place", Whole(1), "Place, 1 is best."),
            Field("assessment", Part("assessment"), "Its whole reading."),
        ),
    ),
    Record(
        "pair",
        "Two candidates: shares of futures, in thousandths, in which only one proves promising.",
        (
            Field("first", Text(), "Name of the one that stands before."),
            Field("second", Text(), "Name of the other."),
            Field("first_only", SHARE, "Only the first proves promising."),
            Field("second_only", SHARE, "Only the second does."),
            Field("alike", SHARE, "Both or neither."),
            Field("sureness", Perhaps(SHARE), "The first's part where they differ; null if never."),
        ),
    ),
    Record(
        "beats_none",
        "How often a candidate beats having no alliance.",
        (
            Field("candidate", Text(), "Name of the candidate.", _either("candidate")),
            Field("share", SHARE, "Share of futures, in thousandths.", _either("share")),
        ),
    ),
)
