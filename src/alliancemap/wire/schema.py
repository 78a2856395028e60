"""The JSON Schema (2020-12) of the results, from the same description that makes them."""

from typing import Any

from alliancemap.wire.records import DOCUMENTS, PARTS
from alliancemap.wire.shape import (
    BeforeAfter,
    Choice,
    Exact,
    Flag,
    Many,
    Part,
    Perhaps,
    Record,
    Shape,
    Text,
    Values,
    Whole,
)

Schema = dict[str, Any]
NAME = "results-1.schema.json"


def results_schema() -> Schema:
    """Return the schema of every document with a `format`, as one schema to validate any."""
    definitions = {record.name: _record(record) for record in PARTS}
    for record in DOCUMENTS:
        # Inside another document a reading stands without its format.
        definitions[record.name] = _record(record)
        definitions[f"{record.name}_document"] = _document(record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Alliancemap results, format 1",
        "oneOf": [_ref(f"{record.name}_document") for record in DOCUMENTS],
        "$defs": dict(sorted(definitions.items())),
    }


def _document(record: Record) -> Schema:
    plain = _record(record)
    return {
        **plain,
        "properties": {"format": {"const": record.format}, **plain["properties"]},
        "required": ["format", *plain["required"]],
    }


def _record(record: Record) -> Schema:
    return {
        "description": record.says,
        "type": "object",
        "properties": {
            field.name: {"description": field.says, **_shape(field.shape)}
            for field in record.fields
        },
        "required": [field.name for field in record.fields],
        "additionalProperties": False,
    }


def _shape(shape: Shape) -> Schema:
    match shape:
        case Many():
            return {"type": "array", "items": _shape(shape.of)}
        case Perhaps():
            return {"anyOf": [_shape(shape.of), {"type": "null"}]}
        case BeforeAfter():
            inside = _shape(shape.of)
            return {
                "type": "object",
                "properties": {"before": inside, "after": inside},
                "required": ["before", "after"],
                "additionalProperties": False,
            }
        case Part():
            return _ref(shape.record)
        case _:
            return _leaf(shape)


def _leaf(shape: Text | Choice | Whole | Exact | Flag | Values) -> Schema:
    match shape:
        case Text():
            return {"type": "string"}
        case Choice():
            return {"enum": list(shape.options)}
        case Whole():
            bounds = {"minimum": shape.low, "maximum": shape.high}
            return {"type": "integer", **{k: v for k, v in bounds.items() if v is not None}}
        case Exact():
            return {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}
        case Flag():
            return {"type": "boolean"}
        case Values():
            one = {"type": ["string", "integer", "array"], "items": {"type": "string"}}
            return {"type": "object", "additionalProperties": one}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
