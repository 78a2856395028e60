"""Write the reference pages: the questionnaire, its rules, vocabulary and sources, and the codes.

`python tools/reference_pages.py` writes docs/reference/; a test holds the pages to what the
instrument says now, and `python3 dev.py goldens` renews them with everything else that is made.
"""

import sys
from pathlib import Path

from reference_access import access
from reference_asvs import asvs
from reference_codes import codes
from reference_edition import LABELS, MADE_BY, ROOT, Edition, Lines, edition, table
from reference_questionnaire import questionnaire
from reference_rules import structure_rules

from alliancemap.vocabulary import dictionary

REFERENCE = ROOT / "docs" / "reference"
PAGES = {"instrument": questionnaire, "structure-rules": structure_rules}
SUFFIXES = {"en": "", "fr": ".fr"}


def vocabulary() -> Lines:
    """Yield the page of the vocabulary, both languages side by side."""
    english, french = dictionary("en"), dictionary("fr")
    yield "# Vocabulary / Vocabulaire\n"
    yield MADE_BY + "\n"
    yield (
        f"The {len(english)} terms of the questionnaire, and of the contracts that follow it, in "
        "plain words, in English and French: term, definition, one example. The examples are about "
        "two invented alliances.\n"
    )
    rows = []
    for key, ours in sorted(english.items(), key=lambda item: item[1].term.lower()):
        theirs = french[key]
        rows.append(
            (
                f"**{ours.term}**",
                f"{ours.definition} *{ours.example}*",
                f"**{theirs.term}**",
                f"{theirs.definition} *{theirs.example}*",
            )
        )
    yield table(("English", "", "Français", ""), *rows)


def bibliography(made: Edition) -> Lines:
    """Yield the page of all sources, each with how much of it was read."""
    yield "# Sources\n"
    yield MADE_BY + "\n"
    yield (
        "Every work the questionnaire and its rules lean on, and how much of it was read; what the "
        "grades E1 to E5 mean is in [Evidence grades](../explanation/evidence-grades.md).\n"
    )
    seen = LABELS["seen"]
    for source in sorted(
        made.sources.values(), key=lambda one: (one.authors or one.title, one.year or 0, one.title)
    ):
        year = f" ({source.year})" if source.year else ""
        who = f"{source.authors}{year}. " if source.authors else ""
        title = f"[{source.title}]({source.url})" if source.url else source.title
        late = "" if source.authors else year
        where = f" {source.where}." if source.where else ""
        yield f'<a id="{source.key}"></a>{who}{title}{late}.{where} *{seen[source.seen]}*\n'


def made() -> dict[Path, bytes]:
    """Return every page by its path; the same instrument makes the same bytes."""
    editions = {language: edition(language) for language in SUFFIXES}
    pages = {
        f"{name}{SUFFIXES[language]}.md": write(one, f"{name}{SUFFIXES[twin]}.md")
        for name, write in PAGES.items()
        for language, twin, one in (
            ("en", "fr", editions["en"]),
            ("fr", "en", editions["fr"]),
        )
    }
    pages["vocabulary.md"] = vocabulary()
    pages["sources.md"] = bibliography(editions["en"])
    pages["codes.md"] = codes()
    pages["who-may-open-what.md"] = access()
    pages["asvs.md"] = asvs()
    return {
        REFERENCE / name: ("\n".join(lines).rstrip("\n") + "\n").encode()
        for name, lines in pages.items()
    }


def main() -> int:
    """Write every page."""
    for path, raw in made().items():
        path.write_bytes(raw)
    return 0


if __name__ == "__main__":
    sys.exit(main())
