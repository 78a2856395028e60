"""What somebody takes out holds their account and every workspace they stand in."""

import json
import zipfile
from io import BytesIO

from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap.words import LANGUAGES
from alliancemap_web.privacy.taking import person_zip, rooms_in_words
from alliancemap_web.workspaces.rights import Member


def test_the_zip_holds_account_and_workspaces(owner: Member, zoe: Member, alliance: str) -> None:
    made = person_zip(zoe.person or 0, NAME, ADDRESS, NOW, "fr")
    with zipfile.ZipFile(BytesIO(made)) as held:
        data = json.loads(held.read("person.json"))
        assert "Les domaines" in held.read("README.txt").decode()
    assert [one["name"] for one in data["workspaces"]] == ["Petite"]
    assert data["about"]["addresses"] == [ADDRESS]


def test_every_room_is_told_in_both_languages() -> None:
    told = [rooms_in_words(language) for language in LANGUAGES]
    assert len(told[0]) == len(told[1]) > 10
    assert set(told[0]).isdisjoint(told[1])
