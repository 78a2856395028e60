"""Write the page of what is kept of persons, from what each room says of its tables.

`python tools/reference_persons.py` writes docs/reference/what-is-kept-of-persons.md; a test holds
the page to what the rooms say.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "what-is-kept-of-persons.md"
INTRO = """\
# What is kept of persons

Made by `tools/reference_persons.py`; do not edit by hand.

Every table that can name a person, and how. Each room says so of its own (`persons.py`), and a
test reads every column of every table: one that can hold words and is not spoken for fails it.
The zip that a person takes out on their account's page, and the one that an owner takes out of
somebody who has no account, are made from the same list: `person.json` holds the tables by room
under these names.

- **Theirs**: rows that belong to somebody's account. **Named**: columns that hold a name or an
  address alone. **In texts**: columns in which others may name them; of those rows only the texts
  that do are told.
- **Told to the firm**: "later" where nobody may see a row before it is shown to all, "never"
  where only its author may.
- **When forgotten**: "goes" where the row goes with its person; "blanked" in the log, whose seals
  hold without the name; else the neutral name takes the place of theirs, addresses go, and the
  tie to the account is cut.

What opens a door (passwords, keys, hashes of links) is in neither zip. Files of evidence that
bear a person's name as who added them are in both.

"""


def rows() -> Iterator[str]:
    """Yield the table, a line each."""
    from django.apps import apps

    from alliancemap_web.persons import ALWAYS, standing

    yield "| table | what | theirs | named | in texts | told to the firm | when forgotten |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for one in standing():
        if not (one.ties or one.names or one.addresses or one.searched or one.files):
            continue
        paragraph = (apps.get_model(one.table).__doc__ or "").strip().partition("\n\n")[0]
        said = " ".join(paragraph.split())
        is_own = said and not said.startswith(f"{one.table.partition('.')[2]}(")
        told = "later" if one.apart else ("yes" if one.firm else "no")
        yield " | ".join(
            (
                f"| {one.table}",
                said.replace("|", "\\|") if is_own else "",
                ", ".join(dict.fromkeys((*one.theirs, *one.about))),
                ", ".join((*one.names, *one.addresses, *one.blanked)),
                ", ".join((*one.texts, *one.packed, *one.folded)),
                "never" if one.apart == ALWAYS else told,
                ("goes" if one.goes else "blanked" if one.by_itself else "renamed") + " |",
            )
        )


def page() -> bytes:
    """Return the page."""
    return (INTRO + "\n".join(rows()) + "\n").encode()


def main() -> int:
    """Write the page."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
    django.setup()
    PAGE.write_bytes(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
