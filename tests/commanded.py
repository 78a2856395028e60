"""The command line as a test calls it: in this process, with its own input and environment."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from house import ROOT

from alliancemap.cli import main

EXAMPLES = ROOT / "examples"
EXAMPLE = str(EXAMPLES / "mannkind-sanofi.yaml")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one call came to."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def codes(self) -> list[str]:
        """The error codes on standard error, in order."""
        return [line.split()[1] for line in self.err.splitlines()]


def stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    """A stream as a process has it."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)


def call(*words: str | Path, given: bytes = b"", encoding: str = "utf-8") -> Answer:
    """Call the command line with some words; `given` is its standard input."""
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = stream(encoding), stream(encoding)
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    sys.stdout, sys.stderr = out, err
    try:
        code = main([str(word) for word in words])
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    raw, complaint = (one.buffer.getvalue() for one in (out, err))  # type: ignore[attr-defined]
    return Answer(code, raw.decode(encoding), complaint.decode(encoding), raw)


def changed_example(folder: Path, old: str, new: str, name: str = "mannkind-sanofi") -> Path:
    """A copy of an example in a folder, with one piece of its text replaced."""
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    copy = folder / f"{name}.yaml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy
