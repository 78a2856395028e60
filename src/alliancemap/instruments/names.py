"""The name of anything a message can point at, from an instrument's words."""

from collections.abc import Callable

from alliancemap.instruments.words import InstrumentWords


def naming(words: InstrumentWords) -> Callable[[str, str], str]:
    """Return a function that gives the name of a factor, theme, gate, form or rule by its id.

    KeyError for a kind or an id that the instrument does not have.
    """
    kinds = {
        "factor": {key: one.name for key, one in words.factors.items()},
        "theme": {key: one.name for key, one in words.themes.items()},
        "gate": {key: one.name for key, one in words.gates.items()},
        "form": {key: one.name for key, one in words.forms.items()},
        "rule": {key: one.name for key, one in words.rules.items()},
    }

    def name_of(kind: str, key: str) -> str:
        return kinds[kind][key]

    return name_of
