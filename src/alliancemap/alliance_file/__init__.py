"""Reads and writes the alliance file, one YAML (or JSON) document that holds an alliance."""

from alliancemap.alliance_file.error import AllianceFileError, Place, Problem
from alliancemap.alliance_file.read import read_alliance
from alliancemap.alliance_file.vocabulary import Vocabulary
from alliancemap.alliance_file.write import write_alliance, write_json

__all__ = [
    "AllianceFileError",
    "Place",
    "Problem",
    "Vocabulary",
    "read_alliance",
    "write_alliance",
    "write_json",
]
