"""A setting that cannot be used is told in a sentence of each language, and never repeated."""

import ast
import re

import pytest
from house import FACE

from alliancemap.words import LANGUAGES, error_sentence
from alliancemap_web.operation.troubles import OperationError


def raised() -> dict[str, set[str]]:
    """The codes with which it is raised anywhere, and the names of the values given with each."""
    found: dict[str, set[str]] = {}
    for path in FACE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "OperationError":
                code = ast.literal_eval(node.args[0])
                found.setdefault(code, set()).update(str(one.arg) for one in node.keywords)
    return found


RAISED = raised()


def test_the_codes_are_found_where_they_are_raised() -> None:
    assert {"WEB021", "WEB022", "WEB023", "OWN003"} <= set(RAISED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(RAISED))
def test_each_code_and_its_values_make_a_whole_sentence(code: str, language: str) -> None:
    error = OperationError(code, **{name: f"<{name}>" for name in RAISED[code]})
    says = error_sentence(error.code, language, **error.values)
    assert says.endswith(".")
    assert not re.search("[{}]", says)
    assert all(value in says for value in error.values.values())


def test_as_a_text_it_is_its_code_alone_so_that_no_log_repeats_what_was_set() -> None:
    error = OperationError("WEB026", most="hunter2")
    assert str(error) == "WEB026"
    assert "hunter2" not in repr(error)
    assert error.values == {"most": "hunter2"}
