"""A talk as the alliance file that its phone would write: static/lounge/file.js, in Python."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from alliancemap.instruments import DEFAULT_INSTRUMENT, DEFAULT_SECTOR, DEFAULT_VERSION
from alliancemap.words import phrase
from alliancemap_web.lounge.acts import ANSWER, ASIDE, Operation, in_order, last_of_each

Data = dict[str, Any]

FORMAT = 1
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
BLANK = re.compile(r"[ \t\n]*")
RANGE = re.compile(r"([0-4]) ?[-–] ?([0-4])")
TOP = 4
# 9999-12-31, the last day that a file can write.
LAST_DAY_MS = 253_402_214_400_000
ORDER = (
    "alliancemap", "instrument", "sector", "language", "name", "date", "aim", "customer", "need",
    "note", "parties", "relations", "promises", "answers", "set_aside", "weights", "feeling",
    "afterwards", "translations",
)  # fmt: skip


def written_talk(operations: Sequence[Operation], language: str) -> Data:
    """Return the alliance file of a talk as plain data, the same that its phone writes.

    Every answer keeps its level, sureness, note and day (in UTC), those that later ones replaced
    too; what an opened file held besides comes out as it went in.
    """
    ordered = in_order(operations)
    last = last_of_each(ordered)
    opened = max((at for at, one in enumerate(ordered) if one.register == "base"), default=-1)
    name = cleaned(value_of(last, "name") or "")
    name = phrase("map.partner_unknown", language, "map") if is_blank(name) else name
    held = value_of(last, "base")
    begun = ordered[0].moment if ordered else 0
    base: Data = new_file(begun, name, language) if held is None else held
    sector = value_of(last, "sector") or DEFAULT_SECTOR
    names_sector = held is None or sector != (base.get("sector") or DEFAULT_SECTOR)
    parts = {
        **base,
        **({"sector": sector} if names_sector else {}),
        "name": name,
        "answers": answers_written(ordered[opened + 1 :], base),
        "set_aside": asides_written(last, base),
        "feeling": feeling_written(value_of(last, "feeling"), base),
    }
    kept = {
        key: value
        for key, value in parts.items()
        if not (key == "feeling" and value is None)
        and (key in base or not isinstance(value, dict) or given(value))
    }
    place = {key: at for at, key in enumerate(ORDER)}
    return dict(sorted(kept.items(), key=lambda one: place.get(one[0], len(ORDER))))


def value_of(last: Mapping[str, Operation], register: str) -> Any:
    """Return what counts in a register, None when nothing does."""
    return last[register].value if register in last else None


def new_file(begun: int, name: str, language: str) -> Data:
    """Return the file of a talk not opened from one: all that is known is when and with whom."""
    return {
        "alliancemap": FORMAT,
        "instrument": f"{DEFAULT_INSTRUMENT} {DEFAULT_VERSION}",
        "date": day_of(begun),
        "parties": {
            "us": {"name": phrase("map.us_unknown", language, "map")},
            "partner": {"name": name},
        },
    }


def cleaned(text: str) -> str:
    """Return text as a file may hold it: one kind of line end, no control or half character."""
    return FORBIDDEN.sub("", re.sub(r"\r\n?", "\n", text))


def is_blank(text: str) -> bool:
    """Say whether a text says nothing."""
    return BLANK.fullmatch(text) is not None


def day_of(moment: int) -> str:
    """Return the day of a moment in milliseconds since 1970, as the file writes it."""
    bounded = min(max(moment, 0), LAST_DAY_MS)
    return datetime.fromtimestamp(bounded / 1000, UTC).date().isoformat()


def table_of(value: Any) -> Data:
    """Return a table, an empty one for what is none."""
    return value if isinstance(value, dict) else {}


def given(table: Any) -> Data:
    """Return the entries of a table that have a value."""
    return {key: value for key, value in table_of(table).items() if value is not None}


def level_read(level: Any) -> Any:
    """Return a level of a file as the phone holds it; None when it is none."""
    if level == "not relevant":
        return "not_relevant"
    if is_level(level) or level in ("unknown", "not_relevant"):
        return level
    found = RANGE.fullmatch(level) if isinstance(level, str) else None
    ends = [int(one) for one in found.groups()] if found else level
    if not (isinstance(ends, list) and len(ends) == 2 and all(map(is_level, ends))):
        return None
    low, high = ends
    if low > high:
        return None
    return low if low == high else [low, high]


def is_level(value: Any) -> bool:
    """Say whether a value is a level 0 to 4."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= TOP


def answers_of(several: Any) -> list[Data]:
    """Return the answers to one factor as tables, whatever form they are written in."""
    if several is None:
        return []
    if isinstance(several, dict):
        return [given(several)]
    if isinstance(several, list) and any(isinstance(one, dict) for one in several):
        return [given(one) for one in several]
    return [{"level": several}]


def answer_read(answer: Data) -> tuple[Any, Any, Any]:
    """Return what an answer says: level, sureness, note."""
    return level_read(answer.get("level")), answer.get("sure"), answer.get("note") or ""


def answer_written(value: Any, moment: int) -> Data:
    """Return an answer of the phone as the file writes it; one taken back is unknown."""
    said = value or {}
    level = "unknown" if said.get("level") is None else said["level"]
    written: Data = {"level": level}
    if level == "not_relevant":
        written["level"] = "not relevant"
    elif isinstance(level, list):
        written["level"] = "-".join(map(str, level))
    if said.get("sure"):
        written["sure"] = said["sure"]
    if said.get("note"):
        written["note"] = cleaned(said["note"])
    return written | {"date": day_of(moment)}


def current_of(answers: Sequence[Data], relation: str) -> Data | None:
    """Return the answer that counts: our view, the first relation, the latest date, the last."""
    latest: Data | None = None
    for answer in answers:
        about = (answer.get("view", "ours"), answer.get("relation", relation))
        is_latest = latest is None or date_of(answer) >= date_of(latest)
        if about == ("ours", relation) and is_latest:
            latest = answer
    return latest


def date_of(answer: Data) -> str:
    """Return an answer's date as text, empty when it has none."""
    return str(answer.get("date", ""))


def meant(operations: Sequence[Operation]) -> list[Data]:
    """Return the answers given to one factor, oldest first, without those taken back.

    One that only completes the one before (same level and day, its note kept) stands for both.
    """
    undone = {one.undoes for one in operations}
    answers: list[Data] = []
    for one in operations:
        is_taken_back = one.undoes is not None or one.id in undone
        if is_taken_back or not one.value or one.value.get("level") is None:
            continue
        answer = answer_written(one.value, one.moment)
        if answers and completes(answer, answers[-1]):
            answers.pop()
        answers.append(answer)
    return answers


def completes(later: Data, before: Data) -> bool:
    """Say whether a later answer only adds to the one before it."""
    return (
        later["level"] == before["level"]
        and later["date"] == before["date"]
        and before.get("note", "") in later.get("note", "")
    )


def together(before: list[Data], operations: Sequence[Operation], base: Data) -> list[Data]:
    """Return all answers to one factor: the opened file's as they stood, then the phone's."""
    relations = given(base.get("relations"))
    relation = next(iter(relations), "main")
    counted = current_of(before, relation)
    added = meant(operations)
    last = operations[-1]
    stands = answer_written(last.value, last.moment)
    said = added[-1] if added else counted or {"level": "unknown"}
    # What counts on the phone is what the file says last, also where an answer was taken back.
    if answer_read(said) != answer_read(stands):
        added.append(stands)
    about = counted.get("relation") if counted else relation if len(relations) > 1 else None
    latest = date_of(counted) if counted else ""
    for answer in added:
        answer["date"] = latest = max(answer["date"], latest)
        if about is not None:
            answer["relation"] = about
    return [*before, *added]


def answers_written(operations: Sequence[Operation], base: Data) -> Data:
    """Return the answers of the file, those of the opened one among them."""
    by_factor: dict[str, list[Operation]] = {}
    for one in operations:
        if one.register.startswith(ANSWER):
            by_factor.setdefault(one.register.removeprefix(ANSWER), []).append(one)
    written = dict(table_of(base.get("answers")))
    for factor, several in by_factor.items():
        before = answers_of(written.get(factor))
        every = together(before, several, base)
        if len(every) > len(before):
            written[factor] = every if len(every) > 1 else every[0]
    return written


def asides_written(last: Mapping[str, Operation], base: Data) -> Data:
    """Return the deal-breakers that are set aside, each with its reason."""
    before = table_of(base.get("set_aside"))
    written: Data = {}
    for register, one in last.items():
        if not register.startswith(ASIDE) or one.value is None:
            continue
        gate, reason = register.removeprefix(ASIDE), one.value["reason"]
        kept = before.get(gate)
        held = kept.get("reason") if isinstance(kept, dict) else kept
        written[gate] = kept if kept is not None and held == reason else cleaned(reason)
    return written


def feeling_written(feeling: Any, base: Data) -> Any:
    """Return the overall feeling as the file writes it, None when there is none."""
    if not feeling or feeling.get("level") is None:
        return None
    level, knows = feeling["level"], feeling.get("knows") or ""
    held = base.get("feeling")
    of_base = held if isinstance(held, dict) else {"level": held}
    if held is not None and (of_base.get("level"), of_base.get("knows") or "") == (level, knows):
        return held
    return {"level": level, "knows": cleaned(knows)} if knows else level
