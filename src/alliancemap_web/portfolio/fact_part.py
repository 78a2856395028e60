"""One part of an alliance's facts: the fields that are asked together."""

from dataclasses import dataclass

from alliancemap_web.languages import sentence, spoken
from alliancemap_web.portfolio.fields import Field, Path


@dataclass(frozen=True, slots=True)
class FactPart:
    """Some facts that are asked together. `id` is the door of the map that leads to them, if any;
    `goes` what can be taken out of the alliance with them.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    lead: str = ""
    goes: Path = ()


def label(key: str) -> str:
    """Return the words of a field."""
    return sentence(f"portfolio.field_{key}")


def sources(around: Path, needs: Path = ()) -> Field:
    """Return the sources of what stands at a place of the file."""
    return Field((*around, "sources"), label("sources"), "rows", rows_of="sources",
                 options=seen_options(), needs=needs)  # fmt: skip


def seen_options() -> tuple[tuple[str, str], ...]:
    """Return when a source can have been known."""
    return tuple(
        (one, spoken(f"seen_{one}")) for one in ("at_signing", "later", "general_knowledge")
    )
