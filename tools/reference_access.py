"""The reference page that says who may open what, made of the rows that the tests try."""

import sys
from collections.abc import Iterator

from reference_edition import MADE_BY, ROOT, table

sys.path.insert(0, str(ROOT / "tests"))
from web.access.rows import Row, intros, load

BY_RIGHT = {
    "": "",
    "yes": "yes",
    "see": "every member",
    "answer": "respondents, editors, owners",
    "edit": "editors, owners",
    "manage": "owners",
    "read": "a key that reads",
}
BY_REACH = {
    "theirs": "what is open to them",
    "outline": "with the outline open",
    "whole": "with the whole open",
    "never": "no",
}
BY_DOOR = {
    "anyone": "everybody",
    "account": "who is signed in",
    "own": "the person themselves",
    "link": "who holds the link",
    "off": "nobody, unless it is switched on",
}
INTRO = """\
Every address of the product, who may read there, and who may send something. The tests read the
same rows and try each of them with everybody: members of every role, advisers to whom the whole,
the outline, another alliance or nothing is open, somebody signed out, somebody without a firm, the
owner of another firm, a former member, and holders of links that are over. An address without a row
fails the tests (`tests/web/access/`).

Whoever is turned away is told that the page is not there (404), or, being a member, that their role
does not allow it (403); somebody signed out is led to sign in. What is not there and what is
somebody else's look the same. Roles and what "open" means:
[Who sees what](../explanation/who-sees-what.md).
"""


def right(row: Row, method: str) -> str:
    """Return who may use a method at a row, in words."""
    least = row.read if method == "GET" else row.send
    if not least:
        return ""
    if row.door == "key":
        return BY_RIGHT["read"] if least == "read" else "a key that edits"
    if least == "yes":
        return BY_DOOR[row.door]
    alone = row.own == "both" or (row.own == "send" and method != "GET")
    return f"whose it is: {BY_RIGHT[least]}" if alone else BY_RIGHT[least]


def outside(row: Row) -> str:
    """Return how far somebody from outside comes, in words; nothing beyond the workplace."""
    if row.door not in ("member", "alliance"):
        return ""
    owners = {row.read, row.send} <= {"", "manage"}
    if owners:
        return BY_REACH["never"]
    if row.outside_sends and row.outside_sends != row.outside:
        return f"{BY_REACH[row.outside]}; sending: {BY_REACH[row.outside_sends]}"
    return BY_REACH[row.outside]


def access() -> Iterator[str]:
    """Yield the page."""
    rows = load()
    yield "# Who may open what\n"
    yield MADE_BY + "\n"
    yield INTRO
    yield f"{len(rows)} addresses.\n"
    for title, intro in intros().items():
        here = [row for row in rows.values() if row.title == title]
        yield f"## {title}\n"
        if intro:
            yield intro.strip() + "\n"
        inside = any(row.door in ("member", "alliance") for row in here)
        head = ("What is there", "Who reads", "Who sends", *(["From outside"] if inside else []))
        lines = [
            (
                row.what,
                right(row, "GET"),
                right(row, "POST"),
                *([outside(row)] if inside else []),
                f"`{'/en' if row.path.startswith('/') else '/'}{row.path}`",
            )
            for row in here
        ]
        yield table((*head, "Address"), *lines)
