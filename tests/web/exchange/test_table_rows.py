"""The two tables say what the alliances say, and come in again by their own headings."""

import json
from datetime import UTC, datetime

import pytest
from web.exchange.conftest import NOW

from alliancemap.model.alliance import Answer, Source
from alliancemap_web.exchange.csv_text import Line
from alliancemap_web.exchange.fields import OUT_FIELDS, factor_names
from alliancemap_web.exchange.matching import match
from alliancemap_web.exchange.partners import read_rows
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.exchange.table_rows import (
    ALLIANCE_COLUMNS,
    ANSWER_COLUMNS,
    alliance_cells,
    alliance_of,
    alliance_rows,
    answer_cells,
    answer_rows,
    column_rows,
    dictionary_rows,
    headings,
    level_said,
    level_text,
    outline_cells,
    source_text,
)
from alliancemap_web.exchange.tables import Table
from alliancemap_web.portfolio.queries import Row, all_documents
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.rights import Member


def test_one_row_says_all_of_an_alliance(owner: Member, lived: str) -> None:
    head, row = alliance_rows(every_row(owner), all_documents(owner), "en")
    said = dict(zip(head, row, strict=True))
    assert said["Key"] == lived
    assert said["Partner’s name"] == "Sanofi"
    assert said["Stage"] == "talks"
    assert said["Day of signing"] == "2027-03-01"
    assert said["People who work there"] == 110_000
    assert said["Verdict"] in ("Promising", "Unclear", "Not as it stands")
    assert said["Seen"] == "whole"
    low, high = float(said["Risk, lowest"]), float(said["Risk, highest"])
    assert 0 <= low <= high <= 4


def test_one_row_for_each_answer_those_that_others_replaced_too(owner: Member, lived: str) -> None:
    ((_, text),) = all_documents(owner)
    head, *rows = answer_rows(all_documents(owner), "en")
    answers = judged_of(text).alliance.answers
    assert len(rows) == len(answers)
    said = [dict(zip(head, row, strict=True)) for row in rows]
    mine = next(one for one in said if one["Factor"] == "M01" and one["Who"] == "Ada")
    assert (mine["Answer"], mine["How sure"], mine["Why"]) == (2, "guess", "=seen\nby us")
    theirs = next(one for one in said if one["Factor"] == "R03" and one["Who"] == "Eve")
    assert (theirs["Answer"], theirs["Lowest level"], theirs["Highest level"]) == ("1-3", 1, 3)
    assert theirs["Sources"].startswith("Notes, https://here.example/")


def test_our_own_table_of_alliances_comes_in_again(owner: Member, lived: str) -> None:
    for language in ("en", "fr"):
        head, row = alliance_rows(every_row(owner), all_documents(owner), language)
        columns = match([str(one) for one in head]).columns
        assert dict(zip(ALLIANCE_COLUMNS, columns, strict=True)) == {
            column: column if column in OUT_FIELDS else "" for column in ALLIANCE_COLUMNS
        }
        cells = tuple(str(one) for one in row)
        drafts = read_rows(Table(tuple(map(str, head)), (Line(2, cells),)), columns)
        assert not drafts.failed
        assert drafts.good[0].partner == "Sanofi"
        assert drafts.good[0].said["people"] == 110_000


def test_an_outline_says_only_what_it_may() -> None:
    row = Row("k", "N", "P", "idea", "unclear", "outline", known=7, changed_at=NOW)
    _, cells = alliance_rows([row], [], "fr")
    said = {key: value for key, value in zip(ALLIANCE_COLUMNS, cells, strict=True) if value != ""}
    assert set(said) == {"key", "name", "partner", "stage", "verdict", "seen"}
    assert set(outline_cells(row)) == {"key", "name", "partner", "stage"}


def test_what_is_not_known_is_an_empty_cell(owner: Member, lived: str) -> None:
    ((row, text),) = all_documents(owner)
    data = json.loads(text)
    del data["parties"]["partner"]["people"]
    said = alliance_cells(row, alliance_of(json.dumps(data)), "en")
    assert "people" not in said


def test_an_answer_s_level_is_written_as_the_import_reads_it() -> None:
    assert level_said(Answer("M01", "known", 2, 2)) == 2
    assert level_said(Answer("M01", "known", 1, 3)) == "1-3"
    assert level_said(Answer("M01", "not_relevant")) == "not relevant"
    assert level_said(Answer("M01", "unknown")) == "unknown"


def test_an_answer_to_a_factor_that_the_questionnaire_lacks_still_has_its_row(
    owner: Member, lived: str
) -> None:
    ((row, text),) = all_documents(owner)
    cells = answer_cells(row, alliance_of(text), Answer("X99", "known", 1, 1), "en")
    assert (cells["factor"], cells["factor_name"], cells["level"]) == ("X99", "", 1)


def test_levels_have_a_point_and_three_decimals() -> None:
    assert [level_text(one) for one in (0, 5, 2350, 4000)] == ["0.000", "0.005", "2.350", "4.000"]


def test_a_source_is_one_line() -> None:
    source = Source(text="Report", url="https://a.example", date="2026")
    assert source_text(source) == "Report, https://a.example, 2026"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_dictionary_has_every_factor_with_its_five_levels(language: str) -> None:
    head, *rows = dictionary_rows(language)
    assert [row[0] for row in rows] == list(factor_names())
    assert all(len(row) == len(head) == 11 for row in rows)
    assert all(all(row) for row in rows)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_column_is_explained(language: str) -> None:
    _, *rows = column_rows(language)
    assert [row[0] for row in rows] == headings(ALLIANCE_COLUMNS, language)
    assert len(set(headings(ANSWER_COLUMNS, language))) == len(ANSWER_COLUMNS)


def test_moments_are_iso_and_in_utc(owner: Member, lived: str) -> None:
    head, row = alliance_rows(every_row(owner), all_documents(owner), "en")
    changed = str(dict(zip(head, row, strict=True))["Changed at (UTC)"])
    assert datetime.fromisoformat(changed).tzinfo == UTC
