"""Takes single values out of plain data, each checked for its kind and named by its place."""

from collections.abc import Callable
from typing import Any, TypeVar

from alliancemap.model.instrument import InstrumentError

Raw = dict[str, Any]
Made = TypeVar("Made")
Chosen = TypeVar("Chosen", bound=str)


def place(where: str, key: str) -> str:
    """Return the place of a key inside a place: `factor R17: difficulty`."""
    return f"{where}: {key}" if where else key


def present(raw: Raw, key: str, where: str) -> object:
    """Return the value of a key; INS020 when it is missing."""
    if key not in raw:
        raise InstrumentError("INS020", place(where, key))
    value: object = raw[key]
    return value


def text(raw: Raw, key: str, where: str) -> str:
    """Return the text of a key, not empty; INS020 when missing, INS021 when it is no text."""
    value = present(raw, key, where)
    if not isinstance(value, str) or not value.strip():
        raise InstrumentError("INS021", place(where, key))
    return value


def texts(raw: Raw, key: str, where: str) -> tuple[str, ...]:
    """Return the texts of a key, none of them empty; INS020 or INS024 otherwise."""
    value = present(raw, key, where)
    if not isinstance(value, list) or not all(
        isinstance(item, str) and item.strip() for item in value
    ):
        raise InstrumentError("INS024", place(where, key))
    return tuple(value)


def whole(raw: Raw, key: str, where: str) -> int:
    """Return the whole number of a key; INS020 or INS025 otherwise. True and False are none."""
    value = present(raw, key, where)
    if type(value) is not int:
        raise InstrumentError("INS025", place(where, key))
    return value


def wholes(value: object, where: str) -> tuple[int, ...]:
    """Return a list of whole numbers as a tuple; INS026 when it is anything else."""
    if not isinstance(value, list) or not all(type(number) is int for number in value):
        raise InstrumentError("INS026", where)
    return tuple(value)


def table(raw: Raw, key: str, where: str) -> Raw:
    """Return the table of a key; INS020 or INS027 otherwise."""
    value = present(raw, key, where)
    if not isinstance(value, dict):
        raise InstrumentError("INS027", place(where, key))
    return value


def items(raw: Raw, key: str, where: str) -> list[Any]:
    """Return the list of a key; INS020 or INS028 otherwise."""
    value = present(raw, key, where)
    if not isinstance(value, list):
        raise InstrumentError("INS028", place(where, key))
    return value


def tables(raw: Raw, key: str, where: str) -> list[tuple[str, Raw]]:
    """Return (place, table) for each row of a list of tables; INS020, INS027 or INS028 otherwise.

    A row is named by its id when it has one, and by its number from 1 when not.
    """
    found = []
    for number, row in enumerate(items(raw, key, where), 1):
        name = row.get("id", number) if isinstance(row, dict) else number
        at = f"{place(where, key)} {name}"
        if not isinstance(row, dict):
            raise InstrumentError("INS027", at)
        found.append((at, row))
    return found


def rows(raw: Raw, key: str, where: str, make: Callable[[Raw, str], Made]) -> tuple[Made, ...]:
    """Return what `make(row, place)` makes of each row of a list of tables, read by `tables`."""
    return tuple(make(row, at) for at, row in tables(raw, key, where))


def one_of(raw: Raw, key: str, where: str, known: tuple[Chosen, ...]) -> Chosen:
    """Return the text of a key, one of a closed list; INS022 when it is not in the list."""
    found = text(raw, key, where)
    for choice in known:
        if choice == found:
            return choice
    raise InstrumentError("INS022", f"{place(where, key)}: {found}", known)
