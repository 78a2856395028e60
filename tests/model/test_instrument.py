import pytest
from model.test_plan import INSTRUMENT

from alliancemap.model.instrument import InstrumentError, catalogue_order


def test_a_factor_is_found_by_its_id() -> None:
    assert [INSTRUMENT.factor(name).theme for name in "ABC"] == ["risk", "market", "value"]


def test_a_factor_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        INSTRUMENT.factor("Z99")


def test_an_instrument_error_keeps_its_code_and_place() -> None:
    error = InstrumentError("INS001", "factors/market.toml: M01")
    assert (error.code, error.where) == ("INS001", "factors/market.toml: M01")
    assert str(error) == "INS001 factors/market.toml: M01"


def test_the_catalogue_runs_from_market_over_value_to_risk_each_by_number() -> None:
    factors = ["R02", "V11", "M13", "V02", "M02", "R01"]
    assert sorted(factors, key=catalogue_order) == ["M02", "M13", "V02", "V11", "R01", "R02"]
