"""The alliance file's JSON Schema (2020-12), from the table of shapes."""

from collections.abc import Mapping
from typing import Any

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.vocabulary import Vocabulary

Schema = dict[str, Any]

_RANGES = tuple(f"{low}-{high}" for low in s.LEVELS for high in s.LEVELS if low < high)
_PAIRS = tuple([low, high] for low in s.LEVELS for high in s.LEVELS if low <= high)

_LISTS = {
    "sources": s.SOURCES,
    "answers": k.Several(s.ANSWER, short_items=False),
    "exclusivities": k.Several(s.EXCLUSIVITY),
    "promised_people": k.Several(s.PROMISED_PERSON),
}
_DEFINITIONS: Schema = {
    "text": {"type": "string", "pattern": s.ANY_TEXT},
    "some_text": {"type": "string", "pattern": s.SOME_TEXT},
    "id": {"type": "string", "pattern": s.ID},
    "day": {
        "anyOf": [
            {"type": "string", "pattern": s.DAY},
            {"type": "integer", "minimum": s.YEARS[0], "maximum": s.YEARS[1]},
        ]
    },
    "level": {
        "anyOf": [
            {"enum": list(s.LEVELS)},
            {"enum": [*s.UNKNOWN, *s.NOT_RELEVANT, *_RANGES]},
            {"type": "string", "pattern": s.RANGE},
            {"enum": list(_PAIRS)},
        ]
    },
}


def alliance_schema(vocabulary: Vocabulary, titles: Mapping[str, str]) -> Schema:
    """Return the JSON Schema of alliance files that use one version of an instrument.

    `titles` describes keys (`answer.level`), factors (`factor.M01`), gates (`gate.R17`) and facts
    (`fact.aim`); what has no title gets no description. A file is valid exactly when reading it
    finds nothing wrong but what a schema cannot see: days missing from the calendar, sides without
    a party, parties or relations that are named but not described, and a translation into the
    file's own language.
    """
    definitions = dict(_DEFINITIONS)
    for record in s.records()[1:]:
        definitions[record.name] = _record(record, vocabulary, titles)
    for name, several in _LISTS.items():
        definitions[name] = _several(several)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Alliancemap alliance file, format {s.FORMAT}, {vocabulary.title}",
        **_object(s.ALLIANCE, vocabulary, titles),
        "$defs": dict(sorted(definitions.items())),
    }


def _shape(shape: k.Shape, vocabulary: Vocabulary, titles: Mapping[str, str]) -> Schema:
    match shape:
        case k.Keyed():
            return _keyed(shape, vocabulary, titles)
        case k.Record():
            return _ref(shape.name)
        case k.Several():
            return _ref(next(name for name, several in _LISTS.items() if several == shape))
        case k.IdList():
            return {"type": "array", "items": _ref("id"), "minItems": 2, "uniqueItems": True}
        case _:
            return _leaf(shape, vocabulary)


def _leaf(shape: k.Leafy, vocabulary: Vocabulary) -> Schema:
    match shape:
        case k.Text():
            return _ref("text" if shape.blank else "some_text")
        case k.Coded():
            return {"type": "string", "pattern": shape.pattern}
        case k.Whole():
            return {"type": "integer", "minimum": shape.low, "maximum": shape.high}
        case k.Flag():
            return {"type": "boolean"}
        case k.Day():
            return _ref("day")
        case k.Level():
            return _ref("level")
        case k.Version():
            return {"const": s.FORMAT}
        case _:
            return {"enum": _words(shape, vocabulary)}


def _words(
    shape: k.Choice | k.Instrument | k.Sector | k.FactOption, known: Vocabulary
) -> list[str]:
    """Return the words of a closed list."""
    match shape:
        case k.Choice():
            return list(shape.options)
        case k.Instrument():
            return [known.title]
        case k.Sector():
            return list(known.sectors)
        case k.FactOption():
            raise TypeError("the options of a fact depend on the fact")


def _record(record: k.Record, vocabulary: Vocabulary, titles: Mapping[str, str]) -> Schema:
    whole = _object(record, vocabulary, titles)
    if record.short is None:
        return whole
    bare = next(key.shape for key in record.keys if key.name == record.short)
    return {"anyOf": [_shape(bare, vocabulary, titles), whole]}


def _object(record: k.Record, vocabulary: Vocabulary, titles: Mapping[str, str]) -> Schema:
    properties: Schema = {}
    for key in record.keys:
        inner = _shape(key.shape, vocabulary, titles)
        title = titles.get(f"{record.name}.{key.name}")
        properties[key.name] = _described(inner if key.required else _or_blank(inner), title)
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [key.name for key in record.keys if key.required]
    if required:
        schema["required"] = required
    if record.one_of:
        schema["anyOf"] = [
            {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
            for name in record.one_of
        ]
    return schema


def _keyed(shape: k.Keyed, vocabulary: Vocabulary, titles: Mapping[str, str]) -> Schema:
    def value(inner: Schema) -> Schema:
        return _or_blank(inner) if shape.blank else inner

    def each(ids: tuple[str, ...], inner: Schema) -> Schema:
        described = {one: _described(value(inner), titles.get(f"{shape.ids}.{one}")) for one in ids}
        return {"type": "object", "properties": described, "additionalProperties": False}

    if shape.ids == "fact":
        options = {
            fact: _described(value({"enum": list(words)}), titles.get(f"fact.{fact}"))
            for fact, words in vocabulary.facts.items()
        }
        return {"type": "object", "properties": options, "additionalProperties": False}
    inner = _shape(shape.of, vocabulary, titles)
    if shape.ids in ("factor", "gate"):
        return each(vocabulary.factors if shape.ids == "factor" else vocabulary.gates, inner)
    schema: Schema = {
        "type": "object",
        "propertyNames": _ref("id"),
        "additionalProperties": value(inner),
    }
    if shape.named:
        schema["properties"] = {
            one: _object(own, vocabulary, titles)
            for one, own in shape.named
            if isinstance(own, k.Record)
        }
    return schema


def _several(shape: k.Several) -> Schema:
    one = _ref(shape.of.name)
    if shape.short_items:
        return {"anyOf": [one, {"type": "array", "items": one}]}
    items = {"allOf": [one, {"type": "object"}]}
    return {"anyOf": [one, {"type": "array", "items": items, "minItems": 1}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _described(schema: Schema, title: str | None) -> Schema:
    return schema if title is None else {"description": title, **schema}


def _or_blank(schema: Schema) -> Schema:
    """Return the schema that also takes a key without a value, as if it were left out."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
