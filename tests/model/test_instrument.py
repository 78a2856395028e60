import pytest
from model.test_plan import INSTRUMENT

from alliancemap.model.instrument import InstrumentError, catalogue_order
from alliancemap.model.message import message


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


def test_the_key_error_of_a_factor_names_it() -> None:
    with pytest.raises(KeyError, match="Z99"):
        INSTRUMENT.factor("Z99")


def test_an_instrument_error_says_what_could_have_stood_there() -> None:
    error = InstrumentError("INS033", "factor M01: never", ("early", "late"))
    assert error.args == ("INS033", "factor M01: never", ("early", "late"))
    assert error.known == ("early", "late")
    assert str(error) == "INS033 factor M01: never (early, late)"
    assert error.message == message("INS033", where="factor M01: never", known="early, late")
    assert InstrumentError("INS039", "x").message == message("INS039", where="x", known="")
