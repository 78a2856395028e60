"""The objects of alliances kept over time: ageing, contradictions, promises, then and now."""

from typing import Any, get_args

from alliancemap.model.alliance import Seen, Sureness
from alliancemap.model.answers import span
from alliancemap.model.clashes import Said
from alliancemap.model.then_and_now import FateKind
from alliancemap.wire.kinds import COUNT, ID, IDS, VIEW
from alliancemap.wire.outcomes import levels_plain
from alliancemap.wire.shape import Choice, Field, Flag, Many, Part, Perhaps, Record, Text, Whole

DAY = Text()
HOURS = (
    Field("hours", COUNT, "Hours a month, those added up that are said."),
    Field("unknown", COUNT, "How many do not say."),
    Field("available", Perhaps(COUNT), "Hours a month there are; null where not given."),
    Field("over", COUNT, "How many hours too many."),
)


def _said(pairs: Said) -> list[dict[str, Any]]:
    return [{"alliance": name, "hours": hours} for name, hours in pairs]


def _of_pair(name: str) -> Any:
    """Return a reader of one value of a mapping, where other objects have an attribute."""
    return lambda value: value[name]


OVER_TIME_PARTS = (
    Record(
        "source",
        "Where a statement comes from.",
        (
            Field("text", Perhaps(Text()), "In words."),
            Field("url", Perhaps(Text()), "An address."),
            Field("date", Perhaps(DAY), "Its day, month or year."),
            Field("seen", Perhaps(Choice(get_args(Seen))), "When it was known."),
        ),
    ),
    Record(
        "answer",
        "One answer as somebody gave it.",
        (
            Field("factor", ID, "Factor."),
            Field("levels", Part("levels"), "What it allows.", lambda one: levels_plain(span(one))),
            Field("sure", Perhaps(Choice(get_args(Sureness))), "How sure."),
            Field("note", Perhaps(Text()), "Why this level."),
            Field("sources", Many(Part("source")), "Where it comes from."),
            Field("date", Perhaps(DAY), "When it was given."),
            Field("who", Perhaps(Text()), "Who gave it."),
            Field("view", VIEW, "Whose view it is."),
            Field("relation", Perhaps(ID), "The relation it is about."),
            Field("fades", Perhaps(DAY), "The day, month or year after which it has faded."),
            Field("settles", Flag(), "Whether it settles a contradiction."),
        ),
    ),
    Record(
        "contradiction",
        "What people say of one factor and cannot all be true.",
        (
            Field("factor", ID, "Factor."),
            Field("answers", Many(Part("answer")), "The statements, oldest first."),
        ),
    ),
    Record(
        "exclusivity",
        "A field promised to one partner alone.",
        (
            Field("field", Text(), "Field."),
            Field("region", Perhaps(Text()), "Where; null is everywhere."),
            Field("until", Perhaps(DAY), "Last day, month or year; null is without end."),
        ),
    ),
    Record(
        "field_clash",
        "One field promised exclusively in two alliances.",
        (
            Field("field", Text(), "Field."),
            Field("first", Text(), "Name of one alliance."),
            Field("second", Text(), "Name of the other."),
            Field("first_promise", Part("exclusivity"), "Promise of the one."),
            Field("second_promise", Part("exclusivity"), "Promise of the other."),
        ),
    ),
    Record(
        "promised_hours",
        "Hours a month in one alliance.",
        (
            Field("alliance", Text(), "Name of the alliance.", _of_pair("alliance")),
            Field("hours", Perhaps(COUNT), "Hours; null where not said.", _of_pair("hours")),
        ),
    ),
    Record(
        "person_clash",
        "A person promised in several alliances, or beyond their own hours.",
        (
            Field("person", Text(), "Name."),
            Field(
                "promises",
                Many(Part("promised_hours")),
                "Where.",
                lambda one: _said(one.promises),
            ),
            *HOURS,
        ),
    ),
    Record(
        "attention",
        "What the alliances need from us, beside what we have.",
        (
            Field("needs", Many(Part("promised_hours")), "Where.", lambda one: _said(one.needs)),
            *HOURS,
        ),
    ),
    Record(
        "fate",
        "What became of one answer.",
        (
            Field("factor", ID, "Factor."),
            Field("kind", Choice(get_args(FateKind)), "What became of it."),
            Field("then", Part("levels"), "Then.", lambda one: levels_plain(one.then)),
            Field("now", Part("levels"), "Now.", lambda one: levels_plain(one.now)),
            Field(
                "shift",
                Whole(-4000, 4000),
                "How far a changed answer moved, middle to middle, in thousandths of a level; "
                "above zero is better for us.",
            ),
            Field(
                "swing",
                Whole(-1000, 1000),
                "What the answer did to the futures then, in thousandths.",
            ),
        ),
    ),
)
OVER_TIME_DOCUMENTS = (
    Record(
        "freshness",
        "How fresh the answers are on a day: `assess --as-of DAY --json`.",
        (
            Field("day", DAY, "The day."),
            Field("faded", IDS, "Factors whose answer has faded; it counts all the same."),
            Field("fading_next", Perhaps(DAY), "The next last good day of an answer."),
            Field("contradictions", Many(Part("contradiction")), "Who disagrees on what."),
            Field("assessment", Part("assessment"), "The reading."),
            Field(
                "without_faded",
                Perhaps(Part("assessment")),
                "The reading were faded answers unknown; null when none has faded.",
            ),
        ),
        "alliancemap.freshness/1",
    ),
    Record(
        "clashes",
        "Where alliances get in each other's way: `clashes --json`.",
        (
            Field("day", DAY, "The day; promises that ended before it do not clash."),
            Field("fields", Many(Part("field_clash")), "Fields promised twice."),
            Field("people", Many(Part("person_clash")), "People promised too often."),
            Field("attention", Part("attention"), "Hours needed and hours there are."),
            Field("is_empty", Flag(), "Whether nothing clashes."),
        ),
        "alliancemap.clashes/1",
    ),
    Record(
        "then_and_now",
        "What was believed at one time against what is true at another.",
        (
            Field("factors", Many(Part("fate")), "What became of every answer."),
            Field("carried", IDS, "Answers that pulled the verdict's way then, strongest first."),
            Field("fallen", Many(Part("fate")), "Those of them that did not hold."),
            Field("difference", Part("difference"), "Everything that changed in numbers."),
        ),
        "alliancemap.then_and_now/1",
    ),
)
