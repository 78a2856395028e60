"""A talk as its page shows it: the alliance's usual page, and what was done, act by act."""

from dataclasses import dataclass
from datetime import UTC, datetime

from alliancemap.alliance_file import AllianceFileError, write_alliance
from alliancemap.instruments import InstrumentWords, load_words
from alliancemap.model.alliance import View
from alliancemap.words import phrase
from alliancemap_web.alliances.files import KINDS as KINDS
from alliancemap_web.alliances.files import Taken, map_file, take
from alliancemap_web.alliances.forms import TrialError as TrialError
from alliancemap_web.alliances.forms import read_trial
from alliancemap_web.alliances.panels import read_whole
from alliancemap_web.alliances.pictures import content_of, page_map
from alliancemap_web.alliances.queries import Shown
from alliancemap_web.alliances.readings import (
    Judged,
    digest_of,
    judged,
    read_as,
    try_answers,
    views_of,
)
from alliancemap_web.alliances.whole import AlliancePage, alliance_page
from alliancemap_web.languages import spoken
from alliancemap_web.lounge.acts import ANSWER, Operation, in_order, last_of_each
from alliancemap_web.lounge.queries import KeptTalk
from alliancemap_web.lounge.readable import alliance_of


@dataclass(frozen=True, slots=True)
class ListedTalk:
    """One talk of the list: its name, how many factors are answered, its first and last day."""

    id: str
    name: str
    answers: int
    begun: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One answer as it was given: what it was about, what it said, when and on which device.

    `counts` when it is the one that stands; `undone` when it was taken back.
    """

    factor: str
    name: str
    says: str
    sure: str
    note: str
    at: datetime
    device: str
    is_corrected: bool
    counts: bool
    undone: bool


def list_of(talks: tuple[KeptTalk, ...]) -> tuple[ListedTalk, ...]:
    """Return talks as their list shows them."""
    return tuple(listed(one) for one in talks)


def listed(talk: KeptTalk) -> ListedTalk:
    """Return one talk as the list shows it."""
    ordered = in_order(talk.operations)
    last = last_of_each(ordered)
    answered = (
        one
        for register, one in last.items()
        if register.startswith(ANSWER) and one.value and one.value.get("level") is not None
    )
    return ListedTalk(
        id=talk.id,
        name=name_of(last),
        answers=sum(1 for _ in answered),
        begun=moment_of(ordered[0]),
        changed=moment_of(ordered[-1]),
    )


def name_of(last: dict[str, Operation]) -> str:
    """Return a talk's name, or that it has none."""
    name = last["name"].value if "name" in last else None
    return str(name).strip() if name and str(name).strip() else spoken("talk_unnamed")


def moment_of(operation: Operation) -> datetime:
    """Return when something is shown as done; the last second of the year 9999 at most."""
    return datetime.fromtimestamp(min(operation.moment // 1000, 253_402_300_799), UTC)


def reading_of(talk: KeptTalk, language: str) -> tuple[Judged | None, Shown]:
    """Return a talk as the library reads it, and as the pages of alliances take it."""
    name = name_of(last_of_each(in_order(talk.operations)))
    try:
        alliance = alliance_of(talk.operations, language)
    except AllianceFileError as error:
        return None, Shown("", name, name, True, (), None, error.problems)
    reading = judged(digest_of(write_alliance(alliance).encode()), alliance)
    return reading, Shown("", name, name, True, (), reading, ())


def page_of(
    talk: KeptTalk,
    language: str,
    home: str,
    view: str = "",
    trial: tuple[list[str], str | None, str | None] | None = None,
) -> AlliancePage:
    """Return the alliance's usual page of a talk, or of a trial (kept, chosen, undone) of it.

    TrialError for what no page offers, and when the trial comes to nothing.
    """
    reading, shown = reading_of(talk, language)
    chosen = view_of(reading, view)
    if trial is None or reading is None:
        return alliance_page(shown, language, home, view=chosen)
    tried = read_trial(reading, *trial)
    if not tried:
        raise TrialError
    return alliance_page(shown, language, home, trial=try_answers(reading, tried), view=chosen)


def view_of(reading: Judged | None, sent: str) -> View:
    """Return the view that is asked for, ours when nothing is answered in it."""
    offered = views_of(reading) if reading else ()
    return next((view for view in offered if view == sent), "ours")


def taken_of(talk: KeptTalk, kind: str, language: str) -> Taken | None:
    """Return one of KINDS of a talk to take away; None when it cannot be read.

    Its name says nothing about whom the talk is with.
    """
    reading, _ = reading_of(talk, language)
    if reading is None:
        return None
    return take("talk", write_alliance(reading.alliance), reading, kind, language)


def let_go() -> None:
    """Let go of what the pages remember of alliances, so that nothing of a talk stays in memory.

    What is shown next is read anew.
    """
    for remembered in (read_whole, content_of, page_map, map_file, read_as, try_answers):
        remembered.cache_clear()


def history(talk: KeptTalk, language: str) -> tuple[Act, ...]:
    """Return every answer that was given in a talk, the newest first."""
    ordered = in_order(talk.operations)
    last = last_of_each(ordered)
    sector = last["sector"].value if "sector" in last else None
    words = load_words(language=language, **({"sector": sector} if sector else {}))
    undone = {one.undoes for one in ordered}
    # Devices are told apart by letters, in the order in which they first appear.
    devices = {device: at for at, device in enumerate(dict.fromkeys(o.device for o in ordered))}
    return tuple(
        act_of(one, words, devices[one.device], last[one.register] is one, one.id in undone)
        for one in reversed(ordered)
        if one.register.startswith(ANSWER)
    )


def act_of(
    operation: Operation, words: InstrumentWords, device: int, counts: bool, undone: bool
) -> Act:
    """Return one answer as the history shows it."""
    factor = operation.register.removeprefix(ANSWER)
    value = operation.value or {}
    sure = value.get("sure")
    return Act(
        factor=factor,
        name=words.factor(factor).name,
        says=says(value.get("level"), factor, words),
        sure=words.sureness(sure) if sure else "",
        note=value.get("note") or "",
        at=moment_of(operation),
        device=letters(device),
        is_corrected=operation.kept is not None,
        counts=counts,
        undone=undone,
    )


def says(level: object, factor: str, words: InstrumentWords) -> str:
    """Return a level in the words of its factor."""
    language = words.language
    if level is None:
        return spoken("history_nothing", language)
    if isinstance(level, list):
        return spoken("levels", language, low=level[0], high=level[1])
    if isinstance(level, int):
        return words.factor(factor).levels[level]
    return phrase(f"state.{level}", language)


def letters(number: int) -> str:
    """Return A, B, ... Z, AA, AB, ... for 0, 1, ..."""
    name = ""
    number += 1
    while number:
        number, at = divmod(number - 1, 26)
        name = chr(ord("A") + at) + name
    return name
