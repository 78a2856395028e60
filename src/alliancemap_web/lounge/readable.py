"""A talk as an alliance of the library, which every page, picture and file can read."""

import json
from collections.abc import Sequence
from dataclasses import replace

from alliancemap.alliance_file import read_alliance
from alliancemap.model.alliance import Alliance
from alliancemap.reading.opened import known_vocabularies
from alliancemap_web.lounge.acts import Operation, in_order
from alliancemap_web.lounge.written import day_of, written_talk


def alliance_of(operations: Sequence[Operation], language: str) -> Alliance:
    """Return a talk as an alliance, all answers of a factor under one another, the last counting.

    It is what the phone's own file says, its day the one on which the talk began. Firms that
    nobody named are called so in `language`. AllianceFileError when a file that was opened into
    the talk does not hold what an alliance file must.
    """
    text = json.dumps(written_talk(operations, language))
    alliance = read_alliance(text, known_vocabularies(), "talk")
    if alliance.date is not None or not operations:
        return alliance
    return replace(alliance, date=day_of(in_order(operations)[0].moment))
