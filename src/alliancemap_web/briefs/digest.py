"""The weekly digest of one member: what changed, what waits, what fades; on one screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import override

from alliancemap.words import dated, phrase
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.pending import pending
from alliancemap_web.portfolio.queries import Kept, Row, find_alliance, list_alliances
from alliancemap_web.portfolio.readings import as_of, judged_of
from alliancemap_web.reviews.queries import Attention, attention
from alliancemap_web.workspaces.rights import Member

WEEK = timedelta(days=7)
# As many lines as are read in a minute, headings and summary with them.
MOST_CHANGED, MOST_WAITING, MOST_FADING = 6, 5, 3
MOST_ROWS = 500
MOST_LETTERS = 80  # of a note


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line: about which alliance (or what else), where it leads, and what is said."""

    name: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A week in lines; `first` sums it up. `more` counts the changed alliances left out."""

    language: str
    first: str
    changed: tuple[DigestLine, ...]
    waiting: tuple[DigestLine, ...]
    fading: tuple[DigestLine, ...]
    more: int
    since: datetime
    until: datetime

    @property
    def is_quiet(self) -> bool:
        """Say whether there is nothing in it."""
        return not (self.changed or self.waiting or self.fading)


def digest(member: Member, language: str, now: datetime) -> Digest:
    """Return the digest of the seven days before a moment, of what the member sees."""
    since = now - WEEK
    with override(language):
        rows = [
            row
            for row in list_alliances(member, order="changed", most=MOST_ROWS).rows
            if row.level == "whole"
        ]
        moved = [row for row in rows if row.changed_at and since <= row.changed_at <= now]
        changed = tuple(
            line
            for row in moved[:MOST_CHANGED]
            for line in changes(member, row, since, now, language)
        )
        found = tuple(
            DigestLine(one.name, one.url, with_day(one.text, one.day, language))
            for one in pending(member, now)
        )
        found += tuple(watched(member, now.date(), language))
        found += tuple(reviews(member, rows, now.date(), language))
        fading = tuple(fades(member, rows, now.date(), language))
    more = max(0, len(moved) - MOST_CHANGED)
    counts = (len(changed) + more, len(found), len(fading))
    return Digest(
        language=language,
        first=summary(*counts, language),
        changed=changed,
        waiting=found[:MOST_WAITING],
        fading=fading[:MOST_FADING],
        more=more,
        since=since,
        until=now,
    )


def summary(changed: int, waiting: int, fading: int, language: str) -> str:
    """Return the first line, which says it all: also that nothing changed."""
    if not changed:
        start = sentence("briefs.digest_nothing", language)
    else:
        start = sentence("briefs.digest_changed", language, count=changed)
    parts = [start]
    if waiting:
        parts.append(sentence("briefs.digest_waiting", language, count=waiting))
    if fading:
        parts.append(sentence("briefs.digest_fading", language, count=fading))
    if not waiting and not fading:
        parts.append(sentence("briefs.digest_none_waiting", language))
    return " ".join(parts)


def changes(
    member: Member, row: Row, since: datetime, now: datetime, language: str
) -> Iterable[DigestLine]:
    """Yield what changed on one alliance; nothing when no act says anything."""
    kept = find_alliance(member, row.key)
    if kept is None:
        return
    fresh = [one for one in kept.acts if since <= one.at <= now]
    if not fresh:
        return
    is_new = kept.acts[0].at >= since
    before, after = None if is_new else as_of(kept.acts, since), judged_of(kept.document)
    said = [one for one in (verdict_line(before, after, language), *told(fresh, language)) if one]
    if is_new:
        said.insert(0, sentence("briefs.digest_new", language))
    name = after.told(language).name
    yield DigestLine(name, page_of(member, kept), " ".join(said))


def page_of(member: Member, kept: Kept) -> str:
    """Return the address of an alliance."""
    return reverse("alliance_page", args=[member.key, kept.key])


def verdict_line(before: Judged | None, after: Judged, language: str) -> str:
    """Return how the verdict moved, or that it stands, with the futures then and now."""
    now = phrase(f"verdict.{after.assessment.verdict.code}", language)
    futures = futures_of(after, language)
    if before is None:
        return sentence("briefs.digest_verdict", language, verdict=now, futures=futures)
    then = phrase(f"verdict.{before.assessment.verdict.code}", language)
    earlier = futures_of(before, language)
    if then != now:
        return sentence(
            "briefs.digest_moved",
            language,
            before=then,
            after=now,
            earlier=earlier,
            futures=futures,
        )
    if earlier != futures:
        return sentence(
            "briefs.digest_shifted", language, verdict=now, earlier=earlier, futures=futures
        )
    return sentence("briefs.digest_same", language, verdict=now)


def futures_of(judged: Judged, language: str) -> str:
    """Return how many futures say yes, or that it is too early to count."""
    if judged.assessment.is_early:
        return sentence("briefs.digest_early", language)
    return sentence("briefs.digest_dots", language, dots=judged.assessment.futures.dots)


def told(fresh: Iterable[Entry], language: str) -> Iterable[str]:
    """Yield how many answers and how many other facts were said, and by whom."""
    answers = [one for one in fresh if one.register.startswith("answer/")]
    facts = [one for one in fresh if one.register.startswith("fact/")]
    if answers:
        people = ", ".join(dict.fromkeys(one.by for one in answers if one.by))
        yield sentence("briefs.digest_answers", language, count=len(answers), people=people or "–")
    if facts:
        yield sentence("briefs.digest_facts", language, count=len(facts))


def watched(member: Member, today: date, language: str) -> Iterable[DigestLine]:
    """Yield what somebody said to watch for that came about or is to be looked up, and notes."""
    for one in attention(member, today):
        where = reverse("alliance_review", args=[member.key, one.alliance])
        yield DigestLine(one.name, where, watched_said(one, language))


def watched_said(one: Attention, language: str) -> str:
    """Return what is watched for, or a note that was not filed, in a sentence."""
    if one.kind == "note":
        return f"{sentence('reviews.need_note', language)} {one.text[:MOST_LETTERS]}"
    if one.kind == "fired" and one.trigger is not None and one.trigger.way != "event":
        return sentence("reviews.need_moved", language, factor=one.trigger.factor)
    return sentence(f"reviews.need_{one.kind}", language, what=one.text)


def reviews(
    member: Member, rows: Iterable[Row], today: date, language: str
) -> Iterable[DigestLine]:
    """Yield the alliances that are to be looked at within the week, and contradictions."""
    for row in rows:
        if row.stage == "ended":
            continue
        if row.review_on and row.review_on <= today + WEEK:
            day = dated(row.review_on.isoformat(), language)
            text = sentence("briefs.digest_review", language, day=day)
            yield DigestLine(row.name, reverse("alliance_review", args=[member.key, row.key]), text)
        if row.contested:
            text = sentence("briefs.digest_contested", language, count=row.contested)
            yield DigestLine(row.name, reverse("alliance_page", args=[member.key, row.key]), text)


def fades(member: Member, rows: Iterable[Row], today: date, language: str) -> Iterable[DigestLine]:
    """Yield the alliances whose answers fade within the week, or did."""
    for row in rows:
        if row.stage != "ended" and row.fades_on and row.fades_on <= today + WEEK:
            key = "briefs.digest_faded" if row.fades_on < today else "briefs.digest_fades"
            text = sentence(key, language, day=dated(row.fades_on.isoformat(), language))
            yield DigestLine(row.name, reverse("alliance_page", args=[member.key, row.key]), text)


def with_day(text: str, day: date | None, language: str) -> str:
    """Return a sentence with the day until which it waits."""
    if day is None:
        return text
    return sentence(
        "briefs.digest_until", language, text=text, day=dated(day.isoformat(), language)
    )
