"""Everything of a workspace is in the zip, in forms that need no program of ours."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime

import pytest
from web.exchange.conftest import NOW

from alliancemap.alliance_file import read_alliance
from alliancemap_web.exchange.everything import (
    day_text,
    json_text,
    pieces,
    plain,
    readme,
    write_everything,
)
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces import carried
from alliancemap_web.workspaces.rights import Member


def opened(member: Member) -> zipfile.ZipFile:
    made = io.BytesIO()
    write_everything(made, member, every_row(member), NOW, "en")
    return zipfile.ZipFile(made)


def test_every_file_stands_in_the_list_with_its_digest(owner: Member, lived: str) -> None:
    with opened(owner) as found:
        about = json.loads(found.read("manifest.json"))
        listed = {one["path"]: one for one in about["parts"]}
        assert set(listed) | {"manifest.json"} == set(found.namelist())
        for path, one in listed.items():
            inside = found.read(path)
            assert hashlib.sha256(inside).hexdigest() == one["sha256"]
            assert len(inside) == one["bytes"]
    assert about["format"] == "alliancemap-workspace"
    assert about["workspace"]["name"] == "Lumio"
    assert about["made_by"] == "Ada"


def test_the_alliance_s_file_is_what_its_document_says(owner: Member, lived: str) -> None:
    kept = find_alliance(owner, lived)
    assert kept
    with opened(owner) as found:
        (listed,) = json.loads(found.read("manifest.json"))["alliances"]
        assert read_alliance(found.read(listed["file"])) == judged_of(kept.document).alliance
        history = found.read(listed["history"]).decode().splitlines()
        assert len(history) == len(kept.acts)
        assert json.loads(history[-1])["by"] == "Ada"
        assert found.read(listed["attachments"][0]["path"]) == b"what they said"


def test_people_and_what_is_open_to_whom_are_in_it(owner: Member, editor: Member) -> None:
    with opened(owner) as found:
        people = json.loads(found.read("members.json"))
        assert json.loads(found.read("openings.json")) == []
    assert [(one["name"], one["role"]) for one in people] == [("Ada", "owner"), ("Eve", "editor")]


def test_who_may_not_manage_is_given_no_list_of_members(reader: Member) -> None:
    with opened(reader) as found:
        assert "members.json" not in found.namelist()


def test_other_rooms_add_their_files(
    owner: Member, lived: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "CARRYINGS", {})

    def out(who: Member, alliance: str | None) -> dict[str, object]:
        return {"of": who.name, "alliance": alliance, "on": date(2027, 4, 1)}

    carried.carry("notes", out=out, back=lambda *_: None)
    with opened(owner) as found:
        about = json.loads(found.read("manifest.json"))
        assert about["rooms"] == {"notes": "rooms/notes.json"}
        assert about["alliances"][0]["rooms"] == {"notes": f"rooms/{lived}/notes.json"}
        assert json.loads(found.read("rooms/notes.json"))["on"] == "2027-04-01"
        assert json.loads(found.read(f"rooms/{lived}/notes.json"))["alliance"] == lived


def test_the_tables_in_it_open_in_a_spreadsheet(owner: Member, lived: str) -> None:
    with opened(owner) as found:
        text = found.read("tables/answers.csv")
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    seen = next(one for one in rows if one["Why"].startswith("'=seen"))
    assert (seen["Factor"], seen["Answer"]) == ("M01", "2")


def test_an_empty_workspace_can_be_taken_out_too(owner: Member) -> None:
    with opened(owner) as found:
        assert json.loads(found.read("manifest.json"))["alliances"] == []


def test_the_readme_speaks_both_languages(owner: Member) -> None:
    text = readme(owner, NOW)
    assert "Everything of the workspace Lumio" in text
    assert "Tout l’espace Lumio" in text


def test_days_and_moments_become_text() -> None:
    assert day_text(None) is None
    assert day_text(date(2027, 1, 2)) == "2027-01-02"
    assert json.loads(json_text({"at": datetime(2027, 1, 2, tzinfo=UTC)})) == {
        "at": "2027-01-02T00:00:00+00:00"
    }
    with pytest.raises(TypeError):
        plain(object())


def test_a_file_is_sent_from_its_beginning_and_closed() -> None:
    file = io.BytesIO(b"abcde")
    file.seek(3)
    assert list(pieces(file, 2)) == [b"ab", b"cd", b"e"]
    assert file.closed
