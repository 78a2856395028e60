"""Everybody kept of an alliance, as pages and the model know them."""

from datetime import date, timedelta

from web.contacts.conftest import Known

from alliancemap_web.contacts.queries import recent, year_ago

TODAY = date(2026, 1, 6)


def test_the_model_gets_places_and_ties_without_a_name(people: Known) -> None:
    contacts = people.now().as_map
    assert [one.side for one in contacts.people] == ["us", "us", "partner", "partner", "partner"]
    assert len(contacts.ties) == 3
    assert "Eva" not in repr(contacts)


def test_who_left_is_kept_apart_from_who_stays(people: Known) -> None:
    people.add("partner", "Gone", "legal", known_by=("Ben",), left_on=TODAY - timedelta(days=1))
    people.add("partner", "Last day", "legal", left_on=TODAY)
    everybody, staying = people.now(), people.now().staying(TODAY)
    assert {one.name for one in everybody.people} - {one.name for one in staying.people} == {"Gone"}
    assert len(everybody.ties) - len(staying.ties) == 1
    assert staying.as_map == everybody.still_there(TODAY)


def test_recent_is_ninety_days_and_a_year_ends_today() -> None:
    assert recent(TODAY) == "2025-10-08"
    assert year_ago(TODAY) == "2025-01-07"
