"""Every object of the results, described once; a key that changes makes a new format number."""

from typing import Any

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.instrument import THEMES, TOP_LEVEL
from alliancemap.wire.shape import (
    BeforeAfter,
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

ID, SCORE, SHARE, LEVEL = Text(), Whole(0, 1000 * TOP_LEVEL), Whole(0, 1000), Whole(0, TOP_LEVEL)
DOTS, COUNT, IDS = Whole(0), Whole(0), Many(Text())
VERDICT = Choice(("not_as_it_stands", "unclear", "promising"))
CAUSE = Choice(("gate", "theme", "share", "coverage", "open_gate", "all_met"))
GATE = Choice(("clear", "possible", "fired", "set_aside"))
THEME, VIEW = Choice(THEMES), Choice(("ours", "theirs", "our_guess"))
TRUTH = Choice(("no", "maybe", "yes"))
TILT = Choice(("ours_more", "theirs_more", "level", "cannot_tell"))
ASK = Choice(("ask", "infer", "self", "later"))
RANGE, QUESTIONS = Part("range"), Many(Part("question"))


def _levels(span: Span) -> dict[str, Any]:
    low, high = span
    if span in (UNKNOWN, NOT_RELEVANT):
        return {
            "state": "unknown" if span == UNKNOWN else "not_relevant",
            "low": None,
            "high": None,
        }
    return {"state": "known", "low": low, "high": high}


def _named_pairs(pairs: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    return [{"candidate": name, "share": share} for name, share in pairs]


def _either(name: str) -> Any:
    """Return a reader of a value that is a mapping here and an attribute elsewhere."""
    return lambda value: value[name]


PARTS = (
    Record(
        "range",
        "A number known only between two ends, in thousandths of a level.",
        (Field("low", SCORE, "Low end."), Field("high", SCORE, "High end, never under the low.")),
    ),
    Record(
        "levels",
        "What an answer allows. `low` and `high` are null unless the state is known.",
        (
            Field(
                "state", Choice(("known", "unknown", "not_relevant")), "State.", _either("state")
            ),
            Field("low", Perhaps(LEVEL), "Lowest level.", _either("low")),
            Field("high", Perhaps(LEVEL), "Highest level.", _either("high")),
        ),
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
            Field("why", Choice(("gate", "sharpens")), "Why it is asked."),
            Field("gates", IDS, "Deal-breakers that the answer could fire or clear."),
            Field("share_low", SHARE, "Share of futures that say yes after the worst answer."),
            Field("share_high", SHARE, "The same after the best answer."),
        ),
    ),
    Record(
        "asymmetry",
        "Who gains more and who depends more.",
        (
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
            Field("before", Part("levels"), "Before.", lambda one: _levels(one.before)),
            Field("after", Part("levels"), "After.", lambda one: _levels(one.after)),
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
)

RECORDS = {record.name: record for record in (*PARTS, *DOCUMENTS)}
