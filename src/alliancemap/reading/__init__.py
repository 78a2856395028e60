"""One alliance opened and read: for Python, for notebooks, and as text for a terminal.

The public names are those of `__all__`; they are loaded when one is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliancemap.reading.opened import Reading, open_alliance, reading_of

__all__ = ["Reading", "open_alliance", "reading_of"]


def __getattr__(name: str) -> object:
    """Return a public name; AttributeError for any other."""
    # A page of help is written on the same paper as a reading, and opens none.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.opened"), name)
