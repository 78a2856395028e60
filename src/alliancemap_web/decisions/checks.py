"""What may be written in this room: texts of some length, names, days, parts of the map."""

from datetime import date

from alliancemap_web.portfolio.refusals import refused

LONGEST_SENTENCE = 400
LONGEST_TEXT = 2_000
LONGEST_LINE = 120
LONGEST_NAME = 80
LONGEST_NAMES = 300
FURTHEST = 3_660  # days ahead: ten years

# The parts of the map that a condition may be about, and where its badge stands.
PLACES = {
    "together": "flow-together",
    "ours": "flow-we",
    "theirs": "flow-they",
    "market": "gauge-market",
    "value": "gauge-value",
    "risk": "gauge-risk",
    "structure": "bridge",
    "all": "verdict",
}


def line(text: str, field: str, longest: int) -> str:
    """Return a text on one line; RefusedError (422) when it is empty or too long."""
    said = optional_line(text, field, longest)
    if not said:
        raise refused(422, "DEC001", field=field)
    return said


def optional_line(text: str, field: str, longest: int) -> str:
    """Return a text on one line, which may be empty; RefusedError (422) when it is too long."""
    said = " ".join(text.replace("\0", " ").split())
    if len(said) > longest:
        raise refused(422, "DEC002", field=field, most=longest)
    return said


def block(text: str, field: str) -> str:
    """Return a text of several lines; RefusedError (422) when it is empty or too long."""
    said = optional_block(text, field)
    if not said:
        raise refused(422, "DEC001", field=field)
    return said


def optional_block(text: str, field: str) -> str:
    """Return a text of several lines, which may be empty; RefusedError (422) when too long."""
    said = text.replace("\0", " ").replace("\r\n", "\n").strip()
    if len(said) > LONGEST_TEXT:
        raise refused(422, "DEC002", field=field, most=LONGEST_TEXT)
    return said


def coming(text: str, field: str, today: date, *, optional: bool = True) -> date | None:
    """Return a day that is today or later; None for no day where none is needed.

    RefusedError (422) for what is no day, is past or too far off.
    """
    day = whole_day(text, field)
    if day is None and not optional:
        raise refused(422, "DEC001", field=field)
    if day is not None and (day < today or (day - today).days > FURTHEST):
        raise refused(422, "DEC004", field=field)
    return day


def whole_day(text: str, field: str) -> date | None:
    """Return a day written like 2027-05-01, None for no text; RefusedError (422) for others."""
    asked = text.strip()
    if not asked:
        return None
    try:
        if len(asked) == len("2027-05-01"):
            return date.fromisoformat(asked)
    except ValueError:
        pass
    raise refused(422, "DEC003", field=field)
