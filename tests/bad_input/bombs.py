"""Small files that ask for much room, sent to the readers one by one; prints a line for each.

Run in a process of its own, whose memory is limited: it tells the code of each refusal, and by how
many MB the process grew at most so far.
"""

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

MB = 1_000_000
WORKBOOK = (
    ("[Content_Types].xml",
     b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ("xl/workbook.xml", (
     b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
     b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
     b'<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>')),
    ("xl/_rels/workbook.xml.rels", (
     b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
     b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
     b'relationships/worksheet" Target="worksheets/sheet1.xml"/>'
     b'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
     b'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>')),
)  # fmt: skip
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def packed(*parts: tuple[str, bytes]) -> bytes:
    """Return a zip of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for name, inside in parts:
            out.writestr(name, inside)
    return made.getvalue()


def workbook(sheet: bytes, strings: bytes = b"") -> bytes:
    """Return a workbook of one sheet whose rows, and whose shared strings, are as given."""
    return packed(
        *WORKBOOK,
        ("xl/worksheets/sheet1.xml",
         b"<worksheet " + MAIN + b"><sheetData>" + sheet + b"</sheetData></worksheet>"),
        ("xl/sharedStrings.xml", b"<sst " + MAIN + b">" + strings + b"</sst>"),
    )  # fmt: skip


def rows_of(cell: bytes) -> bytes:
    """Return a thousand rows of a hundred cells, all alike."""
    return b"".join(b"<row>" + cell * 100 + b"</row>" for _ in range(1_000))


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """Return each bomb with its name and the reader it is for."""
    laughs = b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + b"".join(
        b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)
    )
    yield "a billion laughs", "alliance file", laughs
    yield "nested 500,000 deep", "alliance file", b"[" * 500_000
    yield "nested tables", "alliance file", b'{"a":' * 160_000
    yield "a list of 300,000", "alliance file", b"- a\n" * 249_000
    yield "a number of 900,000 digits", "alliance file", b"alliancemap: " + b"9" * 900_000
    yield "one key 100,000 times", "alliance file", b"a: 1\n" * 100_000
    yield "larger than a file may be", "alliance file", b"#" * (20 * MB)
    yield "five million rows", "table", b"Name\n" + b"\n" * 4_900_000
    yield "a million short rows", "table", b"Name\n" + b"a\n" * 2_400_000
    yield "five million cells in a row", "table", b"Name\n" + b"," * 4_900_000
    yield "two million quotes", "table", b'Name\n"' * 800_000
    yield "one quote, five million letters", "table", b'Name\n"' + b"a," * 2_400_000
    yield "UTF-16 of five million", "table", b"\xff\xfe" + b"a\x00\n\x00" * 1_200_000
    yield "a sheet of 100 MB", "table", workbook(b" " * (100 * MB))
    yield (
        "one string a hundred thousand times",
        "table",
        workbook(rows_of(b'<c t="s"><v>0</v></c>'), b"<si><t>" + b"x" * MB + b"</t></si>"),
    )
    yield (
        "the same, its number disguised",
        "table",
        workbook(rows_of(b'<c t="s"><v>&#48;</v></c>'), b"<si><t>" + b"x" * MB + b"</t></si>"),
    )
    yield (
        "the same, in a CDATA",
        "table",
        workbook(
            rows_of(b'<c t="s"><v><![CDATA[0]]></v></c>'), b"<si><t>" + b"x" * MB + b"</t></si>"
        ),
    )
    yield (
        "three million strings",
        "table",
        workbook(b'<row r="1"><c t="s"><v>0</v></c></row>', b"<si><t/></si>" * 3_000_000),
    )
    yield (
        "a cell in the last corner",
        "table",
        workbook(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    )
    yield (
        "entities within entities",
        "table",
        workbook(b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><row><c><v>&a;</v></c></row>'),
    )
    yield (
        "seventy files of blanks",
        "zip",
        packed(*((f"{number}.yaml", b" " * MB) for number in range(400))),
    )
    yield "thousands of files", "zip", packed(*((f"{one}.yaml", b"") for one in range(25_000)))
    yield (
        "a zip in a zip in a zip",
        "zip",
        packed(
            (
                "a.zip",
                packed(("b.zip", b"PK")),
            )
        ),
    )
    about = {"format": "alliancemap-workspace", "version": 1, "alliances": [], "parts": []}
    manifest = ("manifest.json", json.dumps(about).encode())
    yield "a file of 100 MB in a workspace", "whole", packed(manifest, ("a", b"\0" * (100 * MB)))
    yield (
        "fifteen files of 29 MB",
        "whole",
        packed(manifest, *((f"{one}", b"\0" * (29 * MB)) for one in range(15))),
    )
    yield (
        "a list of two million lists",
        "whole",
        packed(("manifest.json", b"[" + b"[]," * 2_500_000 + b"[]]")),
    )


def main() -> None:
    """Send them all."""
    import django

    django.setup()
    from bad_input.importers import alliance_file, files, one_sentence, table

    from alliancemap_web.exchange.contents import read_whole
    from alliancemap_web.exchange.troubles import TroubleError

    def whole(content: bytes) -> str:
        try:
            read_whole(content)
        except TroubleError as error:
            return one_sentence(error.trouble)
        return "taken"

    takes: dict[str, Callable[[bytes], str]] = {
        "alliance file": alliance_file, "table": table, "zip": files, "whole": whole
    }  # fmt: skip
    alliance_file(b"x")
    only = sys.argv[1:]
    for name, reader, content in bombs():
        if only and name not in only:
            continue
        forget_peak()
        before = memory("VmRSS")
        answer = takes[reader](content)
        said = json.dumps([name, answer, memory("VmHWM") - before])
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


def forget_peak() -> None:
    """Have the system count the most memory anew."""
    Path("/proc/self/clear_refs").write_text("5")


def memory(what: str) -> int:
    """Return a figure of this process's memory in whole MB, as Linux tells it."""
    (found,) = re.findall(rf"{what}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) // 1024


if __name__ == "__main__":
    main()
