"""Make the shipped fonts and the table of letter widths from the npm package inter-ui (OFL 1.1).

Run by hand when the font changes: `npm pack inter-ui`, unpack, then
`python tools/make_fonts.py PATH/TO/package`. Needs fonttools and brotli; nothing at run time does.
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1] / "src" / "alliancemap"
FACES = {400: "Inter-Regular.woff2", 700: "Inter-Bold.woff2"}
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x192, *range(0x2C6, 0x2C8), *range(0x2D8, 0x2DE),
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), *range(0x2020, 0x2023), 0x2026, 0x202F, 0x2030,
    0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2196), 0x2212,
    0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x2713, 0x2717, 0x2009, 0x200A, 0x2080, 0x2081, 0x2082,
]  # fmt: skip
WIDE = [*LATIN, *range(0x180, 0x250), *range(0x300, 0x370), *range(0x370, 0x400),
        *range(0x400, 0x530), *range(0x1E00, 0x1F00)]  # fmt: skip
# Kerning and accents stay; ligatures and contextual forms go, so that a width is a sum of letters.
FEATURES = ["kern", "mark", "mkmk", "ccmp"]


def cut(source: Path, points: list[int]) -> TTFont:
    """Return the face holding only `points`, without hints."""
    font = TTFont(source, recalcTimestamp=False)
    chooser = subset.Subsetter(
        subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    )
    chooser.options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chooser.populate(unicodes=points)
    chooser.subset(font)
    for record in list(font["name"].names):
        family = {1: "Inter", 4: "Inter" if "Regular" in source.name else "Inter Bold"}
        if record.nameID in family:
            record.string = family[record.nameID]
    return font


def widths(font: TTFont) -> dict[int, list[int]]:
    """Return the characters of a face by advance width in thousandths of the type size."""
    scale = 1000 / font["head"].unitsPerEm
    found: dict[int, list[int]] = {}
    for point, glyph in sorted(font.getBestCmap().items()):
        found.setdefault(round(font["hmtx"][glyph][0] * scale), []).append(point)
    return found


def write_widths(tables: dict[int, dict[int, list[int]]]) -> None:
    """Write picture/widths.json: by weight, by width in thousandths, the characters that wide."""
    plain = {
        str(weight): {
            str(width): "".join(map(chr, points)) for width, points in sorted(table.items())
        }
        for weight, table in tables.items()
    }
    text = json.dumps(plain, ensure_ascii=True, indent=0, separators=(",", ":")) + "\n"
    (ROOT / "picture" / "widths.json").write_text(text, encoding="ascii")


def main(package: Path) -> None:
    """Write inter-{400,700}.ttf, .woff2 and latin .woff2, the licence, and the widths."""
    tables = {}
    for weight, name in FACES.items():
        wide = cut(package / "web" / name, WIDE)
        wide.flavor = None
        wide.save(ROOT / "fonts" / f"inter-{weight}.ttf")
        tables[weight] = widths(wide)
        for stem, points in (("inter", WIDE), ("inter-latin", LATIN)):
            face = cut(package / "web" / name, points)
            face.flavor = "woff2"
            face.save(ROOT / "fonts" / f"{stem}-{weight}.woff2")
    (ROOT / "fonts" / "OFL.txt").write_text(
        (package / "LICENSE.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    write_widths(tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
