"""The way to call JavaScript itself: values, promises, long numbers, errors."""

from pathlib import Path

import pytest
from node import JavaScriptError, node

MODULE = """
export const add = (one, other) => one + other;
export const late = async (value) => value;
export const long = () => 2n ** 70n;
export const fail = () => { throw new Error("as meant"); };
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "module.mjs"
    path.write_text(MODULE, "utf-8")
    return path


def test_values_go_in_and_come_back(module: Path) -> None:
    with node(module) as js:
        assert js("add", "é", "\u202f!") == "é\u202f!"
        assert js("late", {"list": [1, None]}) == {"list": [1, None]}
        assert js("long") == str(2**70)


def test_what_is_thrown_fails_the_test_and_the_next_call_works(module: Path) -> None:
    with node(module) as js:
        with pytest.raises(JavaScriptError, match="as meant"):
            js("fail")
        with pytest.raises(JavaScriptError, match="no function absent"):
            js("absent")
        assert js("add", 1, 2) == 3
