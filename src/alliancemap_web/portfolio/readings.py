"""What the library makes of an alliance's acts: its reading now, and as it was at a moment."""

from collections import OrderedDict
from datetime import datetime
from functools import lru_cache
from threading import Lock

from alliancemap.alliance_file import AllianceFileError, read_kept
from alliancemap.model.assessment import Assessment
from alliancemap.reading.opened import known_vocabularies
from alliancemap_web.alliances.readings import Judged, judged
from alliancemap_web.portfolio.acts import Entry, text_of
from alliancemap_web.portfolio.assessed import mark_of, unpacked
from alliancemap_web.portfolio.fold import Data, document
from alliancemap_web.portfolio.refusals import refused_file

# What problems call a file that nobody wrote as one.
NAME = "alliance"
MOST_TEXTS = 200

# Assessments that the tables had beside a document, as they are kept, by their marks.
BESIDE: OrderedDict[str, str] = OrderedDict()
GUARD = Lock()


@lru_cache(maxsize=MOST_TEXTS)
def judged_of(text: str) -> Judged:
    """Return the reading of an alliance's document, remembered as long as the text is the same.

    AllianceFileError with every problem in it.
    """
    mark = mark_of(text)
    return judged(mark, read_kept(text, known_vocabularies(), NAME), recall=lambda: recalled(mark))


def remember(mark: str, told: str) -> None:
    """Have at hand what the tables hold of an assessment, for whoever reads its document next."""
    with GUARD:
        BESIDE[mark] = told
        BESIDE.move_to_end(mark)
        while len(BESIDE) > MOST_TEXTS:
            BESIDE.popitem(last=False)


def recalled(mark: str) -> Assessment | None:
    """Return an assessment that was remembered under a mark; None when there is none."""
    with GUARD:
        told = BESIDE.pop(mark, None)
    return unpacked(told) if told is not None else None


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
