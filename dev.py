"""The one door: `python3 dev.py run` starts the product, `python3 dev.py test` runs every test.

Needs Python 3.11 or later and nothing else; everything it makes lies in .venv/ and var/.
"""

from __future__ import annotations  # lets an older Python reach the sentence that says it is

import argparse
import ctypes.util
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
VAR = ROOT / "var"
OLDEST = (3, 11)

# Each lock names its packages by version and hash, and no host. The later ones hold all of the
# earlier ones, at the same versions.
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
RUN_LOCK, DEV_LOCK, BENCH_LOCK = LOCKS
LOCK_GROUPS = {
    RUN_LOCK: ("--extra", "web", "--group", "build"),
    DEV_LOCK: ("--extra", "web", "--group", "dev"),
    BENCH_LOCK: ("--extra", "web", "--group", "dev", "--group", "bench"),
    # Beside the first, where the pages' data is in PostgreSQL.
    "requirements-postgres.lock": ("--extra", "postgres"),
}

# Playwright's own driver does not start without libatomic, which a bare Debian lacks.
BROWSER_PACKAGES = ("chromium", "libatomic1", "fonts-dejavu-core")
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_VARIABLE = "ALLIANCEMAP_CHROMIUM"

# The tests run on SQLite unless this names a PostgreSQL server.
DATABASE_VARIABLE = "ALLIANCEMAP_TEST_DATABASE_URL"
DATABASES = ("sqlite", "postgresql")
WITH_POSTGRESQL = Path("tests", "throwaway_postgresql.py")
NO_SERVER = 69  # what it answers when no server starts

SOME_FAILED = 1  # pytest's exit code when it ran well and tests failed
NOTHING_CHOSEN = 5  # pytest's exit code when no test was left to run

# So many journeys in a browser that failed, on a machine that is busy with others, run once more.
FEW = 5


class CannotGoOnError(Exception):
    """Something this script cannot mend by itself; the text says what the person can do."""


def say(text: str) -> None:
    """Print at once, so that lines stay in order with those of the commands started here."""
    print(text, flush=True)


def in_venv(name: str) -> Path:
    """The path of a program of the environment: .venv/bin/<name>, or its Windows place."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def quiet_environment() -> dict[str, str]:
    """The environment variables for what is started here: UTF-8, and none that lead elsewhere."""
    leading_elsewhere = {
        *("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_USER"),
        *("DJANGO_SETTINGS_MODULE", DATABASE_VARIABLE),
    }
    kept = {name: value for name, value in os.environ.items() if name not in leading_elsewhere}
    said_at_once = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    return kept | said_at_once | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def call(command: Sequence[str | Path], **more: str) -> int:
    """Run a command in the checkout's root, its output shown as it comes; return its exit code.

    Ctrl-C reaches the command as well, which is given the time to tidy up; a second one ends it.
    """
    with subprocess.Popen(command, cwd=ROOT, env=quiet_environment() | more) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            try:
                process.wait()
            except KeyboardInterrupt:
                process.kill()
            raise


def must(command: Sequence[str | Path], otherwise: str) -> None:
    """Run a command; when it fails, stop with the sentence that says how to mend it."""
    if call(command):
        raise CannotGoOnError(otherwise)


def apt_install(packages: Iterable[str]) -> bool:
    """Install Debian packages where that is possible (Debian, as root); say whether it worked."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say(f"Installing Debian's {', '.join(packages)} ...")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        answer = subprocess.run(
            ["apt-get", "-q", *command],
            env=quiet_environment() | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if answer.returncode:
            say("\n".join(answer.stdout.splitlines()[-20:]))
            return False
    return True


def need_venv_module() -> None:
    """Make sure this Python can make environments; Debian keeps that part in its own package."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if apt_install([package]):
        return
    raise CannotGoOnError(
        "This Python cannot make environments: its venv part is missing. On Debian or Ubuntu, "
        f"run: sudo apt-get install {package}"
    )


def digest(lock: str) -> str:
    """A digest of all that decides what .venv holds for a lock: move or change one, and it differs.

    The folder counts because an environment does not survive being moved or copied.
    """
    import tomllib  # here, so that an older Python reaches the sentence in main() instead

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [
        (ROOT / lock).read_bytes(),
        repr([project["build-system"], project["project"]]).encode(),
        f"{sys.version_info[:2]} {ROOT}".encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamped() -> list[str]:
    """The digests written when the environment was last made or filled."""
    return STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() else []


def is_of_here() -> bool:
    """Whether .venv works, is of this Python, and was made in this folder rather than copied."""
    script = in_venv("pip")
    if not script.exists() or (os.name != "nt" and str(VENV).encode() not in script.read_bytes()):
        return False
    ask = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return works([in_venv("python"), "-c", ask])


def install(lock: str) -> None:
    """Make .venv hold what a lock names, checked by hash, and the project itself, editable."""
    wanted = digest(lock)
    if wanted in stamped() and in_venv("python").exists():
        return
    if not is_of_here():
        need_venv_module()
        say("Making the environment in .venv ...")
        # The Python below an activated environment: one cannot make itself anew.
        python = getattr(sys, "_base_executable", sys.executable)
        must(
            [python, "-m", "venv", "--clear", VENV],
            f"The environment could not be made in {VENV}; is the folder writable?",
        )
    STAMP.unlink(missing_ok=True)
    say(f"Installing what {lock} names ...")
    pip: list[str | Path] = [in_venv("python"), "-m", "pip", "install", "--quiet"]
    must(
        [*pip, "--require-hashes", "-r", lock],
        "The packages could not be installed; the lines above say why. Is there a network, and "
        "does pip know where to look (pip config list)?",
    )
    must(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."],
        "The project itself could not be installed; the lines above say why.",
    )
    held = LOCKS[: LOCKS.index(lock) + 1]
    STAMP.write_text("\n".join(digest(each) for each in held if (ROOT / each).exists()) + "\n")


def works(command: Sequence[str | Path]) -> bool:
    """Whether a program starts and ends well when asked something harmless."""
    try:
        answer = subprocess.run(command, capture_output=True, timeout=60, env=quiet_environment())
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def find_browser() -> str | None:
    """The path of a Chromium or Chrome of this machine, or None."""
    named = os.environ.get(BROWSER_VARIABLE)
    if named:
        if not works([named, "--version"]):
            raise CannotGoOnError(f"{BROWSER_VARIABLE} names {named}, which does not start.")
        return named
    found = (shutil.which(name) for name in BROWSER_NAMES)
    # A Debian-like machine may hold a stub that only points at another packager: hence `works`.
    return next((path for path in found if path and works([path, "--version"])), None)


def playwrights_own() -> bool:
    """Whether the browser that Playwright brings itself is there, or can be fetched now."""
    say("Fetching Playwright's own Chromium ...")
    return call([in_venv("python"), "-m", "playwright", "install", "chromium"]) == 0


def browser() -> dict[str, str]:
    """Find or install a browser; return the variable that tells the tests where it is."""
    path = find_browser()
    driver_starts = works([in_venv("python"), "-m", "playwright", "--version"])
    if path and driver_starts:
        return {BROWSER_VARIABLE: path}
    if apt_install(BROWSER_PACKAGES):
        path = find_browser()
        driver_starts = works([in_venv("python"), "-m", "playwright", "--version"])
    if not driver_starts:
        missing = "" if ctypes.util.find_library("atomic") else " (libatomic1 is missing)"
        raise CannotGoOnError(
            f"The browser tests cannot run: Playwright does not start{missing}. On Debian or "
            f"Ubuntu, run: sudo apt-get install {' '.join(BROWSER_PACKAGES)}"
        )
    if path:
        return {BROWSER_VARIABLE: path}
    if playwrights_own():
        return {}
    raise CannotGoOnError(
        "The browser tests cannot run: no Chromium was found and none could be installed. On "
        f"Debian or Ubuntu, run: sudo apt-get install {' '.join(BROWSER_PACKAGES)}. Elsewhere, "
        f"install Chrome or Chromium and name its program in {BROWSER_VARIABLE}."
    )


def run(arguments: list[str]) -> int:
    """Set up and start the product with its demonstration data; say where to open it."""
    install(RUN_LOCK)
    VAR.mkdir(exist_ok=True)
    command = [str(in_venv("alliancemap")), "serve", *arguments]
    if os.name == "posix":
        os.chdir(ROOT)
        # The product takes this process's place, so that a signal to one reaches the other.
        os.execve(command[0], command, quiet_environment())
    return call(command)


def test(arguments: list[str]) -> int:
    """Run every check and test on both databases; arguments go to pytest, a path limits the run.

    --database sqlite, postgresql or both: where to run what needs one. A run that is limited to
    paths is on SQLite unless this says otherwise.
    """
    arguments, asked = databases(arguments)
    install(DEV_LOCK)
    limited = any((ROOT / argument.split("::")[0]).exists() for argument in arguments)
    results: dict[str, int] = {}
    if not limited:
        results["lint"] = lint([])
    parts = {"": arguments}
    if not limited:
        apart = ["tests", "--ignore=tests/browser", "-n", "auto", *arguments]
        parts = {"tests": apart, "browser tests": ["tests/browser", "-n", "auto", *arguments]}
    for name, part in parts.items():
        for database in asked or (DATABASES[:1] if limited else DATABASES):
            said = f"{name} on {database}".strip()
            if not limited:
                say(f"\n{said}:")
            try:
                results[said] = pytest(part, database)
                if name == "browser tests" and results[said] == SOME_FAILED:
                    results[said] = tried_again(part, database)
            except CannotGoOnError as problem:
                say(f"\n{problem}")
                results[said] = 1
    if len(results) == 1:
        return next(iter(results.values()))
    return told(results, chooses=limited or is_choice(arguments))


def databases(arguments: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Take --database out of the arguments; return the others, and the databases it asks for."""
    rest, asked = [], ""
    words = iter(arguments)
    for word in words:
        if word == "--database" or word.startswith("--database="):
            asked = word.partition("=")[2] or next(words, "?")
        else:
            rest.append(word)
    known: dict[str, tuple[str, ...]] = {"": (), "both": DATABASES, "postgres": DATABASES[1:]}
    known |= {one: (one,) for one in DATABASES}
    if asked not in known:
        raise CannotGoOnError("--database takes sqlite, postgresql or both.")
    return rest, known[asked]


def is_choice(arguments: list[str]) -> bool:
    """Whether pytest is asked for some of the tests, which may lie in one of its runs alone."""
    return any(argument.startswith(("-k", "-m", "--lf", "--sw")) for argument in arguments)


def told(results: dict[str, int], chooses: bool) -> int:
    """Say which parts failed; return 1 when one did.

    Of a choice some part may hold nothing, but not all.
    """
    runs = [code for name, code in results.items() if name != "lint"]
    forgiven = {NOTHING_CHOSEN} if chooses and 0 in runs else set()
    failed = [name for name, code in results.items() if code and code not in forgiven]
    say(f"\nFAILED: {', '.join(failed)}." if failed else f"\nAll passed: {', '.join(results)}.")
    return 1 if failed else 0


def pytest(arguments: list[str], database: str = DATABASES[0]) -> int:
    """Run pytest once, beside a PostgreSQL server if asked; find the browser first if needed."""
    asks_browser = any(argument.startswith("tests/browser") for argument in arguments)
    more = browser() if asks_browser else {}
    command: list[str | Path] = [in_venv("python"), "-m", "pytest", *arguments]
    if database == "sqlite":
        return call(command, **more)
    named = os.environ.get(DATABASE_VARIABLE)
    more |= {DATABASE_VARIABLE: named} if named else {}
    command = [in_venv("python"), WITH_POSTGRESQL, *command]
    code = call(command, **more)
    if code == NO_SERVER and apt_install(["postgresql"]):
        code = call(command, **more)
    if code == NO_SERVER:
        raise CannotGoOnError(
            "The tests cannot run on PostgreSQL: the line above says why no server starts. On "
            "Debian or Ubuntu, run: sudo apt-get install postgresql. Or name a server whose user "
            f"may make databases: {DATABASE_VARIABLE}=postgresql://user:password@host:5432/name"
        )
    return code


def tried_again(arguments: list[str], database: str) -> int:
    """Run a few browser tests that failed once more, one after the other; say so.

    A browser that shares a machine with other tests may be too slow once. More than a few, or one
    that fails again, is a failure.
    """
    kept = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    names = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    failed = [name for name in names if name.startswith("tests/browser/") and database in name]
    if not 1 <= len(failed) <= FEW:
        return SOME_FAILED
    say(f"\nOnce more, each alone: {', '.join(failed)}.")
    return pytest(
        [*arguments, "--last-failed", "--last-failed-no-failures=none", "-n", "0"], database
    )


def lint(arguments: list[str]) -> int:
    """Check style, form, types and import contracts; --fix mends what can be mended."""
    install(DEV_LOCK)
    fix = "--fix" in arguments
    python = in_venv("python")
    checks: list[tuple[str, list[str | Path]]] = [
        ("ruff check", [python, "-m", "ruff", "check", *(["--fix"] if fix else [])]),
        ("ruff format", [python, "-m", "ruff", "format", *([] if fix else ["--check"])]),
        ("mypy", [python, "-m", "mypy"]),
        ("lint-imports", [in_venv("lint-imports"), "--no-logo"]),
        ("pip check", [python, "-m", "pip", "check"]),
    ]
    failed = []
    for name, command in checks:
        say(f"{name}:")
        if call(command):
            failed.append(name)
    if failed:
        say(f"\nNot clean: {', '.join(failed)}. `python3 dev.py lint --fix` mends what it can.")
    return 1 if failed else 0


def lock(arguments: list[str]) -> int:
    """Resolve the locks anew from pyproject.toml; arguments go to uv (such as --upgrade)."""
    install(DEV_LOCK)
    before: list[str] = []
    for name, groups in LOCK_GROUPS.items():
        command: list[str | Path] = [
            *(in_venv("uv"), "pip", "compile", "pyproject.toml", "--quiet", "--universal"),
            *("--python-version", f"{OLDEST[0]}.{OLDEST[1]}", "--generate-hashes"),
            *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
            *(*groups, *before, *arguments, "--output-file", name),
        ]
        must(command, f"{name} could not be resolved; the lines above say why.")
        if "://" in (ROOT / name).read_text(encoding="utf-8"):
            raise CannotGoOnError(f"{name} names a host; it must not be committed.")
        say(f"{name} is resolved.")
        before = ["--constraint", name]
    return 0


def goldens(arguments: list[str]) -> int:
    """Write the golden files anew; look at each of them before committing."""
    install(DEV_LOCK)
    wanted = arguments or ["tests", "--ignore=tests/browser"]
    code = pytest(["--renew-goldens", "-p", "no:randomly", *wanted])
    call(["git", "status", "--short", "tests/goldens"])
    return code


def bench(arguments: list[str]) -> int:
    """Measure speed against named alternatives; arguments go to benchmarks/run.py."""
    install(BENCH_LOCK)
    return call([in_venv("python"), "benchmarks/run.py", *arguments])


def mutate(arguments: list[str]) -> int:
    """Change the model one expression at a time and see whether its tests notice.

    Arguments go to tools/mutate.py: how many, of which module, --all, --again, --survivors.
    """
    install(BENCH_LOCK)
    return call([in_venv("python"), "tools/mutate.py", *arguments])


def wheel(arguments: list[str]) -> int:
    """Build the wheel and the source archive into dist/, twice: the bytes must be the same."""
    install(DEV_LOCK)
    return call([in_venv("python"), "tools/build_twice.py", *arguments])


def audit(arguments: list[str]) -> int:
    """Ask a public list of known holes about the locked versions; needs a network."""
    install(DEV_LOCK)
    tool = VAR / "audit"
    python = tool / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    without = (
        "Nothing was audited: pip-audit could not be installed. It needs a network, as does the "
        "list of known holes; without one, compare docs/reference/dependencies.md by hand."
    )
    if not works([python, "-m", "pip_audit", "--version"]):
        must([in_venv("python"), "-m", "venv", "--clear", tool], f"{tool} could not be made.")
        must([python, "-m", "pip", "install", "--quiet", "pip-audit"], without)
    # The locks hold every package already: nothing is resolved, and nothing installed.
    asked = ["-m", "pip_audit", "--disable-pip", "--require-hashes", "-r", BENCH_LOCK]
    said = subprocess.run(
        [python, *asked, "--format", "json", "--progress-spinner", "off", *arguments],
        cwd=ROOT,
        env=quiet_environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        audited = json.loads(said.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        raise CannotGoOnError(
            "Nothing was audited: the list of known holes was not reached; is there a network? "
            "Without one, compare docs/reference/dependencies.md by hand."
        ) from None
    return holes(audited)


def holes(audited: list[dict[str, Any]]) -> int:
    """Say what is known of each package; 1 when one has a hole, CannotGoOnError when unknown.

    The tool behind ends well when the list does not know a single package, as on an index that
    answers for packages but has no list of holes: that must not pass for a clean answer.
    """
    found = [(one, hole) for one in audited for hole in one.get("vulns", ())]
    for one, hole in found:
        mended = ", ".join(hole.get("fix_versions", ())) or "no version yet"
        say(f"{one['name']} {one.get('version', '')}: {hole['id']}, mended in {mended}")
    unknown = [one["name"] for one in audited if "vulns" not in one]
    if unknown or not audited:
        raise CannotGoOnError(
            f"{len(unknown)} of {len(audited)} packages were not audited, as the list of known "
            "holes does not know them or was not reached: "
            f"{', '.join(unknown[:5])}{' ...' if unknown[5:] else ''}. Nothing is said of these."
        )
    if found:
        say(
            f"\n{len(found)} known holes in {len(audited)} packages. `python3 dev.py lock "
            "--upgrade` takes newer versions."
        )
        return 1
    say(f"No known hole in any of {len(audited)} packages.")
    return 0


def demo(arguments: list[str]) -> int:
    """Judge one example in the terminal and draw its map into var/."""
    install(RUN_LOCK)
    VAR.mkdir(exist_ok=True)
    example, picture = Path("examples", "mannkind-sanofi.yaml"), Path("var", "demo.svg")
    command = in_venv("alliancemap")
    code = call([command, "assess", example, *arguments])
    code = code or call([command, "map", example, "-o", picture, *arguments])
    if not code:
        say(f"The map is in {picture}.")
    return code


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command
    for command in (run, test, lint, lock, goldens, bench, mutate, wheel, audit, demo)
}


def parser() -> argparse.ArgumentParser:
    """The command line of this script."""
    made = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").splitlines()[0])
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__, description=command.__doc__)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    if sys.version_info < OLDEST:
        say(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed; this is {sys.version.split()[0]}.")
        return 2
    given = list(sys.argv[1:] if arguments is None else arguments)
    asks_help = given[1:] in (["-h"], ["--help"])
    # Whatever follows the command belongs to the tool behind it.
    chosen, rest = parser().parse_args(given[: 2 if asks_help else 1]), given[1:]
    try:
        return COMMANDS[chosen.command](rest)
    except CannotGoOnError as problem:
        say(f"\n{problem}")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
