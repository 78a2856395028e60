"""Calls JavaScript from Python tests, in the Node that Playwright's own package brings along."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import playwright

NODE = Path(playwright.__file__).parent / "driver" / "node"
SPEAK = Path(__file__).parent / "speak.mjs"
STATIC = Path(__file__).resolve().parents[1] / "src" / "alliancemap_web" / "static"
Call = Callable[..., Any]


class JavaScriptError(Exception):
    """What a called function threw, with its stack."""


@contextmanager
def node(module: Path) -> Iterator[Call]:
    """Start Node with one module and give the way to call what it exports: js("name", values...).

    Values go in and come back as JSON; a promise is waited for, BigInt comes back as decimal text.
    """
    with subprocess.Popen(
        [NODE, SPEAK, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def call(name: str, *values: Any) -> Any:
            process.stdin.write(json.dumps({"name": name, "values": values}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise JavaScriptError(f"{module.name} could not be read; Node's words stand above")
            answer = json.loads(line)
            if "error" in answer:
                raise JavaScriptError(answer["error"])
            return answer["value"]

        try:
            yield call
        finally:
            process.stdin.close()
            process.wait(timeout=10)
