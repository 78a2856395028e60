"""`alliancemap doctor`: looks an installation over, changes nothing, and says what to do."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alliancemap.words import LANGUAGES
from alliancemap_web.data_folder import DataFolderError, default_data_folder, full_path
from alliancemap_web.database import VARIABLE, lacks_driver
from alliancemap_web.own import place_checks
from alliancemap_web.own.findings import Finding, bad, ok
from alliancemap_web.own.refusals import reason_of
from alliancemap_web.own.starting import NAME, closed_by, program, told
from alliancemap_web.serve import terminal_language


def doctor(
    data: str | Path | None = None, language: str | None = None, as_json: bool = False
) -> int:
    """Look an installation over; return 1 when something is bad, else 0."""
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    found = list(look_over(folder, said))
    if as_json:
        whole: dict[str, Any] = {
            "version": program(),
            "state": worst(found),
            "checks": [one.plain(said) for one in found],
        }
        print(json.dumps(whole, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print("\n".join(lines(found, said)))  # noqa: T201
    return 1 if worst(found) == "bad" else 0


def worst(found: list[Finding]) -> str:
    """Return how the worst of what was found is."""
    hows = {one.how for one in found}
    return "bad" if "bad" in hows else "warning" if "warning" in hows else "ok"


def lines(found: list[Finding], language: str) -> list[str]:
    """Return what was found as lines, and what it comes to."""
    states = {how: told(language, f"state_{how}") for how in ("ok", "warning", "bad")}
    width = max(map(len, states.values()))
    made = [
        told(
            language,
            "line",
            state=states[one.how].ljust(width),
            name=one.name(language),
            text=one.sentence(language),
        )
        for one in found
    ]
    counts = {how: sum(one.how == how for one in found) for how in states}
    sums = [
        told(language, key, count=counts[how])
        for how, key in (("bad", "doctor_bad"), ("warning", "doctor_look"))
        if counts[how]
    ]
    return [*made, "", " ".join(sums) or told(language, "doctor_fine")]


def look_over(folder: Path, language: str) -> Iterator[Finding]:
    """Yield all that is found, the place first, then what is kept there."""
    yield from place_checks.program_found()
    if shut := closed_by(folder):
        # Nothing that lies in it can be told from what does not.
        yield bad("folder", "folder_unusable", folder=str(folder), reason=reason_of(shut))
    else:
        yield from place_checks.folder_found(folder)
        yield from place_checks.space_found(folder, language)
        yield from place_checks.key_found(folder)
        yield from inside(folder, language)
        yield from place_checks.backup_found(folder)
    yield from place_checks.examples_found()
    yield from place_checks.memory_found(language)


def inside(folder: Path, language: str) -> Iterator[Finding]:
    """Yield what is found once Django is loaded, or why it cannot be."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import Error as DatabaseError

    from alliancemap_web.database import DatabaseAddressError, try_connection
    from alliancemap_web.mail import MailAddressError
    from alliancemap_web.people.company import CompanySignInError

    if lacks_driver():
        yield bad("database", "driver")
        return
    wrong = (ImproperlyConfigured, DatabaseAddressError, MailAddressError, CompanySignInError)
    try:
        with settled(folder):
            yield from ways_found()
            if not os.environ.get(VARIABLE) and not (folder / NAME).is_file():
                yield ok("database", "database_new")
                return
            try:
                try_connection()
                yield from kept_found(language)
            except DatabaseError as error:
                yield bad("database", "database_away", reason=reason_of(error))
    except DataFolderError as error:
        folder_said = {"folder": str(error.path), "reason": error.reason}
        yield bad("folder", "folder_unusable", **folder_said)
    except wrong as error:
        yield bad("database", "settings_wrong", reason=reason_of(error))


def ways_found() -> Iterator[Finding]:
    """Yield what is found of mail and addresses."""
    from alliancemap_web.own import way_checks

    yield from way_checks.mail_found()
    yield from way_checks.hosts_found()


def kept_found(language: str) -> Iterator[Finding]:
    """Yield what is found in the database; what needs this version's tables only with them."""
    from alliancemap_web.own import kept_checks

    for one in kept_checks.database_found(language):
        yield one
        if one.how == "bad":
            return
    is_current = True
    for one in kept_checks.tables_found():
        yield one
        is_current = one.how == "ok"
    yield from kept_checks.clock_found()
    if is_current:
        yield from kept_checks.work_found()
        yield from kept_checks.log_found()


@contextmanager
def settled(folder: Path) -> Iterator[None]:
    """Load Django for a data folder; where that has no key yet, without making one there.

    A look over changes nothing: a fresh key in place of a lost one would hide that it is lost.
    """
    import django

    has_key = (folder / place_checks.KEY).is_file()
    with tempfile.TemporaryDirectory(prefix="alliancemap-look-") as elsewhere:
        os.environ["ALLIANCEMAP_DATA"] = str(folder if has_key else elsewhere)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
        if not has_key:
            from alliancemap_web import settings

            if not os.environ.get(VARIABLE):
                settings.DATABASES["default"]["NAME"] = folder / NAME
        django.setup()
        yield
