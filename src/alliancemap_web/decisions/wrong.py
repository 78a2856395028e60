"""What was wrong with a form of this room, in words that name the field, each with its place."""

from dataclasses import dataclass

from alliancemap.words import error_sentence
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.refusals import RefusedError


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to mend: the sentence, its code, and the field it is about, if any."""

    text: str
    code: str
    field: str


def wrongs(error: RefusedError | None) -> tuple[Wrong, ...]:
    """Return what was refused in the reader's language; nothing for no error."""
    if error is None:
        return ()
    found = []
    for reason in error.reasons:
        values = dict(reason.values)
        field = str(values.get("field", ""))
        if field:
            values["field"] = sentence(f"decisions.field_{field}")
        text = error_sentence(reason.code, current_language(), **values)
        found.append(Wrong(text, reason.code, field))
    return tuple(found)
