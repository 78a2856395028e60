"""`alliancemap log`: looks the seals of every log through, shows one, or writes it out."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alliancemap.reading.paper import clean
from alliancemap.words import LANGUAGES, error_sentence, phrase
from alliancemap_web.data_folder import default_data_folder, full_path
from alliancemap_web.serve import can_start, check_tables, refuse, terminal_language

if TYPE_CHECKING:
    from alliancemap_web.logbook.checking import Found
    from alliancemap_web.logbook.sealing import Sealed

BROKEN = 1
FILE = "logbook"


def log(
    do: str,
    workspace: str | None = None,
    against: str | None = None,
    data: str | Path | None = None,
    language: str | None = None,
) -> int:
    """Do what was asked of the log; return 0, 1 when it is broken, 2 when nothing could be done.

    `do` is check, show or export; `workspace` the key of one (or "server"), all when None (show and
    export: the server's). `against` names a file in which lines of an earlier check were kept.
    """
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    os.environ["ALLIANCEMAP_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
    problem = can_start(said, check_tables)
    if problem is not None:
        return problem
    if do == "check":
        return check_logs(workspace, against, said)
    return tell(do, workspace, said)


def check_logs(workspace: str | None, against: str | None, language: str) -> int:
    """Look through every log, or one, and compare with what was noted; return the exit code."""
    from alliancemap_web.logbook.checking import check, noted_in
    from alliancemap_web.logbook.queries import entries_of, heads, orphans

    noted: dict[str, dict[int, str]] = {}
    if against is not None:
        try:
            noted = noted_in(Path(against).read_text("utf-8", "replace"))
        except OSError as error:
            reason = error.strerror or str(error)
            return refuse("LOG010", language, file=against, reason=reason)
        if not noted:
            return refuse("LOG011", language, file=against)
    chosen = [one for one in heads() if workspace in (None, one.chain)]
    if workspace is not None and not chosen:
        return refuse("LOG012", language, chain=workspace)
    found = [check(one, entries_of(one.chain), noted.get(one.chain)) for one in chosen]
    wrong = [(one.code, one.chain, one.number) for one in found if one.code]
    if workspace is None:
        wrong += gone(noted, {one.chain for one in chosen})
        wrong += [("LOG009", "", 0)] * bool(orphans())
    return outcome(found, wrong, noted, language)


def outcome(
    found: "Sequence[Found]",
    wrong: Sequence[tuple[str, str, int]],
    noted: Mapping[str, Mapping[int, str]],
    language: str,
) -> int:
    """Say what was found, and what is to be kept elsewhere; return the exit code."""
    from alliancemap_web.logbook.checking import written_head

    for one in found:
        if not one.code:
            say("holds", language, chain=one.chain, count=one.count)
        if one.forgotten:
            say("forgotten", language, chain=one.chain, count=one.forgotten)
    for code, chain, number in wrong:
        sentence = error_sentence(code, language, chain=chain, number=number)
        print_lines([clean(f"{code} {sentence}")])
    if wrong:
        return BROKEN
    if noted:
        say("against", language, count=sum(map(len, noted.values())))
    say("heads" if found else "nothing", language)
    print_lines(map(written_head, found))
    return 0


def gone(noted: dict[str, dict[int, str]], there: set[str]) -> list[tuple[str, str, int]]:
    """Return the logs that were noted and are gone without the server's log saying so."""
    from alliancemap_web.logbook.queries import closed_with

    lost = []
    for chain, seals in noted.items():
        number = max(seals)
        if chain not in there and closed_with(chain) < number:
            lost.append(("LOG008", chain, number))
    return lost


def tell(do: str, workspace: str | None, language: str) -> int:
    """Show one log in sentences, the oldest entry first, or write its entries out as JSON lines."""
    from alliancemap_web.logbook.queries import SERVER, alliances_in, entries_of, heads, names_kept
    from alliancemap_web.logbook.sealing import written
    from alliancemap_web.oversight.sentences import said
    from alliancemap_web.oversight.taking_out import plain
    from alliancemap_web.portfolio.queries import names_everywhere

    chain = workspace or SERVER
    if chain not in {one.chain for one in heads()}:
        return refuse("LOG012", language, chain=chain)
    if do == "export":
        entries = (json.dumps(plain(one), ensure_ascii=False) for one in entries_of(chain))
        print_lines(entries)
        return 0
    names = {**names_kept(chain, "alliance"), **names_everywhere(alliances_in(chain))}
    print_lines(
        clean(f"{one.number}  {written(one.at)[:19]}Z  {said(one, names, language)}{by(one)}")
        for one in entries_of(chain)
    )
    return 0


def by(entry: "Sealed") -> str:
    """Return the number by which somebody is known who has no name, as in the server's log."""
    return "" if entry.who.name or not entry.who.key else f"  [{entry.who.key}]"


def say(key: str, language: str, **values: str | int) -> None:
    """Print one sentence."""
    print_lines([clean(phrase(f"command.{key}", language, FILE, **values))])


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, one after another."""
    for line in lines:
        print(line)  # noqa: T201 - a command talks
