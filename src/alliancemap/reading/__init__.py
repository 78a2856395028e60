"""One alliance opened and read: for Python, for notebooks, and as text for a terminal."""

from alliancemap.reading.opened import Reading, open_alliance, reading_of

__all__ = ["Reading", "open_alliance", "reading_of"]
