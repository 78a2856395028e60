"""Make the phone page's fonts: the shipped ones, with the letters of English and French alone.

Run by hand when the fonts change: `python tools/make_phone_fonts.py`. Needs fonttools and brotli. A
letter beyond them, of a Polish name for instance, the phone takes from a font of its own.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path(__file__).resolve().parents[1] / "src"
FONTS = SOURCE / "alliancemap" / "fonts"
PHONE = SOURCE / "alliancemap_web" / "static" / "lounge" / "fonts"
# Headings keep their kerning; in running text it is not worth a fifth of the file.
FEATURES = {400: ["ccmp"], 700: ["kern", "mark", "mkmk", "ccmp"]}
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E,
    0x2009, *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F,
    0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260,
    0x2264, 0x2265, 0x2713, 0x2717,
]  # fmt: skip


def main() -> None:
    """Write inter-latin-{400,700}.woff2 into the phone page's folder."""
    PHONE.mkdir(exist_ok=True)
    for weight, features in FEATURES.items():
        font = TTFont(FONTS / f"inter-{weight}.ttf", recalcTimestamp=False)
        options = subset.Options(layout_features=features, hinting=False, notdef_outline=True)
        chooser = subset.Subsetter(options)
        chooser.populate(unicodes=LETTERS)
        chooser.subset(font)
        font.flavor = "woff2"
        font.save(PHONE / f"inter-latin-{weight}.woff2")


if __name__ == "__main__":
    main()
