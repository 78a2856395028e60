import pytest
from model.test_plan import INSTRUMENT

from alliancemap.model.instrument import InstrumentError


def test_a_factor_is_found_by_its_id() -> None:
    assert [INSTRUMENT.factor(name).theme for name in "ABC"] == ["risk", "market", "value"]


def test_a_factor_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        INSTRUMENT.factor("Z99")


def test_an_instrument_error_keeps_its_code_and_place() -> None:
    error = InstrumentError("INS001", "factors/market.toml: M01")
    assert (error.code, error.where) == ("INS001", "factors/market.toml: M01")
    assert str(error) == "INS001 factors/market.toml: M01"
