"""The facts of an alliance as forms."""

from collections.abc import Iterable
from dataclasses import dataclass

from alliancemap_web.portfolio.shown import AllianceShown


@dataclass(frozen=True, slots=True)
class FactPart:
    id: str


def fact_parts(shown: AllianceShown, language: str) -> tuple[FactPart, ...]:
    return ()


def parts_of_registers(
    parts: tuple[FactPart, ...], registers: Iterable[str]
) -> tuple[FactPart, ...]:
    return ()


def name_of_path(path: tuple[str, ...]) -> str:
    return "/".join(path)
