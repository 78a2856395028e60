"""The page of the security standard: each of its lines, and what holds it here."""

import tomllib
from typing import Any

from reference_edition import MADE_BY, ROOT, Lines, table

LIST = ROOT / "security" / "asvs.toml"
STATES = ("tested", "documented", "absent", "deviation")
# The standard's chapters; ours are named in one word each, in the same order.
CHAPTERS = {
    "encoding": "V1 Encoding and sanitization",
    "validation": "V2 Validation and business logic",
    "browser": "V3 Web frontend",
    "interface": "V4 API and web service",
    "files": "V5 File handling",
    "authentication": "V6 Authentication",
    "visits": "V7 Session management",
    "authorization": "V8 Authorization",
    "tokens": "V9 Self-contained tokens",
    "company": "V10 OAuth and OIDC",
    "cryptography": "V11 Cryptography",
    "transport": "V12 Secure communication",
    "configuration": "V13 Configuration",
    "data": "V14 Data protection",
    "coding": "V15 Secure coding and architecture",
    "logging": "V16 Security logging and error handling",
    "calls": "V17 WebRTC",
}
INTRO = """How Alliancemap meets the
[OWASP Application Security Verification Standard](https://github.com/OWASP/ASVS) 5.0.0 at level 2:
each of its {all} lines of levels 1 and 2. What a line is about is said in our own few words; the
standard's text stands there under the number. Nobody from outside has verified this list: it is our
own account, and a test fails when a test or a page that it names is gone.

- **Tested** ({tested}): tests that fail when it does not hold, named by their file below `tests/`
  and their own name.
- **Documented** ({documented}): the line asks for something to be written down, and it is.
- **Not here** ({absent}): the line is about something that this program does not have.
- **Not met** ({deviation}): in whole or in part; the number leads to
  [the risks we accept](../explanation/accepted-risks.md).
"""


def lines() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the lines of each chapter by their numbers."""
    read = tomllib.loads(LIST.read_text("utf-8"))
    return {name: read[name] for name in CHAPTERS}


def state(line: dict[str, Any]) -> str:
    """Return how a line is met; one that is not met in part counts as not met."""
    return "deviation" if "deviation" in line else next(one for one in STATES if one in line)


def said(line: dict[str, Any]) -> str:
    """Return what the page says of a line."""
    parts = []
    if "deviation" in line:
        number = line["deviation"]
        parts.append(f"Not met: [{number}](../explanation/accepted-risks.md#{number.lower()}).")
    if "absent" in line:
        parts.append(f"Not here. {line['absent']}")
    if "says" in line:
        parts.append(line["says"])
    parts += [
        f"[{page.rpartition('/')[2]}]({address(page)})" for page in line.get("documented", ())
    ]
    parts += [f"`{test}`" for test in line.get("tested", ())]
    return "<br>".join(parts)


def address(page: str) -> str:
    """Return a page of the project as one in docs/reference links to it."""
    return "../" + page.removeprefix("docs/") if page.startswith("docs/") else f"../../{page}"


def asvs() -> Lines:
    """Yield the page."""
    chapters = lines()
    states = [state(line) for chapter in chapters.values() for line in chapter.values()]
    counts = {one: states.count(one) for one in STATES}
    yield "# The security standard, line by line\n"
    yield MADE_BY + "\n"
    yield INTRO.format(all=len(states), **counts)
    for name, chapter in chapters.items():
        yield f"## {CHAPTERS[name]}\n"
        rows = [
            (number, str(line["level"]), line["about"], said(line))
            for number, line in chapter.items()
        ]
        yield table(("Line", "Level", "About", "Here"), *rows)
