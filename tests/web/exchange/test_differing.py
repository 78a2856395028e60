"""What differs between two files is told value by value, in whatever form they are written."""

from web.edits import EXAMPLES

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap_web.exchange.differing import Differing, differing, values

DATA = plain_alliance(read_alliance((EXAMPLES / "mannkind-sanofi.yaml").read_text("utf-8")))


def test_a_file_does_not_differ_from_itself() -> None:
    assert differing(DATA, DATA) == ()


def test_a_value_that_changed_came_or_went_is_told_with_its_keys() -> None:
    after = {**DATA, "name": "Other", "note": "new"}
    del after["aim"]
    found = {one.path: one for one in differing(DATA, after)}
    assert found["name"] == Differing("name", DATA["name"], "Other")
    assert found["note"].after == "new"
    assert found["aim"].after == ""
    assert len(found) == 3


def test_the_short_form_of_an_answer_is_the_same_as_its_long_one() -> None:
    parties = {"us": {"name": "A"}, "partner": {"name": "B"}}
    short = {"parties": parties, "answers": {"M01": 3}}
    long = {"parties": parties, "answers": {"M01": [{"level": 3}]}}
    assert differing(short, long) == ()


def test_values_in_lists_are_counted_from_one() -> None:
    assert dict(values({"a": [1, {"b": None}]})) == {"a[1]": "1", "a[2].b": "None"}
