"""The pages of people and ties."""

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

TEAM = "team/contacts/"
PLACES = ("", "add/", "paste/", "contacts.csv", "leaves/", "standing/")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("place", PLACES)
def test_every_page_opens_in_both_languages(
    ada: Desk, people: Known, language: str, place: str
) -> None:
    ada.language = language
    assert ada.get(f"{TEAM}{place}").status_code == 200
    for key in people.keys.values():
        assert ada.get(f"{TEAM}people/{key}/").status_code == 200
        assert ada.get(f"{TEAM}leaves/", who=key).status_code == 200
