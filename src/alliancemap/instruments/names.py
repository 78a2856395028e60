"""The name of anything a message can point at, from an instrument's words."""

from collections.abc import Callable

from alliancemap.instruments.words import InstrumentWords

# Where the words of each kind of thing are.
TABLES = {
    "factor": "factors", "theme": "themes", "gate": "gates", "form": "forms", "rule": "rules"
}  # fmt: skip


def naming(words: InstrumentWords) -> Callable[[str, str], str]:
    """Return a function that gives the name of a factor, theme, gate, form or rule by its id.

    KeyError for a kind or an id that the instrument does not have.
    """

    def name_of(kind: str, key: str) -> str:
        name: str = getattr(words, TABLES[kind])[key].name
        return name

    return name_of
