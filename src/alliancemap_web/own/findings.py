"""One thing that a look over an installation found: which, how it is, and the sentence of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from alliancemap.words import phrase

How = Literal["ok", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`check` is its name in [check] of own.toml, `code` its sentence in [found], with values."""

    check: str
    how: How
    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """Return what it says, and what to do."""
        return phrase(f"found.{self.code}", language, "own", **self.values)

    def name(self, language: str) -> str:
        """Return what the check is called."""
        return phrase(f"check.{self.check}", language, "own")

    def plain(self, language: str) -> dict[str, Any]:
        """Return it as JSON has it."""
        said = self.sentence(language)
        return {"check": self.check, "state": self.how, "code": self.code, "text": said}


def ok(check: str, code: str, /, **values: str | int) -> Finding:
    """Return that something is well."""
    return Finding(check, "ok", code, values)


def warning(check: str, code: str, /, **values: str | int) -> Finding:
    """Return that something is to be seen to."""
    return Finding(check, "warning", code, values)


def bad(check: str, code: str, /, **values: str | int) -> Finding:
    """Return that something is wrong."""
    return Finding(check, "bad", code, values)
