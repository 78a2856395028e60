"""The import's pages: from the file to what became of it, in a browser without scripts too."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from web.edits import EXAMPLES

from alliancemap_web.exchange import bringing
from alliancemap_web.exchange.models import Upload
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.rights import Member

SAMPLES = Path(__file__).parent / "samples"
MANY = b"Company,Founded,Town\nOstara,1998,Basel\nHalden,soon,Bern\nNorrvik,1900,Bergen\n"


def client_of(member: Member) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=member.person))
    return client


def sent(client: Client, member: Member, *files: tuple[str, bytes], language: str = "en") -> Any:
    posted = {"files": [SimpleUploadedFile(name, content) for name, content in files]}
    return client.post(f"/{language}/work/{member.key}/import/", posted)


def test_a_table_goes_all_the_way_in(owner: Member) -> None:
    client = client_of(owner)
    look = sent(client, owner, ("partners.csv", MANY))
    assert look.status_code == 302
    page = client.get(look["Location"]).content.decode()
    assert "partners.csv" in page
    assert "Go ahead with 2 rows" in page
    assert "Row 3, Founded: “soon” is no year" in page
    done = client.post(look["Location"], {"act": "bring"})
    assert done["Location"] == f"{look['Location']}done/"
    page = client.get(done["Location"]).content.decode()
    assert "Rows to mend" in page
    assert "<dt>to mend</dt><dd>1</dd>" in page
    assert [row.partner for row in every_row(owner)] == ["Norrvik", "Ostara"]
    taken = client.get(f"{look['Location']}rows-to-mend.csv")
    assert taken["Content-Type"] == "text/csv; charset=utf-8"
    assert taken.content.startswith(b"\xef\xbb\xbfCompany,Founded,Town,Why this row")
    assert b"Halden,soon,Bern" in taken.content
    assert b"Ostara" not in taken.content


def test_columns_can_be_changed_with_and_without_a_script(owner: Member) -> None:
    client = client_of(owner)
    at = sent(client, owner, ("t.csv", b"Alpha,Beta\nOstara,1998\n"))["Location"]
    assert "No column holds the partner" in client.get(at).content.decode()
    chosen = {"act": "look", "column-0": "partner", "column-1": "founded"}
    assert client.post(at, chosen)["Location"] == at
    assert "Go ahead with one row" in client.get(at).content.decode()
    live = client.post(at, chosen | {"column-1": "people"}, headers={"HX-Request": "true"})
    assert live.status_code == 200
    assert re.search(r'<option value="people" selected>', live.content.decode())


def test_a_refused_import_says_why_and_keeps_the_upload(owner: Member) -> None:
    client = client_of(owner)
    at = sent(client, owner, ("t.csv", b"Alpha,Beta\nOstara,1998\n"))["Location"]
    refused = client.post(at, {"act": "bring"})
    assert refused.status_code == 422
    assert "No column holds the partner" in refused.content.decode()
    assert client.get(at).status_code == 200


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sample_is_shown(owner: Member, path: Path, language: str) -> None:
    client = client_of(owner)
    at = sent(client, owner, (path.name, path.read_bytes()), language=language)["Location"]
    assert at.startswith(f"/{language}/")
    assert client.get(at).status_code == 200


def test_alliance_files_go_all_the_way_in(owner: Member) -> None:
    client = client_of(owner)
    files = [
        (f"{name}.yaml", (EXAMPLES / f"{name}.yaml").read_bytes())
        for name in ("mannkind-sanofi", "tesla-daimler")
    ]
    at = sent(client, owner, *files, ("bad.yaml", b"x: 1"))["Location"]
    page = client.get(at).content.decode()
    assert "Cannot be read" in page
    assert "Go ahead with 2 alliances" in page
    client.get(client.post(at, {"act": "bring"})["Location"])
    assert len(every_row(owner)) == 2


def test_what_was_brought_in_is_not_brought_in_again_by_a_second_click(owner: Member) -> None:
    client = client_of(owner)
    at = sent(client, owner, ("t.csv", MANY))["Location"]
    client.post(at, {"act": "bring"})
    again = client.post(at, {"act": "bring"})
    assert again["Location"] == f"{at}done/"
    assert len(every_row(owner)) == 2


def test_an_upload_can_be_dropped(owner: Member) -> None:
    client = client_of(owner)
    at = sent(client, owner, ("t.csv", MANY))["Location"]
    assert client.post(at, {"act": "drop"})["Location"] == f"/en/work/{owner.key}/import/"
    assert not Upload.objects.exists()
    gone = client.get(at)
    assert gone.status_code == 404
    assert "uploads wait 120 minutes" in gone.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "neither a table"),
        ("a.csv", b" ", "The file is empty"),
        ("a.xlsx", b"PK\x03\x04x", "cannot be read"),
    ],
)
def test_what_cannot_come_in_is_refused_on_the_page(
    owner: Member, name: str, content: bytes, said: str
) -> None:
    page = sent(client_of(owner), owner, (name, content))
    assert page.status_code == 422
    assert said in page.content.decode()


def test_a_form_without_a_file_says_so(owner: Member) -> None:
    page = client_of(owner).post(f"/en/work/{owner.key}/import/")
    assert page.status_code == 422
    assert "No file was chosen" in page.content.decode()


def test_limits_are_said_before(owner: Member) -> None:
    page = client_of(owner).get(f"/en/work/{owner.key}/import/").content.decode()
    assert "5 MB" in page
    assert "1000 rows" in page


def test_the_empty_table_has_the_headings_that_are_known(owner: Member) -> None:
    from alliancemap_web.exchange.fields import OUT_FIELDS
    from alliancemap_web.exchange.matching import match
    from alliancemap_web.exchange.tables import read_tables

    for language in ("en", "fr"):
        taken = client_of(owner).get(f"/{language}/work/{owner.key}/import/partners.csv")
        (table,) = read_tables(taken.content)
        assert match(table.headings).columns == OUT_FIELDS


def addresses(member: Member) -> list[str]:
    client = client_of(member)
    at = sent(client, member, ("t.csv", MANY))["Location"]
    home = f"/en/work/{member.key}/import/"
    return [home, f"{home}partners.csv", at, f"{at}done/", f"{at}rows-to-mend.csv"]


def test_strangers_find_nothing_and_who_may_not_edit_is_told_so(
    owner: Member, reader: Member, adviser: Member, stranger: Member, editor: Member
) -> None:
    for address in addresses(owner):
        signed_out = Client().get(address)
        assert signed_out.status_code == 302
        assert "/account/" in signed_out["Location"]
        assert client_of(stranger).get(address).status_code == 404
        assert client_of(reader).get(address).status_code == 403
        assert client_of(adviser).get(address).status_code == 403


def test_who_is_from_outside_can_import_nothing(adviser: Member, owner: Member) -> None:
    assert client_of(adviser).get(f"/en/work/{owner.key}/import/").status_code == 403
    assert sent(client_of(adviser), owner, ("t.csv", MANY)).status_code == 403
    assert not Upload.objects.exists()


def test_a_colleague_s_upload_is_out_of_reach(owner: Member, editor: Member) -> None:
    at = sent(client_of(owner), owner, ("t.csv", MANY))["Location"]
    colleague = client_of(editor)
    assert colleague.get(at).status_code == 404
    assert colleague.post(at, {"act": "bring"}).status_code == 404
    assert colleague.get(f"{at}rows-to-mend.csv").status_code == 404
    assert not every_row(owner)


def test_many_rows_come_in_while_the_page_is_closed_and_the_result_stays(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "AT_ONCE", 2)
    client = client_of(owner)
    many = MANY + b"Ebro,1950,Vitoria\n"
    at = sent(client, owner, ("partners.csv", many))["Location"]
    done = client.post(at, {"act": "bring"})["Location"]
    assert done == f"{at}done/"
    page = client.get(done).content.decode()
    assert "Being brought in" in page
    assert "0 of 3" in page
    assert "is not running" in page  # no worker here
    part = client.get(done, headers={"HX-Request": "true"})
    assert part.content.decode().startswith('<div id="progress" hx-get=')
    home = f"/en/work/{owner.key}/import/"
    assert "0 of 3" in client.get(home).content.decode()
    assert client.get(f"{at}rows-to-mend.csv").status_code == 404
    # What is sent meanwhile takes nothing of it away.
    for _ in range(4):
        sent(client, owner, ("t.csv", MANY))
    work_off()
    assert client.get(done, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = client.get(done).content.decode()
    assert "Rows to mend" in page
    assert "Row 3, Founded: “soon” is no year" in page
    assert client.get(f"{at}rows-to-mend.csv").status_code == 200
    assert f'href="{done}"' in client.get(home).content.decode()


def test_an_import_that_stopped_says_how_much_is_left(owner: Member) -> None:
    client = client_of(owner)
    at = sent(client, owner, ("t.csv", MANY))["Location"]
    client.post(at, {"act": "bring"})
    Upload.objects.update(done=1, total=3)
    for language, said in (("en", "2 parts were not brought in"), ("fr", "2 éléments n’ont pas")):
        assert said in client.get(f"{at}done/".replace("/en/", f"/{language}/")).content.decode()
