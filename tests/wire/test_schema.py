"""The schema of the results is current, valid, and refuses what is not a result."""

import copy
import json
from typing import Any

import jsonschema
import pytest
from commanded import EXAMPLE
from golden_file import hold
from house import LIBRARY

from alliancemap.reading.opened import open_alliance
from alliancemap.wire import assessment_to_plain
from alliancemap.wire.schema import NAME, results_schema

VALIDATOR = jsonschema.Draft202012Validator(results_schema())


def test_the_shipped_schema_is_current(request: pytest.FixtureRequest) -> None:
    renew = bool(request.config.getoption("--renew-goldens"))
    made = json.dumps(results_schema(), ensure_ascii=False, indent=1) + "\n"
    assert hold(LIBRARY / "wire" / NAME, made.encode(), renew=renew) is None


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(results_schema())


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("format",), "alliancemap.assessment/2"),
        (("futures", "yes"), 12),
        (("futures", "yes"), "1e5"),
        (("futures", "share"), 1001),
        (("verdict", "code"), "fine"),
        (("themes", 0, "score", "low"), 0.5),
        (("themes", 0, "score", "low"), 4001),
        (("reasons", 0, "code"), None),
        (("structure", "forms"), {}),
        (("unknown_key",), 1),
    ],
)
def test_what_is_no_result_is_refused(path: tuple[Any, ...], wrong: object) -> None:
    plain = copy.deepcopy(assessment_to_plain(open_alliance(EXAMPLE).assessment))
    assert VALIDATOR.is_valid(plain)
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    assert not VALIDATOR.is_valid(plain)


def test_a_missing_key_is_refused() -> None:
    plain = assessment_to_plain(open_alliance(EXAMPLE).assessment)
    for key in list(plain):
        rest = {name: value for name, value in plain.items() if name != key}
        assert not VALIDATOR.is_valid(rest), key
