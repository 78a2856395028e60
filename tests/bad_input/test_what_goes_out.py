"""What somebody typed goes out as a text and nothing else, whatever file it goes out in."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest
from bad_input.importers import NOW
from django.core.mail import EmailMessage
from django.core.mail.message import BadHeaderError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of, member_in
from python_calamine import CalamineWorkbook

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.evidence import content_type, file_name, headers
from alliancemap_web.reviews.calendar_text import calendar_text
from alliancemap_web.reviews.feed_events import Day

# A cell that begins so is a formula in some program; a wide form of the sign as well.
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0", "\uff1d1+1")
HARM = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture
def client(db: None) -> Client:
    """The browser of the owner of a firm whose alliances are called like formulas and scripts."""
    owner = member_in("=Firm()", "ada@firm.example", "@Ada")
    for number, name in enumerate((*FORMULAS, HARM)):
        data = data_of("mannkind-sanofi") | {"name": f"{name} {number}", "note": f"{name}\n{HARM}"}
        data["parties"]["partner"]["name"] = name
        create(owner, data, NOW, "file")
    client = Client()
    client.force_login(Person.objects.get(email="ada@firm.example"))
    client.key = owner.key  # type: ignore[attr-defined]
    return client


def body(answer: object) -> bytes:
    """What an answer holds, streamed or not."""
    streaming = getattr(answer, "streaming", False)
    return b"".join(answer) if streaming else answer.content  # type: ignore[attr-defined, call-overload]


@pytest.mark.parametrize("name", ["alliances", "answers"])
def test_no_cell_of_a_csv_file_is_a_formula(client: Client, name: str) -> None:
    content = body(client.get(f"/en/work/{client.key}/export/{name}.csv"))  # type: ignore[attr-defined]
    cells = [
        one
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        for one in row
    ]
    assert any("=1+1" in one for one in cells)
    numbers = re.compile(r"-?[0-9]+([.,][0-9]+)?")
    for one in cells:
        if numbers.fullmatch(one):
            continue
        assert not one.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d")), one


def test_no_cell_of_a_workbook_is_a_formula(client: Client) -> None:
    content = body(client.get(f"/en/work/{client.key}/export/alliances.xlsx"))  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [book.read(one) for one in book.namelist() if one.startswith("xl/worksheets/")]
    assert sheets
    assert not any(re.search(rb"<f[ />]|<hyperlink", one) for one in sheets)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert any("=1+1 0" in row for row in rows)


def test_everything_out_holds_no_formula_in_its_tables(client: Client) -> None:
    content = body(client.get(f"/en/work/{client.key}/export/everything.zip"))  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        names = whole.namelist()
        tables = [whole.read(one).decode("utf-8-sig") for one in names if one.endswith(".csv")]
    assert tables
    assert not any(one.startswith(("/", "..")) or "\\" in one for one in names)
    for table in tables:
        for row in csv.reader(io.StringIO(table, newline="")):
            assert not any(one.startswith(("=", "+", "@", "\t", "\uff1d")) for one in row), row


def test_no_page_and_no_picture_holds_a_script_that_somebody_typed(client: Client) -> None:
    home = f"/en/work/{client.key}/"  # type: ignore[attr-defined]
    pages = [home, f"{home}alliances/", f"{home}search/?q=script", f"{home}reviews/"]
    listed = client.get(f"{home}alliances/").content.decode()
    keys = sorted(set(re.findall(rf"{home}alliances/([A-Za-z0-9]{{12}})/", listed)))
    assert keys
    for key in keys[-2:]:
        one = f"{home}alliances/{key}/"
        pages += [one, f"{one}facts/", f"{one}history/", f"{one}files/svg/", f"{one}files/yaml/"]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code in {200, 404}, page
        kind = answer.headers.get("Content-Type", "")
        if "html" in kind or "svg" in kind:
            assert b"<script>alert" not in body(answer), page
            assert b'onerror="alert' not in body(answer), page


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_title_breaks_out_of_its_line_in_a_calendar(title: str, text: str) -> None:
    moment = datetime(2027, 1, 1, tzinfo=UTC)
    day = Day("a@b", date(2027, 1, 2), title, text, "https://x.example/", moment)
    made = calendar_text("ours", "en", [day])
    lines = made.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").split(b"\r\n")
    known = re.compile(rb"[A-Z-]+[;:]|$")
    assert all(known.match(line) for line in lines), lines
    assert sum(line == b"BEGIN:VEVENT" for line in lines) == 1
    assert max(map(len, made.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("text", ["a\r\nBcc: x@evil.example", "a\nb", "a\rb"])
def test_no_mail_has_a_header_that_somebody_typed(text: str) -> None:
    with pytest.raises(BadHeaderError):
        EmailMessage(text, "body", "a@firm.example", ["b@firm.example"]).message()


@given(st.text(max_size=300))
def test_a_file_of_evidence_has_a_name_on_one_line_in_no_folder(name: str) -> None:
    kept = file_name(name)
    assert kept.isprintable()
    assert not re.search(r"[/\\]", kept)
    assert kept not in {"", ".", ".."}
    said = headers(kept)["Content-Disposition"]
    assert said.isascii()
    assert said.startswith("attachment; ")
    assert "\n" not in said


@pytest.mark.parametrize(
    "kind", ["text/html", "image/svg+xml", "text/xml", "application/xhtml+xml"]
)
def test_a_file_that_could_run_a_script_is_given_out_as_bytes(kind: str) -> None:
    assert content_type(kind, b"<svg onload=alert(1)>") == "application/octet-stream"
    assert content_type("image/png", b"<script>alert(1)</script>") == "application/octet-stream"
