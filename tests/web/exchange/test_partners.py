"""Rows become alliances each on its own: a bad one is named and takes no good one with it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange.csv_text import Line
from alliancemap_web.exchange.fields import FIELDS, factor_names, folded
from alliancemap_web.exchange.matching import choices, match
from alliancemap_web.exchange.partners import (
    Draft,
    Drafts,
    Setting,
    alliance_data,
    answers_of,
    field_name,
    is_column,
    note_of,
    read_rows,
)
from alliancemap_web.exchange.tables import Table, read_tables
from alliancemap_web.exchange.troubles import TroubleError
from alliancemap_web.portfolio.readings import judged_data

SAMPLES = Path(__file__).parent / "samples"
SETTING = Setting("Lumio", "partners.csv", "en", "Ada", date(2027, 3, 1))
COLUMNS = ("partner", "people", "M01", "website")
GOOD = ("Norrvik", "41200", "3", "norrvik.example")
# Each with the one thing that is wrong with it.
BAD = {
    "XCH020": ("", "41200", "3", ""),
    "XCH021": ("Norrvik", "many", "3", ""),
    "XCH025": ("Norrvik", "41200", "high", ""),
    "XCH028": ("Norrvik", "41200", "", "nowhere"),
}


def table_with(*rows: tuple[str, ...]) -> Table:
    return Table(COLUMNS, tuple(Line(number, row) for number, row in enumerate(rows, start=2)))


def sample(name: str) -> Drafts:
    (table,) = read_tables((SAMPLES / name).read_bytes())
    return read_rows(table, match(table.headings).columns)


@given(st.lists(st.sampled_from(["good", *BAD]), max_size=12))
def test_good_rows_come_in_whatever_stands_beside_them(kinds: list[str]) -> None:
    drafts = read_rows(table_with(*(BAD.get(kind, GOOD) for kind in kinds)), COLUMNS)
    rows = dict(enumerate(kinds, start=2))
    assert [one.row for one in drafts.good] == [row for row, kind in rows.items() if kind == "good"]
    assert [(one.row, [trouble.code for trouble in one.troubles]) for one in drafts.failed] == [
        (row, [kind]) for row, kind in rows.items() if kind != "good"
    ]


def test_everything_wrong_with_a_row_is_said_at_once_with_its_place() -> None:
    drafts = read_rows(table_with(("", "many", "high", "nowhere")), COLUMNS)
    (failed,) = drafts.failed
    assert {(one.code, one.row, one.column) for one in failed.troubles} == {
        ("XCH020", 2, "partner"),
        ("XCH021", 2, "people"),
        ("XCH025", 2, "M01"),
        ("XCH028", 2, "website"),
    }
    assert failed.cells == ("", "many", "high", "nowhere")


def test_a_table_without_the_partner_s_column_is_refused() -> None:
    with pytest.raises(TroubleError) as caught:
        read_rows(table_with(GOOD), ("", "people", "M01", ""))
    assert caught.value.trouble.code == "XCH012"


def test_two_columns_that_say_the_same_are_refused_but_notes_add_up() -> None:
    with pytest.raises(TroubleError) as caught:
        read_rows(table_with(GOOD), ("partner", "people", "people", ""))
    assert caught.value.trouble.code == "XCH013"
    (draft,) = read_rows(table_with(GOOD), ("partner", "note", "note", "owner")).good
    assert note_of(draft, SETTING) == "people: 41200\nM01: 3\nLooked after by norrvik.example"


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_row_of_every_sample_becomes_an_alliance_file(path: Path) -> None:
    drafts = sample(path.name)
    assert drafts.good
    assert not drafts.failed
    for draft in drafts.good:
        read = judged_data(alliance_data(draft, SETTING)).alliance
        assert next(one for one in read.parties if one.side == "partner").name == draft.partner


def test_a_hubspot_row_says_all_it_holds_with_its_source() -> None:
    draft = sample("hubspot-companies.csv").good[0]
    assert alliance_data(draft, SETTING) == {
        "alliancemap": 1,
        "instrument": "alliance_fit 1.0",
        "language": "en",
        "name": "Lumio × Norrvik Maritime",
        "date": "2027-03-01",
        "parties": {
            "us": {"name": "Lumio"},
            "partner": {
                "name": "Norrvik Maritime",
                "people": 41200,
                "revenue": 9800000000,
                "country": "Norway",
                "place": "Bergen",
                "founded": 1921,
                "sources": [
                    {"url": "https://norrvik.example"},
                    {"text": "partners.csv, row 2", "date": "2027-03-01"},
                ],
            },
        },
        "note": "Industry: Maritime\nDescription: Ships and ports.\n"
        "Bought two sensor firms since 2020.\nLooked after by Ada Berg",
    }


def test_answers_of_a_table_say_who_when_and_from_where() -> None:
    data = alliance_data(sample("own-table-fr.csv").good[0], SETTING)
    assert data["answers"]["R23"] == {
        "level": 3,
        "sources": [{"text": "partners.csv, row 2", "date": "2027-03-01"}],
        "who": "Ada",
        "date": "2027-03-01",
    }
    assert data["answers"]["M01"]["level"] == "unknown"
    assert data["relations"] == {"main": {"between": ["us", "partner"], "form": "JV"}}


def test_a_french_row_says_its_source_in_french() -> None:
    draft = sample("own-table-fr.csv").good[1]
    setting = Setting("Lumio", "t.csv", "fr", "Ada", date(2027, 3, 1))
    assert alliance_data(draft, setting)["parties"]["partner"]["sources"] == [
        {"text": "t.csv, ligne 3", "date": "2027-03-01"}
    ]
    assert draft.said["signed"] == date(2026, 3, 31)
    assert answers_of(draft) == {"M01": "not relevant", "R23": "1-3"}


def money_row(revenue: str, currency: str) -> Drafts:
    table = Table(("a", "b", "c"), (Line(2, ("Ostara", revenue, currency)),))
    return read_rows(table, ("partner", "revenue", "currency"))


def test_a_revenue_brings_its_currency_along() -> None:
    assert money_row("3 M€", "").good[0].said["currency"] == "EUR"
    assert money_row("3 M€", "EUR").good[0].said["currency"] == "EUR"
    assert money_row("$ 300", "CAD").good[0].said["currency"] == "CAD"
    assert "currency" not in money_row("", "EUR").good[0].said


def test_a_currency_that_contradicts_the_revenue_s_is_named() -> None:
    (failed,) = money_row("3 M€", "USD").failed
    assert [one.code for one in failed.troubles] == ["XCH032"]


NAMES = st.text(min_size=1, max_size=30)


@given(NAMES, st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=30), max_size=6))
def test_any_row_is_read_or_refused_and_what_is_read_is_an_alliance_file(
    name: str, said: dict[str, str]
) -> None:
    columns = ("partner", *(field for field in said if field != "partner"))
    cells = (name, *(said[field] for field in columns[1:]))
    drafts = read_rows(Table(columns, (Line(2, cells),)), columns)
    assert len(drafts.good) + len(drafts.failed) == 1
    for draft in drafts.good:
        judged_data(alliance_data(draft, SETTING))


def test_partners_are_compared_without_case_accents_and_signs() -> None:
    assert Draft(2, "Castellane Réseaux", {}).key == Draft(9, "CASTELLANE  RESEAUX.", {}).key
    assert Draft(2, "Ostara", {}).key == folded("Ostara")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_choice_has_a_name(language: str) -> None:
    names = [field_name(one, language) for one in choices()]
    assert len(set(names)) == len(names) == len(FIELDS) + len(factor_names())


def test_a_column_holds_a_field_a_factor_or_nothing() -> None:
    assert all(is_column(one) for one in ("", "partner", "R30"))
    assert not is_column("colour")
