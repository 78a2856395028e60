"""What a cell stands for, however people write it; and what is refused rather than guessed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.error import forbidden_character
from alliancemap_web.exchange import cells
from alliancemap_web.exchange.cells import CellError, read_cell
from alliancemap_web.exchange.fields import factor_names, said_in
from alliancemap_web.exchange.limits import MOST_CELL
from alliancemap_web.exchange.matching import choices


def code_of(read: Callable[..., Any], *raw: str) -> str:
    with pytest.raises(CellError) as caught:
        read(*raw)
    return caught.value.code


@given(st.integers(0, 10**15), st.sampled_from([",", " ", ".", "\u202f", "\u00a0", "'", ""]))
def test_a_whole_number_is_read_with_any_thousands_separator(number: int, mark: str) -> None:
    assert cells.amount(f"{number:,}".replace(",", mark)) == (number, "")


@pytest.mark.parametrize(
    ("raw", "value", "currency"),
    [
        ("41200", 41_200, ""),
        ("1.2E+10", 12_000_000_000, ""),
        ("3.00e+07", 30_000_000, ""),
        ("9800000000.0", 9_800_000_000, ""),
        ("4,100,000,000", 4_100_000_000, ""),
        ("1.200.000,50", 1_200_001, ""),
        ("1,200,000.49", 1_200_000, ""),
        ("€ 1.2 M", 1_200_000, "EUR"),
        ("3,2 Md€", 3_200_000_000, "EUR"),
        ("12 k$", 12_000, "USD"),
        ("$5bn", 5_000_000_000, "USD"),
        ("EUR 80 000 000", 80_000_000, "EUR"),
        ("80000000 chf", 80_000_000, "CHF"),
        ("2 milliards", 2_000_000_000, ""),
        ("1.5 million", 1_500_000, ""),
        ("1 234 567 M", 1_234_567_000_000, ""),
        ("0", 0, ""),
    ],
)
def test_a_revenue_is_read_as_people_write_it(raw: str, value: int, currency: str) -> None:
    assert cells.amount(raw) == (value, currency)


@pytest.mark.parametrize(
    "raw", ["many", "-5", "51-200", "1,2,3", "1.2.3,4", "12 zloty", "1 M k", "€5€", "1,23,456", "."]
)
def test_what_is_no_number_is_refused(raw: str) -> None:
    assert code_of(cells.amount, raw) == "XCH021"


@pytest.mark.parametrize("raw", ["1,500 M", "1.500 Md€"])
def test_a_number_that_can_be_read_in_two_ways_is_not_guessed(raw: str) -> None:
    assert code_of(cells.amount, raw) == "XCH033"


def test_a_number_beyond_every_firm_is_refused() -> None:
    assert code_of(cells.amount, "9" * 30) == "XCH022"
    assert code_of(cells.amount, "1e99") == "XCH022"


def test_people_have_no_currency() -> None:
    assert cells.count("12 500") == 12_500
    assert code_of(cells.count, "12 €") == "XCH021"


@pytest.mark.parametrize(
    ("raw", "said"), [("eur", "EUR"), ("€", "EUR"), ("USD - U.S. Dollar", "USD"), ("GBP", "GBP")]
)
def test_a_currency_is_three_letters(raw: str, said: str) -> None:
    assert cells.currency(raw) == said


def test_what_is_no_currency_is_refused() -> None:
    assert code_of(cells.currency, "Euro") == "XCH024"


@pytest.mark.parametrize("raw", ["1998", "1998-05-03", "03/05/1998", "1998-05-03T00:00:00"])
def test_a_year_is_read_also_from_a_day(raw: str) -> None:
    assert cells.year(raw) == 1998


@pytest.mark.parametrize("raw", ["98", "soon", "19980", "0998"])
def test_what_is_no_year_is_refused(raw: str) -> None:
    assert code_of(cells.year, raw) == "XCH023"


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_is_read_as_iso_and_with_points(said: date) -> None:
    assert cells.day(said.isoformat()) == said
    assert cells.day(said.strftime("%d.%m.%Y")) == said
    assert cells.day(f"{said.isoformat()}T10:00:00") == said


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_with_slashes_is_read_where_it_can_be_only_one(said: date) -> None:
    raw = said.strftime("%d/%m/%Y")
    if said.day > 12 or said.day == said.month:
        assert cells.day(raw) == said
        assert cells.day(said.strftime("%m/%d/%Y")) == said
    else:
        assert code_of(cells.day, raw) == "XCH029"


@pytest.mark.parametrize("raw", ["2026-02-30", "31/02/2026", "tomorrow", "3/2026"])
def test_a_day_that_is_none_is_refused(raw: str) -> None:
    assert code_of(cells.day, raw) == "XCH029"


@pytest.mark.parametrize(
    ("raw", "said"),
    [("talks", "talks"), ("En discussion", "talks"), ("SIGNED", "running"), ("Idée", "idea")],
)
def test_a_stage_goes_by_its_names(raw: str, said: str) -> None:
    assert cells.stage(raw) == said


def test_a_stage_of_somebody_s_own_is_refused() -> None:
    assert code_of(cells.stage, "Customer") == "XCH026"


def test_a_form_goes_by_its_names() -> None:
    assert cells.form("joint venture") == "JV"
    assert cells.form("k1") == "K1"
    assert cells.form("Contrat de coopération") == "K2"
    assert code_of(cells.form, "friendship") == "XCH027"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("norrvik.example", "https://norrvik.example"),
        ("http://a.example/x?y=1", "http://a.example/x?y=1"),
        ("HTTPS://A.example", "https://A.example"),
    ],
)
def test_a_web_address_gets_its_https(raw: str, said: str) -> None:
    assert cells.website(raw) == said


@pytest.mark.parametrize("raw", ["none", "a b.example", "javascript:alert(1)", "ftp://x.example"])
def test_what_is_no_web_address_is_refused(raw: str) -> None:
    assert code_of(cells.website, raw) == "XCH028"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("0", 0),
        ("4", 4),
        ("3.0", 3),
        ("2/4", 2),
        ("1-3", "1-3"),
        ("3 – 1", "1-3"),
        ("2 to 4", "2-4"),
        ("1 à 2", "1-2"),
        ("2-2", 2),
        ("unknown", "unknown"),
        ("Inconnu", "unknown"),
        ("?", "unknown"),
        ("n/a", "not relevant"),
        ("Sans objet", "not relevant"),
        ("Very good", 4),
        ("mauvais", 1),
    ],
)
def test_an_answer_is_a_level_a_range_or_a_word(raw: str, said: int | str) -> None:
    assert cells.level(raw, "R11") == said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_answer_may_be_the_factor_s_own_wording(language: str) -> None:
    for factor, known in said_in(language).factors.items():
        for at, wording in enumerate(known.levels):
            assert cells.level(wording.upper(), factor) == at


@pytest.mark.parametrize("raw", ["5", "-1", "high", "low", "élevé", "2.5", "yes"])
def test_an_answer_that_could_mean_two_things_is_refused(raw: str) -> None:
    assert code_of(cells.level, raw, "R11") == "XCH025"


@given(st.text(max_size=60))
def test_free_text_is_kept_but_for_blanks_around_it_and_line_ends(raw: str) -> None:
    if forbidden_character(raw.replace("\r", "\n").strip()):
        assert code_of(cells.text, raw) == "XCH036"
    else:
        assert cells.text(raw) == raw.replace("\r\n", "\n").replace("\r", "\n").strip()


def test_a_text_beyond_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(CellError) as caught:
        cells.text("x" * (MOST_CELL + 1))
    assert dict(caught.value.values) == {"most": MOST_CELL, "found": MOST_CELL + 1}


@given(st.sampled_from(choices()), st.text(max_size=40))
def test_any_cell_of_any_column_is_read_or_refused_with_a_code(column: str, raw: str) -> None:
    try:
        read_cell(column, raw)
        code = "XCH0"
    except CellError as error:
        code = error.code
    assert code.startswith("XCH0")


def test_every_column_has_a_reader() -> None:
    assert set(cells.READERS) | set(factor_names()) == set(choices())


@pytest.mark.parametrize("written", ["9" * 400, "1" * 9_000, "9" * 300 + " M"])
def test_an_amount_that_no_number_holds_is_refused(written: str) -> None:
    for read in (cells.amount, cells.count):
        with pytest.raises(CellError) as error:
            read(written)
        assert error.value.code in {"XCH021", "XCH022"}
