"""The repository tests itself: the rules of the house, each as one short test.

A rule about a part holds from the moment that part exists; none is skipped.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import house
import pytest
from house import FACE, LIBRARY, ROOT, SRC, Module

# What a room may import from outside the standard library. A room not named here: nothing.
MAY_IMPORT = {
    "alliance_file": {"yaml"},
    "export": {"typst", "resvg_py", "pptx"},
}

# What the command hands over to in the face; it imports nothing else of it.
HANDED_OVER = (
    "alliancemap_web.serve",
    "alliancemap_web.moving",
    "alliancemap_web.log_command",
    "alliancemap_web.own",
    "alliancemap_web.seeding.seed",
)

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "managers", "base", "misc"}

LONGEST = 300
LONGER_FOR_A_REASON = {
    "dev.py": "runs before anything is installed, so it must be one file of its own",
}

# Files of the face that have no test of their own name, and what holds them instead.
NO_MIRROR = {
    "settings": "every test of the face runs under it",
    "urls": "every page test goes through it",
    "asgi": "serve and the browser tests go through it",
    "apps": "Django reads it at every start",
}

# Tests of the face that are about no one module, and what they are about.
OF_THE_FACE = {
    "web/test_settings.py": "what the settings come to, behind HTTPS and without",
    "web/test_query_counts.py": "every page of the workplace, and what it asks of the database",
    "web/test_sharding.py": "every table, and whose its rows are",
    "web/own/test_gone_from_disk.py": "what every deletion leaves in the data folder",
}

PAGES_OF_THE_ROOT = (
    "README.md",
    "ARCHITECTURE.md",
    "GLOSSARY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
)

LIBRARY_MODULES = house.modules(LIBRARY)
FACE_MODULES = house.modules(FACE)


def mirror(module: Module) -> Path | None:
    """The test file a module must have; None for one that needs none."""
    package, tests = (
        (LIBRARY, ROOT / "tests")
        if module.path.is_relative_to(LIBRARY)
        else (FACE, ROOT / "tests" / "web")
    )
    stem = module.path.stem
    if stem == "__main__" or not house.does_something(module):
        return None
    if package == FACE and stem in NO_MIRROR:
        return None
    if stem == "__init__":
        stem = module.path.parent.name
    folder = module.path.parent.relative_to(package)
    return tests / folder / f"test_{stem.lstrip('_')}.py"


def test_every_module_has_its_mirror_test() -> None:
    wanted = {module.name: mirror(module) for module in LIBRARY_MODULES + FACE_MODULES}
    missing = [
        f"{name} wants {house.relative_to_root(path)}"
        for name, path in wanted.items()
        if path is not None and not path.is_file()
    ]
    assert not missing, "\n".join(missing)


def test_every_test_file_mirrors_a_module_that_exists() -> None:
    mirrors = {mirror(module) for module in LIBRARY_MODULES + FACE_MODULES}
    of_the_whole = {
        path
        for folder in ("", "browser", "conformance", "docs", "web/access", "web/browser")
        for path in (ROOT / "tests" / folder).glob("test_*.py")
    } | {ROOT / "tests" / name for name in OF_THE_FACE}
    rooms = house.rooms(LIBRARY) | {"web"}
    orphans = [
        house.relative_to_root(path)
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if path not in mirrors | of_the_whole
        and path.relative_to(ROOT / "tests").parts[0] in rooms
        # A module with much to say may have its laws in a file beside: test_plan_laws.py
        and not any(
            kept and path.parent == kept.parent and path.stem.startswith(f"{kept.stem}_")
            for kept in mirrors
        )
    ]
    assert not orphans, "\n".join(orphans)


def test_every_room_of_the_library_imports_only_what_it_may() -> None:
    wrong = []
    for module in LIBRARY_MODULES:
        allowed = MAY_IMPORT.get(module.room, set()) | {"alliancemap"}
        for name in sorted(house.imports(module)):
            top = name.split(".")[0]
            hands_over = module.room == "cli" and name.startswith(HANDED_OVER)
            if top not in allowed | sys.stdlib_module_names and not hands_over:
                wrong.append(f"{module.name} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_everything_below_export_works_on_a_bare_python() -> None:
    bare = [
        module.name
        for module in LIBRARY_MODULES
        if module.room in {"model", "words", "instruments", "wire", "picture"}
    ]
    # -I and -S: no installed package is in reach. The package itself is made by hand so that only
    # the rooms named are loaded.
    code = f"""
import importlib, sys, types
package = types.ModuleType("alliancemap")
package.__path__ = [{str(LIBRARY)!r}]
sys.modules["alliancemap"] = package
for name in {bare!r}:
    importlib.import_module(name)
"""
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stderr


def test_the_import_contracts_are_kept() -> None:
    answer = lint_imports(SRC)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("alliancemap/model/wrong.py", "import random"),
        ("alliancemap/model/wrong.py", "import datetime"),
        ("alliancemap/model/wrong.py", "def later():\n    import pathlib"),
        ("alliancemap/model/wrong.py", "import alliancemap.picture"),
        ("alliancemap/words/wrong.py", "import alliancemap.instruments"),
        ("alliancemap/picture/wrong.py", "import django"),
        ("alliancemap/picture/wrong.py", "import alliancemap_web"),
        ("alliancemap_web/alliances/placeless.py", ""),
        ("alliancemap_web/alliances/speech.py", "import alliancemap_web.alliances.sections"),
        ("alliancemap_web/alliances/cards.py", "import alliancemap_web.alliances.whole"),
        ("alliancemap_web/alliances/cards.py", "import alliancemap_web.alliances.models"),
        ("alliancemap_web/serve.py", "import alliancemap_web.alliances.models"),
        ("alliancemap_web/guide/wrong.py", "import alliancemap_web.alliances.queries"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(copied_source: Path, wrong: str, line: str) -> None:
    path = copied_source / wrong
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    answer = lint_imports(copied_source)
    path.unlink() if before is None else path.write_text(before, encoding="utf-8")
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout


@pytest.fixture(scope="module")
def copied_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of both packages' code, in which a test may do wrong."""
    folder = tmp_path_factory.mktemp("source")
    for module in LIBRARY_MODULES + FACE_MODULES:
        copy = folder / module.path.relative_to(SRC)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(module.path.read_bytes())
    answer = lint_imports(folder)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return folder


def lint_imports(source: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml over the packages in a folder."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--config", ROOT / "pyproject.toml", "--no-cache", "--no-logo"],
        capture_output=True,
        text=True,
        cwd=source,
        env={"PYTHONPATH": str(source), "PYTHONUTF8": "1"},
    )


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {part for module in LIBRARY_MODULES + FACE_MODULES for part in module.name.split(".")}
    assert not names & FORBIDDEN_NAMES


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    files = [ROOT / "dev.py"]
    for folder in ("src", "tools", "benchmarks"):
        files += (ROOT / folder).rglob("*.py")
    too_long = {
        house.relative_to_root(path): lines
        for path in files
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert set(too_long) == set(LONGER_FOR_A_REASON), too_long


def test_every_public_name_of_the_library_has_a_docstring() -> None:
    bare = []
    for module in LIBRARY_MODULES:
        if ast.get_docstring(module.tree) is None:
            bare.append(module.name)
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                overload = any(
                    isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list
                )
                if not node.name.startswith("_") and not ast.get_docstring(node) and not overload:
                    bare.append(f"{module.name}.{node.name}")
    assert not bare, "\n".join(bare)


@pytest.mark.parametrize("name", PAGES_OF_THE_ROOT)
def test_the_root_has_its_pages(name: str) -> None:
    assert (ROOT / name).is_file()


def test_the_changelog_has_the_version_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)
    assert version
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {version[1]}" in changelog


def test_the_tree_in_the_architecture_page_names_exactly_the_rooms_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for package in (LIBRARY, FACE):
        assert rooms_drawn(text, package.name) == house.rooms(package)


def rooms_drawn(text: str, package: str) -> set[str]:
    """The names that stand one level below a package in a tree drawn in the text."""
    drawn: set[str] = set()
    depth_of_package: int | None = None
    depth_of_rooms: int | None = None
    for line in text.splitlines():
        entry = re.match(r"([\s│├└─|`+-]*)([\w.]+/?)", line)
        depth = len(entry[1]) if entry else 0
        if depth_of_package is not None:
            if entry is None or depth <= depth_of_package:
                break
            depth_of_rooms = depth_of_rooms or depth
            name = entry[2].removesuffix("/").removesuffix(".py")
            is_code = entry[2].endswith(("/", ".py"))
            if depth == depth_of_rooms and is_code and name not in {"__init__", "__main__"}:
                drawn.add(name)
        elif entry and entry[2] == f"{package}/" and entry[1].strip():
            depth_of_package = depth
    return drawn


def test_a_tree_drawn_in_a_text_is_read_as_its_rooms() -> None:
    text = """
├── src/
│   ├── alliancemap/       the library
│   │   ├── __init__.py    public names
│   │   ├── model/         decides
│   │   │   └── plan.py    tables
│   │   └── wire.py        values as JSON
│   └── alliancemap_web/   the face
│       └── pages.py
"""
    assert rooms_drawn(text, "alliancemap") == {"model", "wire"}
    assert rooms_drawn(text, "alliancemap_web") == {"pages"}
