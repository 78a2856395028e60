"""What goes out: tables of what one sees, and everything for who may manage."""

import asyncio
import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from web.exchange.test_pages import client_of, sent

from alliancemap_web.exchange.out_pages import TABLES, in_turn
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.exchange.workbooks import read_workbook
from alliancemap_web.workspaces.models import Opening
from alliancemap_web.workspaces.rights import Member


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def opened(member: Member, alliance: str, level: str) -> None:
    Opening.objects.create(
        membership_id=member.membership, alliance=alliance, level=level, opened_by="Ada",
        opened_at="2027-01-01T00:00:00Z",
    )  # fmt: skip


def test_the_page_says_what_can_be_taken_out(owner: Member, lived: str) -> None:
    page = client_of(owner).get(f"/en/work/{owner.key}/export/").content.decode()
    assert "everything.zip" in page
    assert f"alliances/{lived}/newer/" in page
    for name in TABLES:
        assert f"export/{name}.csv" in page
        assert f"export/{name}.xlsx" in page


def test_an_empty_workspace_has_its_page_too(owner: Member) -> None:
    page = client_of(owner).get(f"/fr/work/{owner.key}/export/")
    assert "pas encore d’alliance" in page.content.decode()


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_tables_come_as_csv_and_as_a_workbook_with_a_dictionary(
    owner: Member, lived: str, name: str, language: str
) -> None:
    home = f"/{language}/work/{owner.key}/export/"
    taken = client_of(owner).get(f"{home}{name}.csv")
    assert taken.content.startswith(b"\xef\xbb\xbf")
    assert f"-{name}-" in taken["Content-Disposition"]
    rows = rows_of(taken.content)
    book = client_of(owner).get(f"{home}{name}.xlsx")
    table, dictionary = read_workbook(book.content)
    assert len(table.lines) == len(rows) + 1
    assert list(table.lines[0].cells) == list(rows[0])
    assert len(dictionary.lines) > 15


def test_the_whole_workspace_comes_as_a_zip_and_goes_in_again(
    owner: Member, stranger: Member, lived: str
) -> None:
    taken = client_of(owner).get(f"/en/work/{owner.key}/export/everything.zip")
    content = b"".join(taken.streaming_content)  # type: ignore[arg-type]
    assert taken["Content-Type"] == "application/zip"
    assert int(taken["Content-Length"]) == len(content)
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        assert len(json.loads(found.read("manifest.json"))["alliances"]) == 1
    client = client_of(stranger)
    at = sent(client, stranger, ("all.zip", content))["Location"]
    page = client.get(at).content.decode()
    assert "Go ahead with one alliance" in page
    assert client.get(client.post(at, {"act": "bring"})["Location"]).status_code == 200
    assert [row.partner for row in every_row(stranger)] == ["Sanofi"]


def test_only_who_manages_and_sees_all_takes_everything_out(
    owner: Member, editor: Member, reader: Member, adviser: Member, stranger: Member, lived: str
) -> None:
    address = f"/en/work/{owner.key}/export/everything.zip"
    assert Client().get(address).status_code == 302
    assert client_of(stranger).get(address).status_code == 404
    for member in (editor, reader, adviser):
        assert client_of(member).get(address).status_code == 403
        page = client_of(member).get(f"/en/work/{owner.key}/export/").content.decode()
        assert "everything.zip" not in page
    page = client_of(reader).get(f"/en/work/{owner.key}/export/").content.decode()
    assert "/newer/" not in page


@pytest.mark.parametrize("level", ["", "outline", "whole"])
def test_an_adviser_is_given_what_is_open_to_them(
    owner: Member, adviser: Member, lived: str, level: str
) -> None:
    if level:
        opened(adviser, lived, level)
    client = client_of(adviser)
    alliances = rows_of(client.get(f"/en/work/{owner.key}/export/alliances.csv").content)
    answers = rows_of(client.get(f"/en/work/{owner.key}/export/answers.csv").content)
    assert len(alliances) == (1 if level else 0)
    assert bool(answers) == (level == "whole")
    if level == "outline":
        assert alliances[0]["People who work there"] == ""
    assert client.get(f"/en/work/{owner.key}/export/").status_code == 200


@pytest.mark.parametrize("rest", ["", "alliances.csv", "answers.xlsx"])
def test_strangers_are_given_no_table(owner: Member, stranger: Member, rest: str) -> None:
    address = f"/en/work/{owner.key}/export/{rest}"
    assert Client().get(address).status_code == 302
    assert client_of(stranger).get(address).status_code == 404


@pytest.mark.parametrize("rest", ["other.csv", "alliances.pdf", "answers.zip"])
def test_a_table_that_there_is_not_is_not_found(owner: Member, rest: str) -> None:
    assert client_of(owner).get(f"/en/work/{owner.key}/export/{rest}").status_code == 404


def test_pieces_come_one_after_another() -> None:
    async def all_of() -> list[bytes]:
        return [piece async for piece in in_turn(iter([b"a", b"b"]))]

    assert asyncio.run(all_of()) == [b"a", b"b"]
