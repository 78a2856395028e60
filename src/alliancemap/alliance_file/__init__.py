"""Reads and writes the alliance file, one YAML (or JSON) document that holds an alliance.

The public names are those of `__all__`; each is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliancemap.alliance_file.error import AllianceFileError, Place, Problem
    from alliancemap.alliance_file.read import read_alliance, read_kept
    from alliancemap.alliance_file.vocabulary import Vocabulary
    from alliancemap.alliance_file.write import write_alliance, write_json

# Who reads needs no writer, and who only names a mistake needs neither.
_HOMES = {
    "AllianceFileError": "error",
    "Place": "error",
    "Problem": "error",
    "Vocabulary": "vocabulary",
    "read_alliance": "read",
    "read_kept": "read",
    "write_alliance": "write",
    "write_json": "write",
}

__all__ = [
    "AllianceFileError",
    "Place",
    "Problem",
    "Vocabulary",
    "read_alliance",
    "read_kept",
    "write_alliance",
    "write_json",
]


def __getattr__(name: str) -> object:
    """Return a public name from the module it lives in; AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
