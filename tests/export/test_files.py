"""One door to every format, with one clear sentence for a wrong one."""

import subprocess
import sys

import pytest
from picture.contents import NORBANK

from alliancemap.export.error import ExportError
from alliancemap.export.files import FORMATS, export_map, format_of

MAGIC = {"svg": b"<svg ", "png": b"\x89PNG", "pdf": b"%PDF-1.7", "pptx": b"PK\x03\x04"}


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format_is_the_kind_of_file_it_says(file_format: str) -> None:
    made = export_map(NORBANK, file_format)
    assert made.startswith(MAGIC[file_format])
    assert made == export_map(NORBANK, file_format)


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_a_map_can_lie_or_stand(orientation: str) -> None:
    svg = export_map(NORBANK, "svg", orientation)  # type: ignore[arg-type]
    assert (b'viewBox="0 0 1600 900"' in svg) == (orientation == "landscape")


def test_a_file_name_names_its_format() -> None:
    assert format_of("out/My map.v2.PDF") == "pdf"
    assert format_of(".svg") == format_of("svg") == "svg"


@pytest.mark.parametrize("asked", ["gif", "map.docx", "map", "", "map."])
def test_an_unknown_format_is_refused_with_the_known_ones(asked: str) -> None:
    with pytest.raises(ExportError) as caught:
        export_map(NORBANK, asked)
    assert caught.value.code == "EXP001"
    assert caught.value.message.value("known") == "svg, png, pdf, pptx"


def test_a_standalone_svg_carries_its_fonts() -> None:
    assert b"@font-face" in export_map(NORBANK, "svg")


def test_an_svg_needs_none_of_the_extra_and_the_rest_says_which() -> None:
    code = """
import sys
for name in ("typst", "resvg_py", "pptx"):
    sys.modules[name] = None
from picture.contents import NORBANK
from alliancemap.export.error import ExportError
from alliancemap.export.files import FORMATS, export_map
print(len(export_map(NORBANK, "svg")) > 1000)
for name in FORMATS[1:]:
    try:
        export_map(NORBANK, name)
    except ExportError as error:
        print(name, error.code)
"""
    paths = [path for path in sys.path if path]
    answer = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path[:0] = {paths!r}\n{code}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = answer.stdout.split("\n")[:4]
    assert said == ["True", "png EXP002", "pdf EXP002", "pptx EXP002"], answer.stderr
