"""The description of the interface, with what its routes cannot say of themselves put in."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from alliancemap.wire.schema import results_schema

Plain = dict[str, Any]
REFERENCE = "#/components/schemas/"
PROBLEM = "application/problem+json"
# What the routes answer that the library describes itself.
RESULTS = {
    "/assessment": "assessment",
    "/freshness": "freshness",
    "/comparison": "comparison",
    "/clashes": "clashes",
}
FILES = (
    "image/svg+xml",
    "image/png",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
)
REPEAT = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent again within 24 hours, the request is answered again and done once.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
}


def operations(schema: Plain) -> Iterator[tuple[str, str, Plain]]:
    """Yield every operation of a description: its path, its method, itself."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def finished(schema: Plain) -> Plain:
    """Return a description that names the library's results, files, problems and headers."""
    whole = deepcopy(schema)
    whole["components"]["schemas"].update(results())
    for path, method, operation in operations(whole):
        said = operation["responses"]
        for status, response in said.items():
            if int(status) >= 400 and "content" in response:
                response["content"] = {PROBLEM: response["content"]["application/json"]}
        if path.endswith("/map.{kind}"):
            said[200]["content"] = {kind: {"schema": {}} for kind in FILES}
        for ending, name in RESULTS.items():
            if path.endswith(ending):
                ref = {"$ref": f"{REFERENCE}{name}_document"}
                said[200]["content"] = {"application/json": {"schema": ref}}
        if method == "post":
            operation.setdefault("parameters", []).append(REPEAT)
    return whole


def results() -> Plain:
    """Return the shapes of the library's results, as components."""
    return {name: moved(shape) for name, shape in results_schema()["$defs"].items()}


def moved(value: Any) -> Any:
    """Return a part of the library's schema with its references as the description has them."""
    if isinstance(value, dict):
        return {
            key: f"{REFERENCE}{inner.removeprefix('#/$defs/')}" if key == "$ref" else moved(inner)
            for key, inner in value.items()
        }
    return [moved(one) for one in value] if isinstance(value, list) else value
