"""People are called by what is known of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from alliancemap_web.contacts.naming import (
    called,
    called_by_key,
    place,
    rank,
    several,
    told_day,
    works,
)
from alliancemap_web.contacts.queries import People, PersonRow

NOW = datetime(2026, 1, 6, tzinfo=UTC)
EVA = PersonRow("k", "partner", "Eva", "counsel", "top", "legal", None, None, None, "Ada", NOW)


def test_a_name_goes_before_a_role_and_a_role_before_a_place() -> None:
    assert called(EVA, "en") == "Eva"
    assert called(replace(EVA, name=""), "en") == "counsel"
    assert called(replace(EVA, name="", role=""), "en") == "somebody in Legal"
    assert called(replace(EVA, name="", role=""), "fr") == "quelqu’un (Juridique)"


def test_a_role_is_told_beside_a_name_only() -> None:
    assert works(EVA, "en") == "counsel – Legal, top"
    assert works(replace(EVA, name=""), "en") == "Legal, top"


def test_nobody_is_called_nothing() -> None:
    assert called_by_key(People((EVA,), ()), "k", "en") == "Eva"
    assert called_by_key(People((EVA,), ()), "z", "en") == ""


def test_places_days_and_lists_are_in_the_language() -> None:
    assert (place("legal", "fr"), rank("top", "fr")) == ("Juridique", "dirigeant")
    assert several(["a", "b", "c"], "fr") == "a, b et c"
    assert told_day(date(2026, 1, 6), "en") == "6 January 2026"
    assert told_day(None, "en") == ""
