"""What the import's forms send is taken only as far as a page offers it."""

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange import limits
from alliancemap_web.exchange.forms import sent_choices, sent_files
from alliancemap_web.exchange.limits import MOST_SHEETS
from alliancemap_web.exchange.looking import SAME
from alliancemap_web.exchange.partners import is_column


def query(**fields: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update(fields)
    return sent


def test_what_is_chosen_stands_over_what_was_chosen_before() -> None:
    before = {"same": "skip", "columns": ["partner"], "sheet": 0, "alliance": "k"}
    sent = query(**{"same": "update", "column-0": "people", "column-1": ""})
    assert sent_choices(sent, before) == {
        "same": "update", "columns": ["people", ""], "sheet": 0, "alliance": "k",
    }  # fmt: skip


def test_another_sheet_has_its_columns_matched_anew() -> None:
    sent = query(**{"sheet": "1", "column-0": "people"})
    assert sent_choices(sent, {"columns": ["partner"], "sheet": 0}) == {"sheet": 1}


KEYS = st.sampled_from(["same", "sheet", "column-0", "column-1", "column-200", "x"])


@given(st.dictionaries(KEYS, st.text(max_size=8) | st.sampled_from([*SAME, "0", "7", "partner"])))
def test_nothing_but_what_is_offered_is_chosen(fields: dict[str, str]) -> None:
    chosen = sent_choices(query(**fields), {})
    assert set(chosen) <= {"same", "sheet", "columns"}
    assert chosen.get("same", "skip") in SAME
    assert 0 <= chosen.get("sheet", 0) < MOST_SHEETS
    assert all(is_column(one) for one in chosen.get("columns", []))


def test_files_are_read_with_their_names() -> None:
    file = SimpleUploadedFile("ä b.csv", b"x")
    request = RequestFactory().post("/", {"files": [file, SimpleUploadedFile("c.csv", b"y")]})
    assert [(one.name, one.content) for one in sent_files(request)] == [
        ("ä b.csv", b"x"),
        ("c.csv", b"y"),
    ]


def test_a_form_of_all_columns_is_one_that_django_takes() -> None:
    assert limits.MOST_COLUMNS + 10 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_a_table_is_smaller_than_an_upload_and_that_than_what_it_unpacks_to() -> None:
    assert limits.MOST_TABLE_BYTES < limits.MOST_UPLOAD_BYTES < limits.MOST_UNPACKED_BYTES
