"""Write an alliance as a file, and make sure that reading it gives the same alliance."""

import json
from dataclasses import replace

from alliancemap.alliance_file.error import (
    AllianceFileError,
    Path,
    Place,
    Problem,
    forbidden_character,
    path_text,
)
from alliancemap.alliance_file.plain import Data, plain_alliance
from alliancemap.alliance_file.read import read_alliance
from alliancemap.alliance_file.yaml_text import yaml_text
from alliancemap.model.alliance import Alliance, Answer

HEADER = "An alliance, written for Alliancemap: levels 0 to 4, 4 is always best for us."


def write_alliance(alliance: Alliance, header: str = HEADER, name: str = "output") -> str:
    """Return the alliance as YAML, after comment lines with the header.

    Reading it gives the same alliance; only several answers to one factor come to stand together.
    AllianceFileError when the alliance holds what no file can (a control character, a blank name,
    a relation with a party that is not there).
    """
    data = plain_alliance(alliance)
    _refuse_forbidden(data, name)
    return _same_again(alliance, yaml_text(data, header), name)


def write_json(alliance: Alliance, name: str = "output") -> str:
    """Return the alliance as JSON with the same keys; the rest is as in `write_alliance`."""
    data = plain_alliance(alliance)
    _refuse_forbidden(data, name)
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return _same_again(alliance, text, name)


def answers_together(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers as a file orders them: those to one factor together, else unchanged."""
    factors = {answer.factor: place for place, answer in reversed(list(enumerate(answers)))}
    return tuple(sorted(answers, key=lambda answer: factors[answer.factor]))


def _same_again(alliance: Alliance, text: str, name: str) -> str:
    together = replace(alliance, answers=answers_together(alliance.answers))
    if read_alliance(text, (), name) != together:
        raise AllianceFileError((Problem("FILE090", Place(name, 1, 1)),))
    return text


def _refuse_forbidden(data: Data, name: str) -> None:
    waiting: list[tuple[Path, object]] = [((), data)]
    problems = []
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, number), inner) for number, inner in enumerate(value))
        elif isinstance(value, str):
            wrong = forbidden_character(value)
            if wrong:
                place = Place(name, 1, 1, path_text(path))
                problems.append(Problem("FILE040", place, (("found", wrong),)))
    if problems:
        raise AllianceFileError(tuple(problems))
