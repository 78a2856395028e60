"""An upload is shown as it would come in: columns, first rows, what is wrong, what is there."""

import io
from pathlib import Path

import pytest
from web.edits import EXAMPLES
from web.exchange.conftest import NOW
from web.exchange.test_workbooks import workbook

from alliancemap_web.exchange.actions import choose, keep_upload
from alliancemap_web.exchange.everything import write_everything
from alliancemap_web.exchange.looking import (
    FilesLook,
    TableLook,
    WholeLook,
    chosen_same,
    columns_of,
    drafts_of,
    file_look,
    is_day,
    look_at_files,
    look_at_table,
    look_at_whole,
    options,
    refusal_said,
    separator_said,
    tables_of,
)
from alliancemap_web.exchange.parcels import Sent, packed, read_file
from alliancemap_web.exchange.queries import Waiting, by_name, every_row, find_upload
from alliancemap_web.exchange.tables import read_tables
from alliancemap_web.exchange.troubles import Trouble, TroubleError
from alliancemap_web.workspaces.rights import Member

SAMPLES = Path(__file__).parent / "samples"


def waiting(member: Member, *sent: Sent, **choices: object) -> Waiting:
    key = keep_upload(member, packed(sent), NOW)
    choose(member, key, choices)
    found = find_upload(member, key, NOW)
    assert found
    return found


def table(member: Member, text: bytes, **choices: object) -> TableLook:
    return look_at_table(waiting(member, Sent("t.csv", text), **choices), ("ostara",), "en")


def test_a_table_is_shown_with_what_would_become_of_it(owner: Member) -> None:
    look = table(owner, b"Company;Founded\nOstara;1998\nHalden;soon\n;2000\nNorrvik;1900\n")
    assert (look.rows, look.good, look.there, look.failed) == (4, 2, 1, 2)
    assert [(one.field, one.wrong) for one in look.columns] == [("partner", 1), ("founded", 1)]
    assert look.told[0].startswith("Row 3, Founded: “soon” is no year")
    assert (look.encoding, look.separator, look.untold) == ("UTF-8", "semicolon", 0)
    assert len(look.preview) == 4


def test_a_system_s_export_is_named(owner: Member) -> None:
    content = (SAMPLES / "hubspot-companies.csv").read_bytes()
    assert table(owner, content).system == "HubSpot"


def test_without_the_partner_s_column_it_says_so_and_counts_nothing(owner: Member) -> None:
    look = table(owner, b"Alpha,Beta\n1,2\n")
    assert look.refusal.startswith("No column holds the partner")
    assert (look.good, look.failed) == (0, 0)


def test_two_columns_that_say_the_same_are_named_by_the_field_s_name(owner: Member) -> None:
    look = table(owner, b"A,B,C\n1,2,3\n", columns=["partner", "people", "people"])
    assert "People who work there" in look.refusal
    assert refusal_said(Trouble("XCH001"), "en").startswith("The file is empty")


def test_a_workbook_s_sheets_can_be_chosen(owner: Member) -> None:
    content = workbook(("One", [["Company"], ["a"]]), ("Two", [["Company"], ["b"], ["c"]]))
    upload = waiting(owner, Sent("t.xlsx", content), sheet=1)
    look = look_at_table(upload, (), "en")
    assert (look.sheets, look.sheet, look.good, look.encoding) == (("One", "Two"), 1, 2, "")
    assert tables_of(waiting(owner, Sent("t.xlsx", content), sheet=7))[1] == 0


def test_a_separator_is_said_in_the_page_s_language() -> None:
    assert separator_said(";", "fr") == "point-virgule"
    assert separator_said("", "fr") == ""


def test_what_another_column_holds_is_marked_as_used() -> None:
    shown = {one.id: one.is_used for one in options(("partner", "note"), ("partner", "note"), "en")}
    assert shown == {"partner": True, "note": False}


def test_choices_that_fit_no_column_fall_back_on_the_headings(owner: Member) -> None:
    (read,) = read_tables(b"Company,Town\na,b\n")
    for wrong in (["partner"], ["partner", "moon"], "partner", None):
        assert columns_of(read, {"columns": wrong}) == ("partner", "place")
    assert columns_of(read, {"columns": ["place", "partner"]}) == ("place", "partner")


def test_headings_alone_are_refused(owner: Member) -> None:
    with pytest.raises(TroubleError):
        drafts_of(waiting(owner, Sent("t.csv", b"Company,Town\n")))


def test_alliance_files_are_shown_with_verdicts_and_what_is_wrong(owner: Member) -> None:
    good = Sent("a.yaml", (EXAMPLES / "mannkind-sanofi.yaml").read_bytes())
    look = look_at_files(waiting(owner, good, Sent("bad.yaml", b"x: 1")), {}, "en")
    assert isinstance(look, FilesLook)
    assert (look.good, look.there) == (1, 0)
    assert (look.files[0].partner, bool(look.files[0].verdict)) == ("Sanofi", True)
    assert look.files[1].told


def test_what_is_there_is_marked(owner: Member, lived: str) -> None:
    good = read_file(Sent("a.yaml", (EXAMPLES / "mannkind-sanofi.yaml").read_bytes()))
    assert file_look(good, by_name(owner), "en").is_there
    assert not file_look(good, {}, "en").is_there


def test_a_workspace_is_shown_with_its_numbers(owner: Member, lived: str) -> None:
    made = io.BytesIO()
    write_everything(made, owner, every_row(owner), NOW, "en")
    upload = waiting(owner, Sent("all.zip", made.getvalue()))
    assert look_at_whole(upload, by_name(owner), "en") == WholeLook(
        "Lumio", "1 March 2027", "Ada", 1, 7, 1, 1, "skip"
    )


def test_what_is_there_is_left_out_unless_another_choice_was_made() -> None:
    assert chosen_same({}) == chosen_same({"same": "explode"}) == "skip"
    assert chosen_same({"same": "update"}) == "update"


def test_a_day_is_told_from_other_text() -> None:
    assert is_day("2027-03-01")
    assert not is_day("soon")
