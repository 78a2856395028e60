"""The repository as its own tests see it: its files, its modules, and what they import."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
LIBRARY = SRC / "alliancemap"
FACE = SRC / "alliancemap_web"

# Folders that are made, never kept; the walk must not need git, which a bare machine lacks.
MADE_FOLDERS = {"var", "build", "dist", "test-results", "__pycache__"}
KEPT_DOT_FOLDERS = {".ci"}


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file of a package, with its dotted name and its parsed text."""

    path: Path
    name: str
    lines: int
    tree: ast.Module

    @property
    def room(self) -> str:
        """The folder or file directly under the package: `model` for alliancemap.model.plan."""
        return [*self.name.split("."), ""][1]


def relative_to_root(path: Path) -> str:
    """A path as the house's tests name it."""
    return path.relative_to(ROOT).as_posix()


def kept_files() -> Iterator[Path]:
    """Every file of the checkout that is kept, not made."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in MADE_FOLDERS
            and not name.endswith(".egg-info")
            and (not name.startswith(".") or name in KEPT_DOT_FOLDERS)
        ]
        for name in files:
            if not name.endswith((".pyc", ".golden-new")) and name != ".git":
                yield Path(folder, name)


def kept_texts() -> Iterator[tuple[str, str]]:
    """The kept files that are text: path from the root, and text."""
    for path in kept_files():
        raw = path.read_bytes()
        if b"\0" in raw:
            continue
        try:
            yield path.relative_to(ROOT).as_posix(), raw.decode()
        except UnicodeDecodeError:
            continue


def modules(package: Path) -> list[Module]:
    """The modules of a package folder, without Django's generated migrations."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        if "migrations" in parts:
            continue
        name = ".".join(part for part in parts if part != "__init__")
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, name, text.count("\n"), ast.parse(text, str(path))))
    return found


def rooms(package: Path) -> set[str]:
    """The rooms of a package: its folders of code, and for the library its files as well.

    The face's files and the folders Django names stand for the face as a whole.
    """
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    if package == FACE:
        return folders - {"migrations", "templatetags"}
    return folders | ({path.stem for path in package.glob("*.py")} - {"__init__", "__main__"})


def imports(module: Module) -> set[str]:
    """The dotted names a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def does_something(module: Module) -> bool:
    """Whether a module does anything, rather than only naming values or what others hold."""
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(module.tree)
    )
