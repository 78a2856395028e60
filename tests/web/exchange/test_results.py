"""What became of an import is kept whole, and rows to mend go out as the table they came from."""

import json

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange.csv_text import Line, written_csv
from alliancemap_web.exchange.matching import match
from alliancemap_web.exchange.partners import Failed, read_rows
from alliancemap_web.exchange.results import (
    Brought,
    FailedFile,
    Result,
    failed_rows,
    result_of,
    troubles_in,
)
from alliancemap_web.exchange.tables import Table, read_tables
from alliancemap_web.exchange.troubles import Trouble
from alliancemap_web.portfolio.refusals import refused

TROUBLES = st.builds(
    Trouble,
    st.sampled_from(["XCH020", "XCH023"]),
    st.just((("found", "soon"),)),
    st.integers(1, 99),
    st.text(max_size=9),
)
BROUGHT = st.lists(st.builds(Brought, st.text(), st.text(), st.text()), max_size=3).map(tuple)
RESULTS = st.builds(
    Result,
    BROUGHT,
    BROUGHT,
    BROUGHT,
    st.lists(
        st.builds(
            Failed,
            st.integers(1, 99),
            st.lists(st.text()).map(tuple),
            st.lists(TROUBLES, max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(FailedFile, st.text(), st.lists(TROUBLES, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    st.lists(st.text(), max_size=3).map(tuple),
)


@given(RESULTS)
def test_a_result_comes_back_as_it_was_kept(result: Result) -> None:
    assert result_of(json.loads(json.dumps(result.plain()))) == result


SAFE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)


@given(st.lists(st.tuples(SAFE, SAFE), min_size=1, max_size=5), st.sampled_from(["en", "fr"]))
def test_rows_to_mend_come_in_again_as_they_stood(
    cells: list[tuple[str, str]], language: str
) -> None:
    headings = ("Company", "Founded")
    table = Table(headings, tuple(Line(at, row) for at, row in enumerate(cells, start=2)))
    failed = read_rows(table, ("partner", "founded")).failed
    rows = list(failed_rows(headings, failed, language))
    assert [tuple(row[:2]) for row in rows[1:]] == [one.cells for one in failed]
    assert all(row[2] for row in rows[1:])
    if failed and any(any(one.cells) for one in failed):
        (again,) = read_tables("".join(written_csv(rows)).encode("utf-8-sig"))
        assert match(again.headings).columns == ("partner", "founded", "")


def test_a_row_that_was_mended_comes_in() -> None:
    rows = [["Company", "Founded"], ["Ostara", "soon"]]
    (table,) = read_tables("".join(written_csv(rows)).encode())
    failed = read_rows(table, match(table.headings).columns).failed
    sent = "".join(written_csv(failed_rows(table.headings, failed, "en")))
    assert "no year" in sent
    (again,) = read_tables(sent.replace("soon", "1998", 1).encode())
    assert [one.partner for one in read_rows(again, match(again.headings).columns).good] == [
        "Ostara"
    ]


def test_why_the_portfolio_refused_is_told_with_the_row() -> None:
    (trouble,) = troubles_in(refused(409, "PRT001", most=5), 7)
    assert (trouble.row, trouble.sentence("en").startswith("This workspace holds 5")) == (7, True)


def test_what_became_of_two_parts_is_told_as_one() -> None:
    first = Result(made=(Brought("a", "A", "2"),), failed=(Failed(9, ("x",), ()),), headings=("H",))
    then = Result(skipped=(Brought("b", "B", "3"),), failed=(Failed(4, ("y",), ()),))
    both = first.plus(then)
    assert (both.made, both.skipped, both.headings) == (first.made, then.skipped, ("H",))
    assert [one.row for one in both.failed] == [4, 9]
    assert Result().plus(first) == first.plus(Result()) == first
