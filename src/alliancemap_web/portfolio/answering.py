"""What comes back of the form that answers a factor: a statement, or what is wrong with it."""

import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from alliancemap.alliance_file import shape
from alliancemap.alliance_file.error import FORBIDDEN
from alliancemap.model.alliance import Answer, Seen, Sureness, View
from alliancemap_web.portfolio.acts import text_of
from alliancemap_web.portfolio.answer_forms import (
    RANGE,
    SourceField,
    Standpoint,
    own_statement,
    source_field,
    standing_statement,
)
from alliancemap_web.portfolio.refusals import Reason
from alliancemap_web.portfolio.statements import Statement

LEVELS = ("0", "1", "2", "3", "4")
SURENESSES: tuple[Sureness, ...] = get_args(Sureness)
VIEWS: tuple[View, ...] = get_args(View)
SEEN: tuple[Seen, ...] = get_args(Seen)
LINK = re.compile(shape.LINK.removesuffix("$"))
# Half characters are no text either.
UNSHOWN = re.compile(f"[{FORBIDDEN}\\ud800-\\udfff]")
MOST_SOURCES = 20
LONGEST_NOTE = 10_000
SAME = "same"


def file_level(answer: Answer) -> int | str:
    """Return an answer's level as the alliance file writes it."""
    if answer.state == "known" and answer.low is not None:
        return answer.low if answer.low == answer.high else f"{answer.low}-{answer.high}"
    return "unknown" if answer.state == "unknown" else "not relevant"


def renewed(statement: Statement, fades: str) -> dict[str, Any]:
    """Return what says a statement again, which then holds until a new day."""
    answer = statement.answer
    value: dict[str, Any] = {
        "level": file_level(answer),
        "sure": answer.sure,
        "note": answer.note,
        "sources": [plain_source(source_field(one)) for one in answer.sources],
        "view": None if answer.view == "ours" else answer.view,
        "relation": answer.relation,
        "fades": fades or None,
    }
    return {key: one for key, one in value.items() if one not in (None, [])}


def said_so_far(said: tuple[Statement, ...], person: int | None, at: Standpoint) -> dict[str, Any]:
    """Return what a person said from a standpoint, to be said again with more; else the level that
    stands, as theirs.
    """
    mine = own_statement(said, person, at)
    if mine is not None:
        return renewed(mine, mine.answer.fades or "")
    counts = standing_statement(said, at)
    value: dict[str, Any] = {"level": file_level(counts.answer) if counts else "unknown"}
    value |= {} if at.view == "ours" else {"view": at.view}
    return value | ({"relation": at.relation} if at.relation else {})


def read_answer(
    sent: Mapping[str, str], said: tuple[Statement, ...], person: int | None
) -> tuple[dict[str, Any], dict[str, Reason]]:
    """Return the statement that a form says, and what is wrong with it by field.

    `level` is 0 to 4, range (with low and high), unknown, not_relevant, or same: what one said
    oneself already, else what stands.
    """
    wrong: dict[str, Reason] = {}
    at = read_standpoint(sent)
    mine = own_statement(said, person, at)
    note = clean(sent.get("note", ""))
    if len(note) > LONGEST_NOTE:
        wrong["note"] = Reason("PRT021", (("most", LONGEST_NOTE),))
    sources = tuple(read_sources(sent))
    for number, source in enumerate(sources):
        wrong |= {
            f"source-{field}-{number}": reason for field, reason in source_problems(source).items()
        }
    fades = sent.get("fades", "").strip()
    if fades and not is_day(fades):
        wrong["fades"] = Reason("PRT022", (("found", fades[:40]),))
    level = read_level(sent, said, person, at)
    if level is None:
        wrong["level"] = Reason("PRT020")
    sure = sent.get("sure", "")
    value = {
        "level": level,
        "sure": sure if sure in SURENESSES else None,
        "note": note or None,
        "sources": [
            *(plain_source(one) for one in sources if one.text or one.url),
            *added_since(mine, sent.get("had", "")),
        ],
        "view": None if at.view == "ours" else at.view,
        "relation": at.relation,
        "fades": fades if fades and level not in ("unknown", None) else None,
        "settles": True if sent.get("settles") else None,
    }
    return {key: one for key, one in value.items() if one not in (None, [])}, wrong


def added_since(mine: Statement | None, had: str) -> list[dict[str, str]]:
    """Return the sources that one's own statement got, by a file or elsewhere, after a form was
    made that held the first so many of them.
    """
    if mine is None or not had.isdecimal():
        return []
    return [plain_source(source_field(one)) for one in mine.answer.sources[int(had) :]]


def read_standpoint(sent: Mapping[str, str]) -> Standpoint:
    """Return from where a form's answer is given; ours, of the whole, unless it says otherwise."""
    view = next((one for one in VIEWS if one == sent.get("view")), VIEWS[0])
    return Standpoint(view, sent.get("relation") or None)


def read_level(
    sent: Mapping[str, str], said: tuple[Statement, ...], person: int | None, at: Standpoint
) -> int | str | None:
    """Return the level that a form says, as the alliance file writes it; None when it says none."""
    level = sent.get("level", SAME)
    if level in LEVELS:
        return int(level)
    if level == "unknown":
        return "unknown"
    if level == "not_relevant":
        return "not relevant"
    if level == RANGE:
        return read_range(sent.get("low", ""), sent.get("high", ""))
    if level != SAME:
        return None
    before = own_statement(said, person, at) or standing_statement(said, at)
    return file_level(before.answer) if before else "unknown"


def read_range(low: str, high: str) -> int | str | None:
    """Return the range between two ends, of which one may be open; None when both are."""
    if not (low or high) or not {low, high} <= {"", *LEVELS}:
        return None
    ends = sorted((low or LEVELS[0], high or LEVELS[-1]))
    return int(ends[0]) if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"


def read_sources(sent: Mapping[str, str]) -> Iterator[SourceField]:
    """Yield the sources of a form, blank ones as well, so that each keeps its place."""
    for number in range(MOST_SOURCES):
        names = [f"source-{part}-{number}" for part in ("text", "url", "date", "seen")]
        if not any(name in sent for name in names):
            return
        yield SourceField(*(clean(sent.get(name, "")) for name in names))


def source_problems(source: SourceField) -> dict[str, Reason]:
    """Return what is wrong with a source, by part."""
    wrong = {}
    if source.url and LINK.fullmatch(source.url) is None:
        wrong["url"] = Reason("PRT023", (("found", source.url[:80]),))
    if source.date and not is_date(source.date):
        wrong["date"] = Reason("PRT022", (("found", source.date[:40]),))
    if (source.date or source.seen) and not (source.text or source.url):
        wrong["text"] = Reason("PRT024")
    return wrong


def plain_source(source: SourceField) -> dict[str, str]:
    """Return a source as the alliance file writes it."""
    seen = source.seen if source.seen in SEEN else ""
    parts = {"text": source.text, "url": source.url, "date": source.date, "seen": seen}
    return {key: text for key, text in parts.items() if text}


def clean(text: str) -> str:
    """Return a text without blanks around it and without what no screen can show."""
    return UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def is_date(text: str) -> bool:
    """Say whether a text is a year, a month or a day of the calendar."""
    if re.fullmatch(shape.DAY.removesuffix("$"), text) is None:
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Say whether a text is a whole day of the calendar."""
    return len(text) == len("2027-05-01") and is_date(text)


def act_number(act: str, register: str, value: Any) -> str:
    """Return the id of what a form says: the same form saying the same has the same one."""
    try:
        form = uuid.UUID(act)
    except ValueError:
        form = uuid.uuid4()
    return str(uuid.uuid5(form, f"{register} {text_of(value)}"))


def read_since(sent: Mapping[str, str]) -> int | None:
    """Return the last act that whoever sent a form had seen."""
    text = sent.get("since", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
