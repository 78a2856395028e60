"""The table twin: everything the map says, whole, for ears, for search and for machines."""

from alliancemap.picture.content import MapContent
from alliancemap.picture.letters import clean


def table_rows(content: MapContent) -> tuple[tuple[str, str, str], ...]:
    """Return the twin's rows as (theme, part, what it says), each text on one line and uncut."""
    return tuple((row.theme, clean(row.part), clean(row.says)) for row in content.table)


def table_text(content: MapContent) -> str:
    """Return the twin as plain text: a title, then one line for each row."""
    lines = [clean(content.table_title), ""]
    colon = "\u00a0: " if content.language[:2].lower() == "fr" else ": "
    lines += [f"{part}{colon}{says}" for _, part, says in table_rows(content)]
    return "\n".join(lines) + "\n"
