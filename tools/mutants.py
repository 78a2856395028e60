"""Make the mutants of the model: each of its functions with one expression changed.

What may be changed, and into what, is mutmut's: a sign, a bound, a constant, a call, an argument.
Its own runner is not used, for two reasons. It starts pytest anew for every mutant, which costs
more than most tests of the model; and it leaves alone whatever is decorated, as properties and
remembered functions are. Here a mutant is a function's new code, put in the old one's place.
"""

import __future__

import difflib
import gc
import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import indent
from types import FunctionType
from typing import Any

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "src" / "alliancemap" / "model"
PACKAGE = "alliancemap.model"
# A property's function, or a remembered one, can be changed like any other.
LEFT_ALONE = re.compile(r"^( *)@(?:property|lru_cache\(.*\))$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it is (lines as in the file), how it reads, and the changed function."""

    key: str
    module: str
    function: str
    lines: range
    body: range
    was: str
    becomes: str
    source: str

    @property
    def name(self) -> str:
        """The mutant in one line; two changes that read alike share it."""
        return f"{self.module}.{self.function}: {self.was} => {self.becomes}"


def modules() -> tuple[str, ...]:
    """Return the names of the model's modules."""
    return tuple(sorted(path.stem for path in MODEL.glob("*.py") if path.stem != "__init__"))


def functions_in(tree: libcst.Module) -> Iterator[tuple[str, libcst.FunctionDef]]:
    """Yield each function and method of a module with its qualified name."""
    for statement in tree.body:
        if isinstance(statement, libcst.FunctionDef):
            yield statement.name.value, statement
        elif isinstance(statement, libcst.ClassDef):
            for inner in statement.body.body:
                if isinstance(inner, libcst.FunctionDef):
                    yield f"{statement.name.value}.{inner.name.value}", inner


def alone(function: libcst.FunctionDef) -> str:
    """Return a function's text at the left margin, without decorators and what precedes it."""
    return libcst.Module([function.with_changes(leading_lines=(), decorators=())]).code


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """Return the lines that differ, on either side, each side in one line."""
    differing = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    was = (line[2:].strip() for line in differing if line.startswith("- "))
    becomes = (line[2:].strip() for line in differing if line.startswith("+ "))
    return " ".join(was), " ".join(becomes)


@cache
def mutants_of(module: str) -> tuple[Mutant, ...]:
    """Return a module's mutants in the order of its text, each once."""
    text = LEFT_ALONE.sub(r"\1#", (MODEL / f"{module}.py").read_text(encoding="utf-8"))
    wrapped = MetadataWrapper(libcst.parse_module(text))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    tree = wrapped.visit(visitor)
    places: Any = wrapped.resolve(PositionProvider)
    names = {id(node): name for name, node in functions_in(tree)}
    originals: dict[str, str] = {}
    found: dict[str, Mutant] = {}
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, libcst.FunctionDef) or id(function) not in names:
            continue  # run once, at import: constants, fields of dataclasses
        name = names[id(function)]
        before = originals.setdefault(name, alone(function))
        changed: Any = function.deep_replace(mutation.original_node, mutation.mutated_node)
        after = alone(changed)
        key = hashlib.sha256("\0".join((module, name, before, after)).encode()).hexdigest()[:16]
        if after == before or key in found:
            continue
        place, whole = places[mutation.original_node], places[function.body]
        was, becomes = changed_lines(before, after)
        lines = range(place.start.line, place.end.line + 1)
        body = range(whole.start.line, whole.end.line + 1)
        found[key] = Mutant(key, module, name, lines, body, was, becomes, after)
    return tuple(found.values())


def functions_living() -> dict[tuple[str, str], list[FunctionType]]:
    """Return the model's functions as they are in memory, by module and qualified name."""
    living: dict[tuple[str, str], list[FunctionType]] = {}
    folder = str(MODEL)
    for one in gc.get_objects():
        # Not by isinstance: that asks lazy objects, which wake up.
        if type(one) is FunctionType and one.__code__.co_filename.startswith(folder):
            module = Path(one.__code__.co_filename).stem
            living.setdefault((module, one.__code__.co_qualname), []).append(one)
    return living


def put_in(mutant: Mutant, living: dict[tuple[str, str], list[FunctionType]]) -> None:
    """Let a function of this process be the mutant; LookupError when it is not found."""
    namespace = dict(vars(sys.modules[f"{PACKAGE}.{mutant.module}"]))
    # A method is made in a class, or it would not know of super().
    owner, _, name = mutant.function.rpartition(".")
    text = f"class Owner:\n{indent(mutant.source, '    ')}" if owner else mutant.source
    flags = __future__.annotations.compiler_flag
    exec(compile(text, mutant.name, "exec", flags, dont_inherit=True), namespace)
    made = vars(namespace["Owner"])[name] if owner else namespace[name]
    places = living.get((mutant.module, mutant.function), [])
    if not places:
        raise LookupError(mutant.name)
    for function in places:
        function.__code__ = made.__code__
        function.__defaults__ = made.__defaults__
        function.__kwdefaults__ = made.__kwdefaults__
    for loaded in list(sys.modules.values()):
        if getattr(loaded, "__name__", "").startswith("alliancemap"):
            for value in vars(loaded).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
