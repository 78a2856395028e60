"""What somebody who edits a brief chooses from: the fields, and what each says just now."""

from dataclasses import dataclass

from alliancemap.reading.brief_fields import FIELDS, field_values, marked
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.briefs.telling import reading_for


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field: how it is written in a text, and what stands there just now."""

    mark: str
    value: str


def field_choices(judged: Judged, language: str) -> tuple[FieldChoice, ...]:
    """Return every field with its present value."""
    values = field_values(reading_for(judged, language), language)
    return tuple(FieldChoice(marked(field, language), values[field]) for field in FIELDS)
