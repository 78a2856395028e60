"""Run the model's tests on a mutant: in a fork, those that run its lines, until one fails."""

import gc
import hashlib
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from time import process_time
from types import FunctionType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from mutants import MODEL, ROOT, Mutant, functions_living, put_in

TESTS = ROOT / "tests" / "model"
KEPT = ROOT / "var" / "mutation"
# The examples of every day, without the search for the smallest failing one.
settings.register_profile(
    "mutation",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=60,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)
QUIET = (
    *("-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:warnings"),
    *("--capture=no", "--quiet", "--no-header", "--no-summary"),
)
MEMORY = 2**30  # more than this beside what the process has is not a model's, but a loop's


@dataclass(slots=True)
class Measured:
    """What each test runs, and how long it takes: lines of modules by test, seconds by test."""

    ran: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that run the changed lines; if none is known to, those of its function.

        A line in the middle of an expression is not always told of.
        """
        for lines in (mutant.lines, mutant.body):
            wanted = set(lines)
            found = [
                test
                for test, ran in self.ran.items()
                if not wanted.isdisjoint(ran.get(mutant.module, ()))
            ]
            if found:
                return found
        return []


def in_fork(task: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run a task in a fork of this process; return what it returned, which went through JSON.

    {"end": "noticed", "signal": its number} when a signal ended it, which is what happens to a
    mutant that goes on for ever; {"end": "broken", "why": ...} when it could not be tried.
    """
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(reading)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            answer = task()
        except BaseException as error:  # noqa: BLE001 (whatever it is, this process goes no further)
            answer = {"end": "broken", "why": repr(error)}
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(number, 0)
    return json.loads(said) if said else {"end": "noticed", "signal": os.WTERMSIG(status)}


class Trials:
    """A plugin of pytest that runs mutants instead of tests."""

    def __init__(self, campaign: Callable[["Trials"], None]) -> None:
        self.campaign = campaign
        self.items: dict[str, pytest.Item] = {}
        self.living: dict[tuple[str, str], list[FunctionType]] = {}
        self.failed = ""
        self.at_first_failure = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the campaign instead of the tests."""
        self.items = {item.nodeid: item for item in session.items}
        if session.testsfailed or not self.items:
            raise session.Interrupted("the tests could not be collected")
        self.living = functions_living()
        gc.freeze()  # after which they could not be found; it spares the forks copying
        self.campaign(self)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Note a failure before anything is made of it."""
        if call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            self.failed = item.nodeid
            if self.at_first_failure:
                raise Noticed

    def run(self, test: str, following: str | None) -> bool:
        """Run one test, and say whether it failed."""
        self.failed = ""
        item = self.items[test]
        then = self.items[following] if following else None
        try:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=then)
        except Noticed:
            return True
        return bool(self.failed)


class Noticed(BaseException):
    """A test has failed; nothing is to be made of it."""


def digest(paths: Iterable[Path]) -> str:
    """Return a digest of files."""
    made = hashlib.sha256()
    for path in sorted(paths):
        made.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def measured(trials: Trials) -> Measured:
    """Return what each test runs, measured anew for the test files that have changed."""
    shared = [path for path in TESTS.rglob("*.py") if not path.name.startswith("test_")]
    around = digest([*MODEL.glob("*.py"), *shared])
    kept_at = KEPT / "measured.json"
    kept = json.loads(kept_at.read_text("utf-8")) if kept_at.exists() else {}
    result, marks, missing = Measured(), {}, []
    for test, item in trials.items.items():
        file = item.path.relative_to(ROOT).as_posix()
        if file not in marks:
            marks[file] = hashlib.sha256((around + digest([item.path])).encode()).hexdigest()
        if kept.get("marks", {}).get(file) == marks[file] and test in kept["ran"]:
            result.ran[test] = kept["ran"][test]
            result.seconds[test] = kept["seconds"][test]
        else:
            missing.append(test)
    if missing:
        sys.stdout.write(f"Measuring which lines {len(missing)} tests run ...\n")
        answer = in_fork(lambda: measure(trials, missing))
        if "end" in answer or answer["failed"]:
            raise pytest.exit.Exception(f"The tests do not pass as they are: {answer}", 1)
        result.ran |= answer["ran"]
        result.seconds |= answer["seconds"]
    KEPT.mkdir(parents=True, exist_ok=True)
    whole = {"marks": marks, "ran": result.ran, "seconds": result.seconds}
    kept_at.write_text(json.dumps(whole), encoding="utf-8")
    return result


def measure(trials: Trials, tests: Sequence[str]) -> dict[str, Any]:
    """Run tests under coverage; return the lines that each ran, its seconds, and which failed."""
    from coverage import Coverage

    watch = Coverage(data_file=None, config_file=False, source=[str(MODEL)], messages=False)
    failed, seconds = [], {}
    watch.start()
    for test, following in zip_longest(tests, tests[1:]):
        watch.switch_context(test)
        begun = process_time()
        if trials.run(test, following):
            failed.append(test)
        seconds[test] = round(process_time() - begun, 4)
    watch.stop()
    ran: dict[str, dict[str, list[int]]] = {test: {} for test in tests}
    data = watch.get_data()
    for file in data.measured_files():
        for line, contexts in data.contexts_by_lineno(file).items():
            for test in contexts:
                if test:
                    ran[test].setdefault(Path(file).stem, []).append(line)
    return {"ran": ran, "seconds": seconds, "failed": failed}


def tried(trials: Trials, mutant: Mutant, tests: Sequence[str], known: Measured) -> dict[str, Any]:
    """Try a mutant in this process; return how it ended and by which test."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    if held:
        most = held * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    put_in(mutant, trials.living)
    trials.at_first_failure = True
    for test, following in zip_longest(tests, tests[1:]):
        # A loop without end is ended by a signal. Processor time, so that others do not count.
        signal.setitimer(signal.ITIMER_PROF, 3 + 8 * known.seconds[test])
        if trials.run(test, following):
            return {"end": "noticed", "by": test}
    return {"end": "survived"}
