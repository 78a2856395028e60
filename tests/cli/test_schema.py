"""`alliancemap schema`: both schemas, as they are shipped."""

import json

import pytest
from commanded import call
from house import LIBRARY


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ([], "alliance_file/alliance-1.schema.json"),
        (["alliance"], "alliance_file/alliance-1.schema.json"),
        (["results"], "wire/results-1.schema.json"),
    ],
)
def test_the_shipped_schema_is_printed_byte_for_byte(words: list[str], path: str) -> None:
    answer = call("schema", *words)
    assert answer.raw == (LIBRARY / path).read_bytes()
    assert json.loads(answer.out)["$schema"].startswith("https://json-schema.org/")


def test_another_schema_is_refused() -> None:
    assert call("schema", "map").codes == ["CLI006"]
