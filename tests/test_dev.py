"""The one door says what it does, does it once, and says plainly what it cannot do."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from house import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py as a module, its root moved to a made-up checkout, starting nothing by itself."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for lock in module.LOCKS:
        (tmp_path / lock).write_text(f"made-up=={lock}\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "installed.txt")
    monkeypatch.setattr(module, "VAR", tmp_path / "var")
    for variable in (module.BROWSER_VARIABLE, module.DATABASE_VARIABLE):
        monkeypatch.delenv(variable, raising=False)
    return module


@pytest.fixture
def called(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands dev.py would have started, each as texts; all of them succeed."""
    calls: list[list[str]] = []

    def call(command: list[object], **more: str) -> int:
        calls.append([str(part) for part in command])
        if "venv" in calls[-1]:
            dev.in_venv("pip").parent.mkdir(parents=True, exist_ok=True)
            dev.in_venv("pip").write_text(f"#!{dev.VENV}")
            dev.in_venv("python").unlink(missing_ok=True)
            dev.in_venv("python").symlink_to(sys.executable)
        return 0

    monkeypatch.setattr(dev, "call", call)
    return calls


def test_help_names_every_command_with_one_line() -> None:
    answer = subprocess.run(
        [sys.executable, ROOT / "dev.py", "--help"], capture_output=True, text=True, check=True
    )
    for name in (
        "run",
        "test",
        "lint",
        "lock",
        "goldens",
        "bench",
        "mutate",
        "wheel",
        "audit",
        "demo",
    ):
        assert f"\n    {name} " in answer.stdout


def test_it_imports_the_standard_library_alone() -> None:
    answer = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "dev.py", "--help"], capture_output=True, check=False
    )
    assert answer.returncode == 0


def test_the_first_start_installs_and_the_second_installs_nothing(
    dev: ModuleType, called: list[list[str]]
) -> None:
    dev.install(dev.RUN_LOCK)
    assert any("venv" in command for command in called)
    assert any("--require-hashes" in command for command in called)
    called.clear()
    dev.install(dev.RUN_LOCK)
    assert called == []


def test_the_locks_that_hold_more_satisfy_those_that_hold_less(
    dev: ModuleType, called: list[list[str]]
) -> None:
    dev.install(dev.DEV_LOCK)
    called.clear()
    dev.install(dev.RUN_LOCK)
    assert called == []
    dev.install(dev.BENCH_LOCK)
    assert called


def test_a_changed_lock_is_installed_again(dev: ModuleType, called: list[list[str]]) -> None:
    dev.install(dev.RUN_LOCK)
    (dev.ROOT / dev.RUN_LOCK).write_text("other==1\n")
    called.clear()
    dev.install(dev.RUN_LOCK)
    assert any("--require-hashes" in command for command in called)


def test_an_environment_copied_from_another_folder_is_made_anew(
    dev: ModuleType, called: list[list[str]]
) -> None:
    dev.install(dev.RUN_LOCK)
    dev.STAMP.write_text("of another folder\n")
    dev.in_venv("pip").write_text("#!elsewhere")
    called.clear()
    dev.install(dev.RUN_LOCK)
    assert any("--clear" in command for command in called)


def test_a_failed_installation_leaves_no_stamp_and_says_what_to_look_at(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "need_venv_module", lambda: None)
    monkeypatch.setattr(dev, "call", lambda command, **more: int("pip" in command))
    assert dev.main(["run"]) == 2
    assert "pip config list" in capsys.readouterr().out
    assert not dev.STAMP.exists()


def test_a_python_without_its_venv_part_is_told_which_package_to_install(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev, "apt_install", lambda packages: False)
    assert dev.main(["run"]) == 2
    assert f"apt-get install python3.{sys.version_info.minor}-venv" in capsys.readouterr().out


def test_a_python_that_is_too_old_is_told_so(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (9, 9))
    assert dev.main(["run"]) == 2
    assert "Python 9.9 or later is needed" in capsys.readouterr().out


def test_without_any_browser_the_tests_fail_and_say_how_to_mend_it(
    dev: ModuleType,
    called: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "find_browser", lambda: None)
    monkeypatch.setattr(dev, "works", lambda command: True)
    monkeypatch.setattr(dev, "apt_install", lambda packages: False)
    monkeypatch.setattr(dev, "playwrights_own", lambda: False)
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().out
    assert "apt-get install chromium" in said
    assert "FAILED: browser tests on sqlite, browser tests on postgresql." in said


def test_a_named_browser_that_does_not_start_is_reported(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(dev.BROWSER_VARIABLE, "no-such-browser")
    with pytest.raises(dev.CannotGoOnError, match="no-such-browser"):
        dev.find_browser()


def test_arguments_after_the_command_reach_pytest(
    dev: ModuleType, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "browser", dict)
    assert dev.main(["test", "-k", "futures", "-x"]) == 0
    runs = [command for command in called if "pytest" in command]
    assert len(runs) == 4
    assert all(command[-3:] == ["-k", "futures", "-x"] for command in runs)


def test_every_test_runs_on_both_databases(
    dev: ModuleType, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "browser", dict)
    assert dev.main(["test"]) == 0
    runs = [command[1:] for command in called if "pytest" in command]
    beside = ["tests/throwaway_postgresql.py", str(dev.in_venv("python"))]
    parts = (["tests", "--ignore=tests/browser"], ["tests/browser"])
    for part, (on_sqlite, on_postgresql) in zip(parts, (runs[:2], runs[2:]), strict=True):
        assert on_sqlite == ["-m", "pytest", *part, "-n", "auto"]
        assert [one.replace("\\", "/") for one in on_postgresql] == [*beside, *on_sqlite]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([], [False]),
        (["--database", "sqlite"], [False]),
        (["--database", "postgres"], [True]),
        (["--database=postgresql"], [True]),
        (["--database=both"], [False, True]),
    ],
)
def test_a_limited_run_is_on_sqlite_unless_it_says_otherwise(
    asked: list[str], found: list[bool], dev: ModuleType, called: list[list[str]]
) -> None:
    (dev.ROOT / "tests").mkdir()
    (dev.ROOT / "tests" / "test_one.py").touch()
    assert dev.main(["test", "-x", *asked, "tests/test_one.py"]) == 0
    runs = [command for command in called if "pytest" in command]
    assert [str(dev.WITH_POSTGRESQL) in command for command in runs] == found
    assert all(command[-2:] == ["-x", "tests/test_one.py"] for command in runs)


@pytest.mark.parametrize("asked", [["--database"], ["--database", "oracle"]])
def test_an_unknown_database_is_refused_in_one_sentence(
    asked: list[str],
    dev: ModuleType,
    called: list[list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["test", *asked]) == 2
    assert capsys.readouterr().out == "\n--database takes sqlite, postgresql or both.\n"
    assert called == []


def test_where_no_postgresql_starts_the_tests_fail_and_say_how_to_mend_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "install", lambda lock: None)
    monkeypatch.setattr(dev, "browser", dict)
    monkeypatch.setattr(dev, "apt_install", lambda packages: False)
    answers = {True: dev.NO_SERVER, False: 0}
    monkeypatch.setattr(
        dev, "call", lambda command, **more: answers[dev.WITH_POSTGRESQL in command]
    )
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().out
    assert "apt-get install postgresql" in said
    assert "FAILED: tests on postgresql, browser tests on postgresql." in said


def test_where_debian_brings_a_server_the_tests_run_on_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(dev, "install", lambda lock: None)
    monkeypatch.setattr(dev, "apt_install", lambda packages: installed.extend(packages) or True)
    monkeypatch.setattr(dev, "call", lambda command, **more: 0 if installed else dev.NO_SERVER)
    assert dev.pytest(["tests"], "postgresql") == 0
    assert installed == ["postgresql"]


def test_a_server_named_in_the_environment_is_for_the_runs_on_postgresql_alone(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(dev.DATABASE_VARIABLE, "postgresql://db.example/x")
    given: list[str | None] = []

    def call(command: list[object], **more: str) -> int:
        given.append((dev.quiet_environment() | more).get(dev.DATABASE_VARIABLE))
        return 0

    monkeypatch.setattr(dev, "call", call)
    for database in dev.DATABASES:
        assert dev.pytest(["tests"], database) == 0
    assert given == [None, "postgresql://db.example/x"]


@pytest.mark.skipif(os.name != "posix", reason="signals as Unix has them")
def test_ctrl_c_lets_a_command_tidy_up_before_all_ends(tmp_path: Path) -> None:
    (tmp_path / "command.py").write_text(
        "import signal, sys, time\n"
        "from pathlib import Path\n"
        "def tidy(*_): time.sleep(1); Path('tidy').touch(); sys.exit(3)\n"
        "signal.signal(signal.SIGINT, tidy); Path('started').touch(); time.sleep(60)\n"
    )
    start = (
        "import importlib.util, sys, pathlib\n"
        "spec = importlib.util.spec_from_file_location('dev', sys.argv[1])\n"
        "dev = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(dev)\n"
        "dev.ROOT = pathlib.Path.cwd()\n"
        "dev.COMMANDS['run'] = lambda rest: dev.call([sys.executable, 'command.py'])\n"
        "sys.exit(dev.main(['run']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", start, ROOT / "dev.py"], cwd=tmp_path, start_new_session=True
    ) as process:
        wait_for(tmp_path / "started")
        os.killpg(process.pid, signal.SIGINT)  # as the terminal does: to all of them
        assert process.wait(timeout=30) == 130
    assert (tmp_path / "tidy").exists()


def wait_for(path: Path) -> None:
    """Wait until a file is there."""
    end = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < end, f"{path} does not come"
        time.sleep(0.02)


def test_a_path_after_the_command_limits_the_run_to_it(
    dev: ModuleType, called: list[list[str]]
) -> None:
    (dev.ROOT / "tests").mkdir()
    (dev.ROOT / "tests" / "test_one.py").touch()
    dev.install(dev.DEV_LOCK)
    called.clear()
    assert dev.main(["test", "tests/test_one.py::test_it"]) == 0
    assert [command[2:] for command in called] == [["pytest", "tests/test_one.py::test_it"]]


def test_one_failing_part_fails_the_whole(
    dev: ModuleType, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "browser", dict)
    assert dev.main(["test"]) == 0
    monkeypatch.setattr(dev, "lint", lambda arguments: 1)
    assert dev.main(["test"]) == 1


def test_a_run_that_finds_no_test_is_a_failure_unless_a_choice_was_made(
    dev: ModuleType, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "browser", dict)
    monkeypatch.setattr(dev, "lint", lambda arguments: 0)
    monkeypatch.setattr(
        dev, "pytest", lambda arguments, database: 5 if arguments[0] == "tests/browser" else 0
    )
    assert dev.main(["test"]) == 1
    assert dev.main(["test", "-q"]) == 1
    assert dev.main(["test", "-k", "futures"]) == 0
    monkeypatch.setattr(dev, "pytest", lambda arguments, database: 5)
    assert dev.main(["test", "-k", "no_such_test"]) == 1


@pytest.mark.parametrize(
    ("failed", "second", "code"), [(1, 0, 0), (5, 0, 0), (5, 1, 1), (6, 0, 1), (0, 0, 1)]
)
def test_a_few_journeys_that_failed_in_a_browser_run_once_more_and_must_then_pass(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, failed: int, second: int, code: int
) -> None:
    monkeypatch.setattr(dev, "lint", lambda arguments: 0)
    monkeypatch.setattr(dev, "install", lambda lock: None)
    kept = dev.ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    kept.parent.mkdir(parents=True)
    names = [f"tests/browser/test_a.py::test_{n}[sqlite-chromium]" for n in range(failed)]
    others = ["tests/test_b.py::test_b", "tests/browser/test_c.py::test_c[postgresql-chromium]"]
    kept.write_text(json.dumps(dict.fromkeys([*names, *others], True)), "utf-8")
    again: list[list[str]] = []

    def pytest_run(arguments: list[str], database: str) -> int:
        if "--last-failed" in arguments:
            again.append(arguments)
            return second
        return int(database == "sqlite" and arguments[0] == "tests/browser")

    monkeypatch.setattr(dev, "pytest", pytest_run)
    assert dev.main(["test"]) == code
    assert [one[-2:] for one in again] == ([["-n", "0"]] if 1 <= failed <= 5 else [])


def test_a_package_the_list_of_holes_does_not_know_is_not_called_clean(dev: ModuleType) -> None:
    clean = {"name": "a", "version": "1", "vulns": []}
    unknown = {"name": "b", "skip_reason": "not found"}
    with pytest.raises(dev.CannotGoOnError, match=r"1 of 2 packages were not audited.*: b"):
        dev.holes([clean, unknown])
    with pytest.raises(dev.CannotGoOnError):
        dev.holes([])
    assert dev.holes([clean]) == 0


def test_a_known_hole_is_named_with_the_version_that_mends_it(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    hole = {"id": "PYSEC-1", "fix_versions": ["1.2"]}
    assert dev.holes([{"name": "a", "version": "1.1", "vulns": [hole]}]) == 1
    assert "a 1.1: PYSEC-1, mended in 1.2" in capsys.readouterr().out


def test_an_audit_that_reaches_no_list_says_so(
    dev: ModuleType, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreached(command: list[object], **more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, stdout="")

    monkeypatch.setattr(dev, "works", lambda command: True)
    monkeypatch.setattr(dev.subprocess, "run", unreached)
    with pytest.raises(dev.CannotGoOnError, match="Nothing was audited"):
        dev.audit([])
