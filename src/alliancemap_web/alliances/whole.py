"""The page of one alliance, put together: everything the template shows, in one value."""

from dataclasses import dataclass
from datetime import datetime

from alliancemap.alliance_file import Problem
from alliancemap.model.alliance import View
from alliancemap.picture.content import MapNote
from alliancemap.words import error_sentence
from alliancemap_web.alliances.changes import ChangePanel, change_panel
from alliancemap_web.alliances.panels import Read, read_whole
from alliancemap_web.alliances.queries import Shown, Version, reading_of
from alliancemap_web.alliances.readings import FORM, Judged, read_as, views_of

HIDDEN = "none"


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """An earlier version that the newest can be compared with."""

    number: int
    loaded_at: datetime
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """One view that the page can be read from: its name, and what its address ends with."""

    id: View
    name: str
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """One answer or form that is tried out, as the trial's form carries it on."""

    factor: str
    name: str
    field: str


@dataclass(frozen=True, slots=True)
class AlliancePage:
    """One alliance's page. `read` is None while no version of its file could be read.

    `home` is its own address, below which its trial and its files are.
    `views` are those to choose from, none when only ours answers anything; `query` is what an
    address of this alliance ends with to stay in the view that is read.
    """

    home: str
    title: str
    file_name: str
    is_present: bool
    problems: tuple[str, ...]
    number: int
    loaded_at: datetime | None
    read: Read | None
    views: tuple[ViewChoice, ...]
    view: View
    query: str
    tried: tuple[Tried, ...]
    changes: ChangePanel | None
    since: int | None
    earlier: tuple[VersionChoice, ...]
    is_hidden: bool


def alliance_page(
    shown: Shown,
    language: str,
    home: str,
    since: str = "",
    trial: Judged | None = None,
    view: View = "ours",
    notes: tuple[MapNote, ...] = (),
) -> AlliancePage:
    """Return the page of an alliance as its file stands, or as a trial would have it, from a view.

    `home` is the address of the page; `since` the number of the version to compare with (the one
    before by default), or "none". `notes` stand on its map.
    """
    reading = trial or (read_as(shown.reading, view) if shown.reading else None)
    before = None if trial else compared_version(shown, since)
    earlier = shown.versions[1:]
    return AlliancePage(
        home=home,
        title=reading.told(language).name if reading else shown.title,
        file_name=shown.file_name,
        is_present=shown.is_present,
        problems=tuple(problem_sentence(one, language) for one in shown.problems),
        number=shown.latest.number if shown.latest else 0,
        loaded_at=shown.latest.loaded_at if shown.latest else None,
        read=read_whole(reading, language, notes) if reading else None,
        views=view_choices(shown.reading, view, language) if shown.reading else (),
        view=view,
        query=view_query(view),
        tried=all_tried(trial, language) if trial else (),
        changes=compare(shown, before, trial, view, language),
        since=before.number if before else None,
        earlier=tuple(VersionChoice(one.number, one.loaded_at, one is before) for one in earlier),
        is_hidden=bool(earlier) and since == HIDDEN and trial is None,
    )


def compared_version(shown: Shown, since: str) -> Version | None:
    """Return the version to compare the newest with, None when there is none or none is wanted."""
    if len(shown.versions) < 2 or since == HIDDEN:
        return None
    chosen = (one for one in shown.versions[1:] if str(one.number) == since)
    return next(chosen, shown.versions[1])


def compare(
    shown: Shown, before: Version | None, trial: Judged | None, view: View, language: str
) -> ChangePanel | None:
    """Return what a trial, or the newest version, changes; None when nothing is compared."""
    if shown.reading is None:
        return None
    now = read_as(shown.reading, view)
    if trial:
        return change_panel(now, trial, language)
    if before is None:
        return None
    return change_panel(read_as(reading_of(before, shown.file_name), view), now, language)


def view_choices(kept: Judged, current: View, language: str) -> tuple[ViewChoice, ...]:
    """Return the views to choose from; none when there is only ours."""
    views, words = views_of(kept), kept.words(language)
    if len(views) == 1:
        return ()
    return tuple(ViewChoice(one, words.view(one), view_query(one), one == current) for one in views)


def view_query(view: View) -> str:
    """Return what an address ends with to be read from a view; nothing for ours."""
    return "" if view == "ours" else f"?view={view}"


def all_tried(trial: Judged, language: str) -> tuple[Tried, ...]:
    """Return what is tried out, for the form that carries it on."""
    words = trial.words(language)
    return tuple(
        Tried(
            one,
            words.form(choice).name if one == FORM else words.factor(one).name,
            f"{one}={choice}",
        )
        for one, choice in trial.trial
    )


def problem_sentence(problem: Problem, language: str) -> str:
    """Return one problem of a file as a sentence, its code before it."""
    values = {
        name: value if isinstance(value, str | int) else ", ".join(value)
        for name, value in problem.message.values
    }
    return f"{problem.code} {error_sentence(problem.code, language, **values)}"
