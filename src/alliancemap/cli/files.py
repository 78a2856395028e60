"""Files as the commands meet them: read and written with one clear sentence when they cannot be."""

import sys
from argparse import Namespace
from pathlib import Path

from alliancemap.alliance_file.decode import LARGEST_BYTES
from alliancemap.alliance_file.read import read_alliance
from alliancemap.cli.error import CliError
from alliancemap.model.alliance import Alliance, View
from alliancemap.reading.opened import Reading, known_vocabularies, read_bytes, reading_of
from alliancemap.reading.saved import add_file, replace_file

STANDARD = "-"


def read_input(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; CLI010 to CLI013."""
    if name == STANDARD:
        return _standard_input()
    if not name:
        raise CliError("CLI010", file=name)
    try:
        return read_bytes(name)
    except FileNotFoundError:
        raise CliError("CLI010", file=name) from None
    except IsADirectoryError:
        raise CliError("CLI011", file=name) from None
    except (OSError, ValueError) as trouble:
        # ValueError: a name that holds a null character, which no system takes.
        raise CliError("CLI012", file=name, why=_why(trouble)) from None


def _standard_input() -> bytes:
    stream = sys.stdin
    if stream is None or stream.closed:
        raise CliError("CLI013")
    buffer = getattr(stream, "buffer", None)
    try:
        if buffer is None:
            return stream.read(LARGEST_BYTES + 1).encode("utf-8", "surrogateescape")
        raw: bytes = buffer.read(LARGEST_BYTES + 1)
    except OSError as trouble:
        raise CliError("CLI012", file=STANDARD, why=_why(trouble)) from None
    return raw


def alliance_in(name: str) -> Alliance:
    """Return the alliance of a file or of standard input; CliError or AllianceFileError."""
    return read_alliance(read_input(name), known_vocabularies(), shown_name(name))


def view_in(arguments: Namespace) -> View:
    """Return whose answers are to be read, ours when the option is left out."""
    view: View = getattr(arguments, "view", "ours")
    return view


def reading_from(name: str, language: str, view: View = "ours") -> Reading:
    """Return the reading of a file or of standard input."""
    return reading_of(alliance_in(name), language, view)


def shown_name(name: str) -> str:
    """Return what problems call an input."""
    return "stdin" if name == STANDARD else name


def write_new(name: str, content: bytes) -> None:
    """Write a file that must not be there yet; CLI014 when it is, CLI015 when it cannot be."""
    try:
        add_file(Path(name), content)
    except FileExistsError:
        raise CliError("CLI014", file=name) from None
    except (OSError, ValueError) as trouble:
        raise CliError("CLI015", file=name, why=_why(trouble)) from None


def write_over(name: str, content: bytes) -> None:
    """Write a file, over an earlier one when it is there; CLI015 when it cannot be written.

    What was there stays as it was when the writing fails half way.
    """
    try:
        replace_file(Path(name), content)
    except (OSError, ValueError) as trouble:
        raise CliError("CLI015", file=name, why=_why(trouble)) from None


def _why(trouble: Exception) -> str:
    """Return the system's reason, in its own words, since nobody can list them all."""
    return (getattr(trouble, "strerror", None) or str(trouble)).rstrip(".")
