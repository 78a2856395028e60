"""The description of the interface names every result, refusal and header there is."""

import json
from typing import Any

import pytest
from django.test import Client

from alliancemap_web.api.interface import description
from alliancemap_web.api.schema import PROBLEM, RESULTS, moved, operations, results


def refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*(refs(one) for one in value.values()))
    return set().union(*(refs(one) for one in value)) if isinstance(value, list) else set()


def test_it_is_openapi_3_1_and_is_given_to_anybody() -> None:
    answer = Client().get("/api/1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1.")
    assert answer.json() == json.loads(json.dumps(description()))


def test_everything_it_refers_to_is_there() -> None:
    known = set(description()["components"]["schemas"])
    named = {one.removeprefix("#/components/schemas/") for one in refs(description())}
    assert named <= known
    assert {f"{one}_document" for one in RESULTS.values()} <= named


def test_every_refusal_is_a_problem() -> None:
    for path, method, operation in operations(description()):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == [PROBLEM], (path, method, status)


def test_every_post_says_that_it_may_be_repeated() -> None:
    for path, method, operation in operations(description()):
        names = {one["name"] for one in operation.get("parameters", ())}
        assert ("Idempotency-Key" in names) == (method == "post"), (path, method)


def test_every_route_asks_for_a_key() -> None:
    for path, method, operation in operations(description()):
        assert operation["security"] == [{"KeyDoor": []}], (path, method)


@pytest.mark.parametrize("value", [{"a": [{"$ref": "#/$defs/x"}]}, [], "text", 3, None])
def test_references_are_moved_and_nothing_else(value: Any) -> None:
    text = json.dumps(value).replace("#/$defs/", "#/components/schemas/")
    assert moved(value) == json.loads(text)


def test_the_librarys_results_are_among_the_components() -> None:
    assert "assessment_document" in results()
