"""Where the commands write: standard output and error, as wide and as colourful as they can be."""

import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TextIO

from alliancemap.cli.error import CliError
from alliancemap.model.message import Message
from alliancemap.reading.paper import (
    BLOCKS,
    LETTERS,
    NARROWEST,
    USUAL,
    WIDEST,
    Paper,
    clean,
    fitted,
)
from alliancemap.words import error_sentence

BAD_INPUT, OUR_FAULT = 2, 1


@dataclass(frozen=True, slots=True)
class Screen:
    """Standard output and error, the language of what is said there, and the paper to write on."""

    language: str
    out: TextIO
    err: TextIO
    paper: Paper

    @property
    def is_terminal(self) -> bool:
        """Say whether a person reads the output as it comes."""
        return is_terminal(self.out)

    def write(self, text: str) -> None:
        """Write text for people, in the letters that the output's encoding has; CLI016."""
        with self._writing():
            self.out.write(fitted(text, encoding_of(self.out)))
            self.out.flush()

    def lines(self, lines: Iterable[str]) -> None:
        """Write finished lines."""
        self.write("\n".join(lines) + "\n")

    def data(self, content: str | bytes) -> None:
        """Write a file's content as it is, text as UTF-8 whatever the output's encoding; CLI016."""
        raw = content.encode() if isinstance(content, str) else content
        buffer = getattr(self.out, "buffer", None)
        with self._writing():
            if buffer is None:
                # A notebook's output takes text only.
                self.out.write(raw.decode("utf-8", "replace"))
                self.out.flush()
                return
            self.out.flush()
            buffer.write(raw)
            buffer.flush()

    def json(self, plain: object) -> None:
        """Write plain data as JSON."""
        self.data(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")

    def complain(self, trouble: Exception) -> int:
        """Say on standard error what is wrong; return 2, or 1 when the fault is the program's."""
        sentences, code = complaints(trouble, self.language)
        encoding = encoding_of(self.err)
        for sentence in sentences:
            self.err.write(fitted(f"alliancemap: {clean(sentence)}\n", encoding))
        self.err.flush()
        return code

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as trouble:
            self.give_up()
            raise CliError("CLI016", why=trouble.strerror or str(trouble)) from None

    def give_up(self) -> None:
        """Point standard output at nothing, so that closing it at the end stays quiet too."""
        # OSError, ValueError: no real file, so nothing is left to be flushed into it.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())


def screen_for(language: str) -> Screen:
    """Return the screen of this process, as its environment and its encoding allow."""
    # A process started with its output closed, or without a console, has none: nobody listens.
    out = sys.stdout or io.StringIO()
    width = USUAL
    if is_terminal(out) or os.environ.get("COLUMNS"):
        width = shutil.get_terminal_size((USUAL, 24)).columns
    coloured = is_terminal(out) and not os.environ.get("NO_COLOR")
    paper = Paper(
        width=max(NARROWEST, min(WIDEST, width)),
        is_coloured=coloured and os.environ.get("TERM") != "dumb",
        signs=BLOCKS if can_show(BLOCKS.known + BLOCKS.yes + BLOCKS.early, out) else LETTERS,
    )
    return Screen(language, out, sys.stderr or io.StringIO(), paper)


def is_terminal(stream: TextIO) -> bool:
    """Say whether a stream ends at a terminal; a closed one does not."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def encoding_of(stream: TextIO) -> str:
    """Return a stream's encoding, UTF-8 when it tells none."""
    return getattr(stream, "encoding", None) or "utf-8"


def can_show(text: str, stream: TextIO) -> bool:
    """Say whether a stream's encoding has the letters of a text."""
    try:
        text.encode(encoding_of(stream))
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def complaints(trouble: Exception, language: str) -> tuple[list[str], int]:
    """Return the sentences that say what is wrong, each with its code, and the exit code."""
    # Known by name only once something is wrong: most calls need none of what they stand for.
    from alliancemap.alliance_file.error import AllianceFileError
    from alliancemap.export.error import ExportError
    from alliancemap.model.instrument import InstrumentError

    if isinstance(trouble, AllianceFileError):
        return [coded(problem.message, language) for problem in trouble.problems], BAD_INPUT
    if isinstance(trouble, InstrumentError | ExportError):
        return [coded(trouble.message, language)], BAD_INPUT
    if isinstance(trouble, CliError):
        said = error_sentence(trouble.code, language, **trouble.values)
        return [f"{trouble.code} {said}"], BAD_INPUT
    kind = type(trouble).__name__
    return [f"CLI099 {error_sentence('CLI099', language, kind=kind)}"], OUR_FAULT


def coded(message: Message, language: str) -> str:
    """Return an error's sentence with its code in front."""
    values = {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in message.values
    }
    return f"{message.code} {error_sentence(message.code, language, **values)}"
