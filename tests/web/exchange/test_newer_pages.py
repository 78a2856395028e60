"""A newer file stands for an alliance only after its difference was shown."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from web.edits import EXAMPLES
from web.exchange.test_pages import client_of

from alliancemap_web.portfolio.actions import set_stage
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.rights import Member

YAML = (EXAMPLES / "mannkind-sanofi.yaml").read_text("utf-8")
NEWER = YAML.replace("people: 110000", "people: 99000")


def address(member: Member, alliance: str) -> str:
    return f"/en/work/{member.key}/alliances/{alliance}/newer/"


def sent(client: Client, at: str, text: str, name: str = "a.yaml") -> Any:
    return client.post(at, {"files": SimpleUploadedFile(name, text.encode())})


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    import re

    return dict(re.findall(r'<input type="hidden" name="(upload|since)" value="([^"]*)"', page))


def test_a_newer_file_is_shown_then_stands_and_nothing_is_lost(owner: Member, lived: str) -> None:
    client, at = client_of(owner), address(owner, lived)
    assert client.get(at).status_code == 200
    before = find_alliance(owner, lived)
    assert before
    page = client.get(sent(client, at, NEWER)["Location"]).content.decode()
    assert "99000" in page
    assert "110000" in page
    assert find_alliance(owner, lived) == before
    stood = client.post(at, {"act": "stand", **fields(page)})
    assert stood.status_code == 302
    after = find_alliance(owner, lived)
    assert after
    assert after.acts[:-1] == before.acts
    assert after.acts[-1].register == "base"
    assert after.acts[-1].value["parties"]["partner"]["people"] == 99_000


def test_an_alliance_that_moved_on_is_looked_at_again(owner: Member, lived: str) -> None:
    from web.exchange.conftest import NOW

    from alliancemap_web.portfolio.actions import record
    from alliancemap_web.portfolio.acts import Change

    client, at = client_of(owner), address(owner, lived)
    page = client.get(sent(client, at, NEWER)["Location"]).content.decode()
    record(owner, lived, [Change("fact/aim", "moved")], NOW)
    again = client.post(at, {"act": "stand", **fields(page)})
    assert again.status_code == 422
    assert "was changed since the difference" in again.content.decode()
    assert client.post(at, {"act": "stand", **fields(again.content.decode())}).status_code == 302


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("x: 1", "a.yaml", "is not a key of this part"),
        ("Company\nOstara\n", "a.csv", "not one alliance file"),
        ("", "a.yaml", "the file is empty"),
    ],
)
def test_a_file_that_cannot_stand_says_why(
    owner: Member, lived: str, text: str, name: str, said: str
) -> None:
    client, at = client_of(owner), address(owner, lived)
    answer = sent(client, at, text, name)
    if answer.status_code == 302:
        answer = client.get(answer["Location"])
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert client.post(at, {"act": "stand", "upload": "x", "since": "1"}).status_code == 422


def test_an_upload_for_another_alliance_does_not_stand_here(owner: Member, lived: str) -> None:
    from portfolio_made import data_of
    from web.exchange.conftest import NOW

    from alliancemap_web.portfolio.actions import create

    other = create(owner, data_of("tesla-daimler"), NOW)
    set_stage(owner, other, "talks", NOW)
    client = client_of(owner)
    page = client.get(sent(client, address(owner, lived), NEWER)["Location"]).content.decode()
    stolen = client.post(address(owner, other), {"act": "stand", **fields(page)})
    assert stolen.status_code == 422
    kept = find_alliance(owner, other)
    assert kept
    assert [one.register for one in kept.acts] == ["base", "stage"]


def test_strangers_and_readers_replace_nothing(
    owner: Member, reader: Member, adviser: Member, stranger: Member, lived: str
) -> None:
    at = address(owner, lived)
    assert Client().get(at).status_code == 302
    assert client_of(stranger).get(at).status_code == 404
    assert client_of(adviser).get(at).status_code == 404
    assert client_of(reader).get(at).status_code == 403
