"""Why the server does not do what a phone asks: a code with a sentence in each language."""

from dataclasses import dataclass

from alliancemap.words import error_sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code (WEB101 and on, or a code of the alliance file) and what it names."""

    code: str
    values: tuple[tuple[str, str | int], ...] = ()

    def sentence(self, language: str) -> str:
        """Return the reason in words."""
        return error_sentence(self.code, language, **dict(self.values))


class RefusedError(Exception):
    """A request that is refused as a whole. `operation` is the id of the one at fault, if one is.

    `status` is the HTTP status that tells a program the same.
    """

    def __init__(self, status: int, *reasons: Reason, operation: str | None = None) -> None:
        super().__init__(*reasons)
        self.status = status
        self.reasons = reasons
        self.operation = operation


def refused(
    status: int, code: str, /, operation: str | None = None, **values: str | int
) -> RefusedError:
    """Return the refusal of one code."""
    return RefusedError(status, Reason(code, tuple(values.items())), operation=operation)
