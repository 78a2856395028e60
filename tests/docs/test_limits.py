"""The page of limits says each as it stands in the program, and no other."""

import pytest
from django.conf import settings
from house import ROOT

from alliancemap.alliance_file.decode import LARGEST_BYTES
from alliancemap.alliance_file.nodes import DEEPEST, MOST_NODES
from alliancemap_web import letters
from alliancemap_web.api import doors, line, outside
from alliancemap_web.exchange import limits
from alliancemap_web.lounge import checks, endpoints
from alliancemap_web.portfolio.actions import MOST_FILE
from alliancemap_web.workspaces import limits as guesses

PAGE = ROOT / "docs" / "reference" / "limits.md"
MB, KB = 1_000_000, 1_000


def lines() -> list[tuple[str, str]]:
    """Each limit as its row of the page: what, and how much."""
    return [
        ("A request, all together", f"{letters.MOST_BYTES // MB} MB"),
        ("A form without its files", f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // KB} KB"),
        ("Fields of a form", f"{settings.DATA_UPLOAD_MAX_NUMBER_FIELDS}"),
        ("An alliance file", f"{LARGEST_BYTES // MB} MB"),
        ("Values in an alliance file, aliases followed", f"{MOST_NODES:,}"),
        ("Lists and tables within one another in it", f"{DEEPEST}"),
        ("A table of partners", f"{limits.MOST_TABLE_BYTES // MB} MB"),
        ("Its rows", f"{limits.MOST_ROWS:,}"),
        ("Its columns", f"{limits.MOST_COLUMNS}"),
        ("Letters of a cell", f"{limits.MOST_CELL:,}"),
        ("A workbook, unpacked", f"{limits.MOST_WORKBOOK_BYTES // MB} MB"),
        ("Parts of a workbook", f"{limits.MOST_WORKBOOK_PARTS:,}"),
        ("Sheets that are read", f"{limits.MOST_SHEETS}"),
        ("Texts that its cells share", f"{limits.MOST_STRINGS:,}"),
        ("Shared texts as one sheet shows them", f"{limits.MOST_TEXT_BYTES // MB} MB"),
        ("Files that come in together", f"{limits.MOST_UPLOAD_BYTES // MB} MB"),
        ("Alliance files in a zip", f"{limits.MOST_FILES:,}"),
        ("Alliance files in a zip, unpacked", f"{limits.MOST_FILES_BYTES // MB} MB"),
        ("Parts of a zip", f"{limits.MOST_PARTS:,}"),
        ("A workspace, unpacked", f"{limits.MOST_UNPACKED_BYTES // MB} MB"),
        ("One file in it", f"{limits.MOST_PART_BYTES // MB} MB"),
        ("Values of one of its JSON texts", f"{limits.MOST_VALUES:,}"),
        ("A file of evidence", f"{MOST_FILE // MB} MB"),
        ("What a phone sends at once", f"{endpoints.LARGEST_SYNC // KB:,} KB"),
        ("Operations in it", f"{checks.MOST_OPERATIONS}"),
        ("A sealed link", f"{endpoints.LARGEST_BOX // KB} KB"),
        ("What a program sends", f"{doors.MOST_SENT // MB} MB"),
        ("The address of a webhook", f"{outside.LONGEST} letters"),
        ("What is read of a webhook's answer", f"{line.MOST_READ // 1024} KiB"),
        ("Wrong links from an address", f"{guesses.WRONG_LINKS_AN_HOUR} an hour"),
        ("Letters of a workspace to people invited", f"{guesses.LETTERS_A_DAY} a day"),
        ("Wrong keys from an address", f"{doors.MOST_WRONG} in {doors.WRONG_FOR // 60} minutes"),
        ("Sealed links made from an address", f"{endpoints.LINKS_AN_HOUR} an hour"),
        ("Files opened on a phone from an address", f"{endpoints.FILES_AN_HOUR} an hour"),
        ("How long a code by mail holds",
         f"{settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60} minutes"),
    ]  # fmt: skip


@pytest.mark.parametrize(("what", "most"), lines())
def test_a_limit_stands_on_the_page_as_in_the_program(what: str, most: str) -> None:
    assert f"| {what} | {most} |" in PAGE.read_text("utf-8")


def test_the_page_names_no_limit_that_is_not_tested() -> None:
    rows = [one for one in PAGE.read_text("utf-8").splitlines() if one.startswith("| ")]
    told = {one.split(" | ")[0].removeprefix("| ") for one in rows}
    assert told - {"what", "---", "Wrong codes by mail"} == {what for what, _ in lines()}
