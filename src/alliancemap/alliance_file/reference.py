"""The reference page of the alliance file, from the table of shapes and the words."""

from collections.abc import Mapping

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.decode import LARGEST_BYTES
from alliancemap.alliance_file.nodes import DEEPEST, MOST_CHARACTERS, MOST_NODES

_OPENING = f"""# The alliance file

Format {s.FORMAT}. One file holds everything about one alliance: YAML in UTF-8, or JSON with the
same keys. This page and the JSON Schema are made from the program's own table of keys, so an
editor completes exactly what is listed here.

How values are understood:

- YAML 1.2 core rules. Without quotes only `true`, `false`, `null` and numbers are special:
  `country: NO` is text, and so is `2014-08-11`. A text that looks like a number needs quotes.
- A key without a value is the same as no key.
- Where the table names a short form, one value may stand for the whole part: `M01: 3` for
  `M01: {{level: 3}}`.
- Limits: {LARGEST_BYTES // 1000} kB, {DEEPEST} levels of nesting, {MOST_NODES:,} values and
  {MOST_CHARACTERS:,} characters with aliases written out. Tags, a second document, a key given
  twice and control characters are refused.
- In a problem's place, items of a list are counted from 1: `answers.R11[2].level`.
"""

_HEADS = {
    "alliance": "The file",
    "need": "Need",
    "party": "Party",
    "relation": "Relation",
    "sentence": "Sentence",
    "promises": "Promises",
    "exclusivity": "Exclusivity",
    "promised_person": "Promised person",
    "answer": "Answer",
    "source": "Source",
    "set_aside": "Gate set aside",
    "feeling": "Feeling",
    "afterwards": "Afterwards",
    "translations": "Translations",
    "translation": "Translation",
    "party_translation": "Translated party",
    "relation_translation": "Translated relation",
    "afterwards_translation": "Translated afterwards",
}
_WHERE = {
    "alliance": "The keys at the top, in the order the program writes them.",
    "need": "Under `need`.",
    "party": """\
Under `parties`, by id. The ids `us` and `partner` say their own side; any other id needs `side`.
At least one party must be on side `us` and one on side `partner`.""",
    "relation": """\
Under `relations`, by id. Without relations, us and the partner are tied by one called `main`; with
more than two parties relations are needed.""",
    "sentence": "Under `brings`, by party id, and under `together`.",
    "promises": """\
Under `promises`: what we promise in this alliance. No score reads it; `alliancemap clashes` holds
the promises of several alliances against each other.""",
    "exclusivity": "Under `promises.exclusive`: one, or a list.",
    "promised_person": "Under `promises.people`: one, or a list.",
    "answer": """\
Under `answers`, by factor id: one answer, or a list of answers written with their keys. A range is
`1-3` or `[1, 3]`. A factor that is left out is unknown; `unknown` says that it was asked. Without
`relation` an answer is about the alliance as a whole.""",
    "source": """\
Under `sources`: one source or a list. A text that is a web address is a `url`. At least `text` or
`url` is needed.""",
    "set_aside": "Under `set_aside`, by gate id (`R17`, or a pair such as `R12_R13`).",
    "feeling": "Under `feeling`.",
    "afterwards": "Under `afterwards`. Nothing that scores may read it.",
    "translations": """\
Under `translations`, by language: any but the file's own. A map in that language says the
translated sentences and keeps the others as they were written.""",
    "translation": """\
Under `translations.fr`, say. Numbers, standings and sources stay with the original; the translation
of a sentence that is not in the file is kept and not shown.""",
    "party_translation": "Under `translations.fr.parties`, by party id.",
    "relation_translation": "Under `translations.fr.relations`, by relation id.",
    "afterwards_translation": "Under `translations.fr.afterwards`.",
}


def reference_page(titles: Mapping[str, str], sentences: Mapping[str, str]) -> str:
    """Return the page as Markdown; `titles` describes keys, `sentences` says problems by code."""
    parts = [_OPENING]
    parts += [_record(record, titles) for record in s.records()]
    parts.append(_codes(sentences))
    return "\n".join(parts)


def _record(record: k.Record, titles: Mapping[str, str]) -> str:
    head, where = _HEADS[record.name], _WHERE[record.name]
    short = f" Short form: the value of `{record.short}` alone." if record.short else ""
    rows = [
        f"| `{key.name}` | {_takes(key.shape)} | {'yes' if key.required else ''} "
        f"| {titles.get(f'{record.name}.{key.name}', '')} |"
        for key in record.keys
    ]
    table = ["| key | takes | required | meaning |", "|---|---|---|---|", *rows]
    return f"## {head}\n\n{where}{short}\n\n" + "\n".join(table) + "\n"


def _takes(shape: k.Shape) -> str:
    match shape:
        case k.Record():
            return _HEADS[shape.name].lower()
        case k.Keyed():
            return f"{_inside(shape.of)} by {shape.ids} id"
        case k.Several():
            return f"{_HEADS[shape.of.name].lower()}, or a list"
        case k.IdList():
            return "list of ids"
        case k.Choice():
            return ", ".join(f"`{option}`" for option in shape.options)
        case k.Whole():
            high = "" if shape.high == s.LARGEST_NUMBER else f" to {shape.high}"
            return f"whole number, {shape.low}{high or ' or more'}"
        case k.Text():
            return "text" if shape.blank else "text, not blank"
        case k.Version():
            return f"`{s.FORMAT}`"
        case k.Flag():
            return "`true` or `false`"
        case _:
            return _named(shape)


def _inside(shape: k.Shape) -> str:
    if isinstance(shape, k.Record):
        return _HEADS[shape.name].lower()
    if isinstance(shape, k.Several):
        return f"{shape.of.name} or list"
    return "option" if isinstance(shape, k.FactOption) else _takes(shape)


def _named(shape: k.Shape) -> str:
    match shape:
        case k.Day():
            return "date: `2014-08-11`, `2014-08` or `2014`"
        case k.Level():
            return "`0` to `4`, `1-3`, `unknown`, `not relevant`"
        case k.Instrument():
            return "`alliance_fit 1.0`"
        case k.Sector():
            return "sector id"
        case k.Coded(pattern=s.LINK):
            return "web address"
        case k.Coded(pattern=s.CURRENCY):
            return "three capital letters"
        case _:
            return "id"


def _codes(sentences: Mapping[str, str]) -> str:
    rows = [
        f"| {code} | {sentence.split(': ', 1)[-1].replace('|', chr(92) + '|')} |"
        for code, sentence in sorted(sentences.items())
    ]
    return (
        "## Problems\n\nEvery problem has a code that does not change, and a place. "
        "Words in braces stand for what was found.\n\n"
        "| code | sentence |\n|---|---|\n" + "\n".join(rows) + "\n"
    )
