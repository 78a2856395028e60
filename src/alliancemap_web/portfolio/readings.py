"""What the library makes of an alliance's acts: its reading now, and as it was at a moment."""

from datetime import datetime

from alliancemap.alliance_file import AllianceFileError
from alliancemap_web.alliances.readings import Judged, read
from alliancemap_web.portfolio.acts import Entry, text_of
from alliancemap_web.portfolio.fold import Data, document
from alliancemap_web.portfolio.refusals import refused_file

# What problems call a file that nobody wrote as one.
NAME = "alliance"


def judged_of(text: str) -> Judged:
    """Return the reading of an alliance's document, remembered as long as the text is the same."""
    return read(text, NAME)


def judged_data(data: Data) -> Judged:
    """Return the reading of a file's plain data; RefusedError (422) with every problem in it."""
    try:
        return judged_of(text_of(data))
    except AllianceFileError as error:
        raise refused_file(error) from None


def as_of(entries: tuple[Entry, ...], moment: datetime) -> Judged | None:
    """Return the reading of an alliance as it stood at a moment; None when it said nothing yet."""
    data = document(entries, moment)
    if not data:
        return None
    try:
        return judged_of(text_of(data))
    except AllianceFileError:
        return None
