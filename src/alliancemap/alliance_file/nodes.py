"""From text to a plain checked tree in which every value knows its line and column.

The parser's events are counted as they come (iterative in libyaml and in PyYAML), so a file that
nests deeply or whose aliases multiply is refused before anything of its size is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from alliancemap.alliance_file.decode import join_surrogates
from alliancemap.alliance_file.error import Path, Place, Problem, path_text, refuse, shown
from alliancemap.alliance_file.scalars import Plain, resolve
from alliancemap.alliance_file.syntax import syntax_problem

DEEPEST = 20
MOST_NODES = 20_000
MOST_CHARACTERS = 1_000_000  # of all texts together, aliases written out

# libyaml reads raw U+2028 and U+2029 as line breaks (YAML 1.1); in YAML 1.2 and JSON they are text.
_SEPARATORS = ("\u2028", "\u2029")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value, and how the file writes it."""

    line: int
    column: int
    value: Plain
    written: str


@dataclass(frozen=True, slots=True)
class Row:
    """A list of values."""

    line: int
    column: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, the place of the key, and its value."""

    key: str
    line: int
    column: int
    node: "Node"


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping; each key stands in it once."""

    line: int
    column: int
    entries: tuple[Entry, ...]


Node = Leaf | Row | Branch


@dataclass(frozen=True, slots=True)
class _Size:
    """What a value costs wherever it stands: values, characters and levels below it."""

    nodes: int
    characters: int
    height: int


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read."""

    place: Place
    anchor: str | None
    is_row: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Node | None = None
    nodes: int = 1
    characters: int = 0
    height: int = 0

    def path(self) -> Path:
        if self.is_row:
            return (len(self.items),)
        return (self.key.written,) if isinstance(self.key, Leaf) else ()


@dataclass(slots=True)
class _Tree:
    """The tree as far as it has been read."""

    name: str
    root: Node | None = None
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, _Size]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0
    characters: int = 0

    def count(self, size: _Size, place: Place) -> None:
        self.nodes += size.nodes
        self.characters += size.characters
        if len(self.stack) + size.height > DEEPEST:
            raise refuse("FILE020", place, limit=DEEPEST)
        if self.nodes > MOST_NODES:
            raise refuse("FILE021", place, limit=MOST_NODES)
        if self.characters > MOST_CHARACTERS:
            raise refuse("FILE026", place, limit=MOST_CHARACTERS)

    def put(self, node: Node, size: _Size, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.nodes += size.nodes
        parent.characters += size.characters
        parent.height = max(parent.height, size.height)
        if parent.is_row:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            key, parent.key = parent.key, None
            self.put_entry(parent, key, node)

    def put_entry(self, parent: _Open, key: Node, node: Node) -> None:
        step = (key.written,) if isinstance(key, Leaf) else ()
        place = Place(self.name, key.line, key.column, path_text(self.path() + step))
        if not isinstance(key, Leaf) or not isinstance(key.value, str):
            found = shown(key.written) if isinstance(key, Leaf) else "[…]"
            self.problems.append(Problem("FILE028", place, (("found", found),)))
        elif key.value in parent.entries:
            first = parent.entries[key.value].line
            values = (("found", shown(key.value)), ("first", first))
            self.problems.append(Problem("FILE027", place, values))
        else:
            parent.entries[key.value] = Entry(key.value, key.line, key.column, node)

    def path(self) -> Path:
        return tuple(step for opened in self.stack for step in opened.path())


def read_nodes(text: str, name: str) -> tuple[Node, tuple[Problem, ...]]:
    """Return the tree of one YAML or JSON document and the problems of its keys.

    AllianceFileError when the text is not well-formed, empty, several documents, nested deeper
    than 20, larger than 20,000 values, or uses tags or aliases that lead nowhere.
    """
    joined, moved = join_surrogates(text)
    hidden = _stand_ins(joined)
    for separator, stand_in in hidden:
        joined = joined.replace(separator, stand_in)
    tree = _Tree(name)
    documents = 0
    for event in _events(joined, name):
        place = _place(event.start_mark, moved, name)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise refuse("FILE025", place)
        elif isinstance(event, yaml.AliasEvent):
            _alias(tree, str(event.anchor), place)
        elif isinstance(event, yaml.ScalarEvent):
            _leaf(tree, event, place, hidden)
        elif isinstance(event, yaml.CollectionStartEvent):
            _open(tree, event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            _close(tree)
    if tree.root is None or (isinstance(tree.root, Leaf) and tree.root.value is None):
        raise refuse("FILE005", Place(name, 1, 1))
    return tree.root, tuple(tree.problems)


def _leaf(
    tree: _Tree, event: yaml.ScalarEvent, place: Place, hidden: tuple[tuple[str, str], ...]
) -> None:
    _no_tag(event.tag, place, implicit=bool(event.implicit[0] or event.implicit[1]))
    written = str(event.value)
    for separator, stand_in in hidden:
        written = written.replace(stand_in, separator)
    size = _Size(1, len(written), 1)
    tree.count(size, place)
    value = resolve(written) if event.style in (None, "") else written
    tree.put(Leaf(place.line, place.column, value, written), size, event.anchor)


def _open(tree: _Tree, event: yaml.CollectionStartEvent, place: Place) -> None:
    _no_tag(event.tag, place, implicit=bool(event.implicit))
    tree.count(_Size(1, 0, 1), place)
    tree.stack.append(_Open(place, event.anchor, isinstance(event, yaml.SequenceStartEvent)))
    if event.anchor is not None:
        tree.anchors.pop(event.anchor, None)


def _close(tree: _Tree) -> None:
    done = tree.stack.pop()
    line, column = done.place.line, done.place.column
    node: Node
    if done.is_row:
        node = Row(line, column, tuple(done.items))
    else:
        node = Branch(line, column, tuple(done.entries.values()))
    tree.put(node, _Size(done.nodes, done.characters, done.height + 1), done.anchor)


def _alias(tree: _Tree, anchor: str, place: Place) -> None:
    if anchor not in tree.anchors:
        inside = any(opened.anchor == anchor for opened in tree.stack)
        raise refuse("FILE024" if inside else "FILE023", place, found=shown(anchor))
    node, size = tree.anchors[anchor]
    tree.count(size, place)
    tree.put(node, size, None)


def _no_tag(tag: str | None, place: Place, *, implicit: bool) -> None:
    """Refuse a tag: it asks the reader for something other than plain data."""
    if tag is not None or not implicit:
        written = (tag or "!").replace("tag:yaml.org,2002:", "!!")
        raise refuse("FILE022", place, found=shown(written))


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise syntax_problem(text, error, name) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # The pure reader's own refusals carry no mark; a code point beyond Unicode is a ValueError.
        raise refuse("FILE010", Place(name, 1, 1)) from None


def _place(mark: Any, moved: dict[int, list[int]], name: str) -> Place:
    """Return the place of a mark of either parser, counted from 1."""
    shift = sum(2 for column in moved.get(mark.line, ()) if column < mark.column)
    return Place(name, mark.line + 1, mark.column + 1 + shift)


def _stand_ins(text: str) -> tuple[tuple[str, str], ...]:
    """Return for each separator that the text holds a private character that it does not hold."""
    present = [separator for separator in _SEPARATORS if separator in text]
    if not present:
        return ()
    used = set(text)
    free = (chr(code) for code in range(0xF0000, 0xFFFFD) if chr(code) not in used)
    return tuple(zip(present, free, strict=False))
