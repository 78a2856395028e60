"""The rows that say who may read and send at each address, and the map of addresses itself."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ROWS = Path(__file__).with_name("rows.toml")
DOORS = frozenset({"anyone", "account", "own", "member", "alliance", "link", "key", "off"})
RIGHTS = ("see", "answer", "edit", "manage")
# How far somebody from outside comes: what is open to them; an alliance of which the whole is
# open, or its outline too; nowhere, since it is the firm's alone.
OUTSIDE = frozenset({"theirs", "whole", "outline", "never"})


@dataclass(frozen=True, slots=True)
class Row:
    """One address: what is there, the least right that reads and that sends, and how it is tried.

    `door` is what opens it, `kind` the kind of link or scope where that is one. `read` and `send`
    are a right, "yes" where anybody whom the door lets in may, "" where nobody can. `by` are the
    methods that send, `outside_sends` is `outside` for those where it differs. `sent` is a form
    that is understood, `asked` what an address asks with. `own` says that the thing is one person's
    ("both"), or that only sending is ("send"); `untried` why nobody is seen to succeed.
    """

    path: str
    what: str
    title: str
    door: str
    kind: str = ""
    read: str = ""
    send: str = ""
    by: tuple[str, ...] = ("POST",)
    outside: str = "theirs"
    outside_sends: str = ""
    own: str = ""
    sent: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Any] = field(default_factory=dict)
    untried: str = ""

    def right(self, method: str) -> str:
        """The least right that a method takes; "" where the address does not answer to it."""
        if method in ("GET", "HEAD"):
            return self.read
        return self.send if method in self.by else ""

    def reach(self, method: str) -> str:
        """How far somebody from outside must have been let to use a method."""
        reads = method in ("GET", "HEAD")
        return self.outside if reads else self.outside_sends or self.outside

    def is_own(self, method: str) -> bool:
        """Whether a method is for the one alone whose thing it is."""
        return self.own == "both" or (self.own == "send" and method in self.by)


def load() -> dict[str, Row]:
    """Every row by its path; ValueError for one that says what no row can."""
    rows = {}
    for group in tomllib.loads(ROWS.read_text("utf-8"))["group"]:
        shared = {name: value for name, value in group.items() if name not in ("rows", "intro")}
        for path, said in group["rows"].items():
            row = Row(path, **(shared | said | {"by": tuple(said.get("by", ("POST",)))}))
            if path in rows or row.door not in DOORS or row.outside not in OUTSIDE:
                raise ValueError(path)
            if {row.read, row.send} - {"", "yes", "read", "edit", *RIGHTS} or not row.what:
                raise ValueError(path)
            rows[path] = row
    return rows


def there() -> dict[str, Row]:
    """Every row whose address there is; that there are no others is a test of its own."""
    names = addresses()
    return {path: row for path, row in load().items() if path in names}


def intros() -> dict[str, str]:
    """What is said of each group of rows, by its title, in the order in which they stand."""
    groups = tomllib.loads(ROWS.read_text("utf-8"))["group"]
    return {group["title"]: group.get("intro", "") for group in groups}


def addresses() -> dict[str, str]:
    """Every address of the product, without its language, and what the map calls it."""
    found: dict[str, str] = {}
    for path, name in walked(get_resolver()):
        found.setdefault(tidy(path), name)
    return found


def walked(start: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the map of addresses as it is written there, with its name."""
    for one in start.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from walked(one, path)
        elif isinstance(one, URLPattern):
            yield path, one.name or ""


def tidy(path: str) -> str:
    """A path as rows write it: values in braces, no language, no letters of regular expressions."""
    path = re.sub(r"\^?\(\?P<language>[^)]*\)", "{language}", path)
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)
    path = path.replace("\\.", ".").replace("^", "").removesuffix("$").replace(".*", "{rest}")
    return re.sub(r"^(en|fr)/", "/", path) if re.match(r"^(en|fr)/", path) else path
