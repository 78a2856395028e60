"""Why an act on an alliance is refused: a code with a sentence in each language."""

from dataclasses import dataclass

from alliancemap.alliance_file import AllianceFileError
from alliancemap.words import error_sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code (PRT001 and on, or one of the alliance file's) and what it names."""

    code: str
    values: tuple[tuple[str, str | int], ...] = ()

    def sentence(self, language: str) -> str:
        """Return the reason in words."""
        return error_sentence(self.code, language, **dict(self.values))


class RefusedError(Exception):
    """An act that is refused as a whole; nothing of it is kept.

    `status` is the HTTP status that tells a program the same.
    """

    def __init__(self, status: int, *reasons: Reason) -> None:
        super().__init__(*reasons)
        self.status = status
        self.reasons = reasons


def refused(status: int, code: str, /, **values: str | int) -> RefusedError:
    """Return the refusal of one code."""
    return RefusedError(status, Reason(code, tuple(values.items())))


def refused_file(error: AllianceFileError) -> RefusedError:
    """Return the refusal (422) of what would not be an alliance file, every problem a reason."""
    return RefusedError(
        422,
        *(
            Reason(
                one.code,
                tuple(
                    (name, value if isinstance(value, str | int) else ", ".join(value))
                    for name, value in one.message.values
                ),
            )
            for one in error.problems
        ),
    )
