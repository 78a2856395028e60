"""Who is asked about which factor: read from the file beside an instrument, and checked."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from alliancemap.instruments.load import SHIPPED, load_instrument
from alliancemap.model.functions import ENOUGH, FUNCTIONS, MOST_FACTORS, Askers
from alliancemap.model.instrument import Instrument, InstrumentError


@lru_cache(maxsize=4)
def load_askers(instrument: str = "alliance_fit", root: Path = SHIPPED) -> Askers:
    """Return the functions asked about each factor of an instrument, whoever knows best first.

    Raises InstrumentError: INS001 (no such instrument), INS005 (the file is damaged, or does not
    name each factor with two known functions or more; `where` tells which).
    """
    known = load_instrument(instrument, root=root)
    path = root / instrument / "functions.toml"
    try:
        asked = tomllib.loads(path.read_text("utf-8"))["asked"]
    except (OSError, ValueError, KeyError) as error:
        raise InstrumentError("INS005", path.name) from error
    return checked(asked, known, path.name)


def checked(asked: Any, instrument: Instrument, name: str) -> Askers:
    """Return what a file says once it is sound; INS005 with the factor otherwise."""
    factors = tuple(one.id for one in instrument.factors)
    if not isinstance(asked, dict) or set(asked) != set(factors):
        raise InstrumentError("INS005", name, factors)
    for factor, functions in asked.items():
        is_sound = (
            isinstance(functions, list)
            and len(functions) == len(set(functions)) >= ENOUGH
            and set(functions) <= set(FUNCTIONS)
        )
        if not is_sound:
            raise InstrumentError("INS005", f"{name} {factor}", FUNCTIONS)
    for function in FUNCTIONS:
        if sum(function in functions for functions in asked.values()) > MOST_FACTORS:
            raise InstrumentError("INS005", f"{name} {function}")
    return {factor: tuple(asked[factor]) for factor in factors}
