"""What others did to an alliance since somebody last looked, in a line of words."""

from dataclasses import dataclass
from datetime import datetime

from alliancemap.model.answers import span
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.acts import BESIDE, Entry
from alliancemap_web.portfolio.shown import AllianceShown
from alliancemap_web.workspaces.rights import Member

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class NewsLine:
    """Who changed what, when, and where on the page it stands; `is_answer` for a factor."""

    by: str
    at: datetime
    what: str
    anchor: str
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What was done since: the newest first, how many more there are, and every register."""

    lines: tuple[NewsLine, ...]
    more: int
    registers: frozenset[str]


def news_of(shown: AllianceShown, member: Member, seen: int) -> News:
    """Return what was done after an act; one's own acts change the page but are no news."""
    since = [one for one in shown.kept.acts if one.sequence > seen]
    others = [one for one in since if one.person is None or one.person != member.person]
    last = {one.register: one for one in others}
    newest = sorted(last.values(), key=lambda one: -one.sequence)
    return News(
        lines=tuple(line_of(shown, one) for one in newest[:MOST_NAMED]),
        more=max(0, len(newest) - MOST_NAMED),
        registers=frozenset(one.register for one in since),
    )


def met_lines(met: tuple[Entry, ...], shown: AllianceShown, now: datetime) -> tuple[str, ...]:
    """Return what others said to the same while somebody answered, a sentence each."""
    language = current_language()
    lines = []
    for one in met:
        if one.path:
            what = name_of_path(shown, one.path)
            lines.append(sentence("portfolio.met_fact", by=one.by, what=what, ago=ago(one.at, now)))
            continue
        said = next((s for s in shown.said.get(one.factor or "", ()) if s.id == one.id), None)
        if said is not None:
            answer = span_words(span(said.answer), language)
            lines.append(sentence("portfolio.met", by=one.by, answer=answer, ago=ago(one.at, now)))
    return tuple(lines)


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago something was, in words."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return sentence("portfolio.ago_now")
    if minutes < 60:
        return sentence("portfolio.ago_minutes", count=minutes)
    if minutes < 60 * 24:
        return sentence("portfolio.ago_hours", count=minutes // 60)
    return sentence("portfolio.ago_days", count=minutes // (60 * 24))


def line_of(shown: AllianceShown, entry: Entry) -> NewsLine:
    """Return one act as a line of news."""
    if entry.factor:
        return NewsLine(entry.by, entry.at, entry.factor, entry.factor, is_answer=True)
    if entry.path:
        return NewsLine(entry.by, entry.at, name_of_path(shown, entry.path), anchor_of(entry.path))
    return NewsLine(entry.by, entry.at, sentence("portfolio.news_file"), "")


def name_of_path(shown: AllianceShown, path: tuple[str, ...]) -> str:
    """Return what a fact is called, by the keys that lead to it in the alliance file."""
    words = shown.reading.words(current_language())
    if path[0] == "set_aside":
        return words.gate(path[1]).name if path[1:] and path[1] in words.gates else path[-1]
    if path[0] == "parties" and len(path) > 1:
        names = {one.id: one.name for one in shown.reading.alliance.parties}
        return names.get(path[1], path[1])
    known = {
        "name", "aim", "date", "customer", "need", "note", "sector", "language", "relations",
        "promises", "feeling", "weights", "afterwards", "translations", "stage", "signed",
        "archived",
    }  # fmt: skip
    return sentence(f"portfolio.news_{path[0]}") if path[0] in known else path[0]


def anchor_of(path: tuple[str, ...]) -> str:
    """Return where on the page a fact stands; nothing where it has no place of its own there."""
    if path[0] == "set_aside" and len(path) > 1:
        return f"gate-{path[1]}"
    if path[0] in BESIDE:
        return "name"
    return {"aim": "fact-aim", "need": "fact-need", "customer": "fact-need"}.get(path[0], "facts")
