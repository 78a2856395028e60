"""The ids that an instrument lends to alliance files."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One version of an instrument as an alliance file sees it: the ids a file may name.

    `facts` maps each fact of a relation to its options, for example {"aim": ("exploration", ...)}.
    """

    instrument: str
    version: str
    factors: tuple[str, ...]
    gates: tuple[str, ...]
    sectors: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the instrument as the file names it, for example `alliance_fit 1.0`."""
        return f"{self.instrument} {self.version}"
