"""The map's sentences in the alliance's other language, each beside what it translates."""

from collections.abc import Iterator

from alliancemap.model.alliance import Alliance
from alliancemap_web.portfolio.fields import Field, Path


def translated_fields(alliance: Alliance, language: str) -> tuple[Field, ...]:
    """Return a field for every sentence of the alliance that its map may say in a language."""
    place: Path = ("translations", language)
    return tuple(
        Field((*place, *path), original, "text", lang=language)
        for path, original in originals(alliance)
        if original
    )


def originals(alliance: Alliance) -> Iterator[tuple[Path, str | None]]:
    """Yield what can be translated: where its translation stands, and what it says."""
    yield ("name",), alliance.name
    yield ("aim",), alliance.aim
    yield ("customer",), alliance.customer
    yield ("need",), alliance.need
    for party in alliance.parties:
        yield ("parties", party.id, "name"), party.name
        yield ("parties", party.id, "place"), party.place
        yield ("parties", party.id, "country"), party.country
    for relation in alliance.relations:
        yield ("relations", relation.id, "form_words"), relation.form_words
        for one in relation.brings:
            yield ("relations", relation.id, "brings", one.party), one.sentence.text
        together = relation.together
        yield ("relations", relation.id, "together"), together.text if together else None
    for gate in alliance.set_aside:
        yield ("set_aside", gate.gate), gate.reason
    later = alliance.afterwards
    yield ("afterwards", "what_happened"), later.what_happened if later else None
    yield ("afterwards", "cause"), later.cause if later else None
