"""The facts of an alliance, gathered once: the page of their forms, and what the forms do."""

import re
from dataclasses import dataclass, field, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.answering import act_number, clean, read_since
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.fact_history import history_of
from alliancemap_web.portfolio.fact_part import FactPart
from alliancemap_web.portfolio.fact_parts import SIGNED
from alliancemap_web.portfolio.fields import Field, is_changed, is_untouched, read_field, with_sent
from alliancemap_web.portfolio.moved import Done, facts_of, moved
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.portfolio.shown import AllianceShown, show
from alliancemap_web.workspaces.rights import Member

# Where the library says that a place of the file is wrong; a form stands at that place already.
PLACE = re.compile(r"^[^,]{1,40}, \w+ \d+, \w+ \d+\s?: ")


@dataclass(frozen=True, slots=True)
class Read:
    """What a form of facts says: acts to be added, and what is wrong."""

    changes: tuple[Change, ...] = ()
    wrong: dict[str, str] = field(default_factory=dict)


@require_safe
@for_alliance("see")
def alliance_facts(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show every fact of an alliance, each part a form that saves by itself."""
    shown = show(member, kept, current_language(), clock.today())
    return facts_page(request, shown, facts_of(shown, current_language()))


def facts_page(
    request: HttpRequest,
    shown: AllianceShown,
    parts: tuple[FactPart, ...],
    wrong: dict[str, str] | None = None,
) -> HttpResponse:
    """Show the facts, with what was wrong with the form that was sent."""
    values = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "parts": parts,
        "wrong": wrong or {},
        "done": request.GET.get("done", ""),
        "can_relate": len(shown.reading.alliance.parties) > 2,
    }
    return render(request, "portfolio/facts.html", values, status=422 if wrong else 200)


@require_POST
@for_alliance("edit")
def alliance_fact(request: HttpRequest, member: Member, kept: Kept, part: str) -> HttpResponse:
    """Keep what the form of one part of the facts changed."""
    shown = show(member, kept, current_language(), clock.today())
    parts = facts_of(shown, current_language())
    asked = next((one for one in parts if one.id == part), None)
    if asked is None:
        raise Http404
    sent = request.POST.dict()
    base = request.headers.get("Idempotency-Key", "") or sent.get("act", "")
    read = read_part(asked, sent, base, current_language())
    met: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    try:
        if read.changes:
            now, since = clock.now(), read_since(sent)
            recorded = record(member, kept.key, read.changes, now, since=since)
            entries, met = recorded.entries, recorded.met
    except RefusedError as error:
        read = replace(read, wrong={**read.wrong, "form": in_place(error.reasons[0])})
    if not request.headers.get("HX-Request"):
        if read.wrong:
            kept_parts = tuple(with_typed(one, sent) if one is asked else one for one in parts)
            return facts_page(request, shown, kept_parts, read.wrong)
        done = f"?done={entries[-1].id}" if entries else ""
        home = reverse("alliance_facts", args=[member.key, kept.key])
        return redirect(f"{home}{done}#for-{part}")
    fresh = find_alliance(member, kept.key)
    if fresh is None:
        raise Http404
    now_shown = show(member, fresh, current_language(), clock.today())
    registers = {one.register for one in read.changes}
    right = tuple(one.id for one in asked.fields if one.id not in read.wrong)
    done_now = Done(entries, met, wrong=read.wrong, part=asked.id, checked=right)
    return moved(request, member, now_shown, registers, done=done_now)


def with_typed(part: FactPart, sent: dict[str, str]) -> FactPart:
    """Return a part with what was typed in it, so that nothing of it is lost."""
    return replace(part, fields=tuple(with_sent(one, sent) for one in part.fields))


def in_place(reason: Reason) -> str:
    """Return a reason without the line of a file that nobody here has seen."""
    return PLACE.sub("", reason.sentence(current_language()))


def read_part(part: FactPart, sent: dict[str, str], base: str, language: str) -> Read:
    """Return what a form changed of one part of the facts."""
    changes: list[Change] = []
    wrong: dict[str, str] = {}
    for one in part.fields:
        if not is_sent(one, sent) or is_untouched(one, sent):
            continue
        value, reason = read_field(one, sent)
        if reason is None and one.needs and value and not sent.get(".".join(one.needs), "").strip():
            reason = Reason("PRT032")
        if reason is not None:
            wrong[one.id] = f"{reason.sentence(language)} {reason.code}"
        elif not is_changed(one, value, sent):
            continue
        elif one.path == SIGNED and value and len(str(value)) < len("2027-05-01"):
            wrong[one.id] = f"{Reason('PRT038').sentence(language)} PRT038"
        else:
            is_dropped = bool(one.drops) and value is None
            register = "/".join(("fact", *one.drops)) if is_dropped else one.register
            changes.append(Change(register, value, act_number(base, register, value)))
    return Read(tuple(without_dropped(changes)), wrong)


def is_sent(one: Field, sent: dict[str, str]) -> bool:
    """Say whether a form sent a field at all."""
    return one.id in sent or any(name.startswith(f"{one.id}.0.") for name in sent)


def without_dropped(changes: list[Change]) -> list[Change]:
    """Return changes without those inside of what another takes away."""
    dropped = tuple(f"{one.register}/" for one in changes if one.value is None)
    return [one for one in changes if not one.register.startswith(dropped)] if dropped else changes


@require_safe
@for_alliance("see")
def alliance_fact_history(
    request: HttpRequest, member: Member, kept: Kept, part: str
) -> HttpResponse:
    """Show what the facts of one part were before, and who said so."""
    shown = show(member, kept, current_language(), clock.today())
    asked = next((one for one in facts_of(shown, current_language()) if one.id == part), None)
    if asked is None:
        raise Http404
    values = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "part": asked,
        "lines": history_of(asked, kept.acts, member),
    }
    is_part = bool(request.headers.get("HX-Request"))
    template = "portfolio/fact_lines.html" if is_part else "portfolio/fact_history.html"
    return render(request, template, values)


@require_POST
@for_alliance("edit")
def alliance_fact_add(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Add one more firm, or one more relation between firms that are there."""
    shown = show(member, kept, current_language(), clock.today())
    alliance = shown.reading.alliance
    home = reverse("alliance_facts", args=[member.key, kept.key])
    name = clean(request.POST.get("name", ""))[:200]
    between = request.POST.getlist("between")
    known = {party.id for party in alliance.parties}
    if name:
        key = new_id(name, known, "party")
        side = (
            "other" if request.POST.get("side") not in ("us", "partner") else request.POST["side"]
        )
        change = Change(f"fact/parties/{key}", {"side": side, "name": name})
    elif len(set(between) & known) > 1:
        chosen = [party.id for party in alliance.parties if party.id in between]
        key = new_id("-".join(chosen), {one.id for one in alliance.relations}, "relation")
        change = Change(f"fact/relations/{key}", {"between": chosen})
    else:
        wrong = {"add": Reason("PRT039").sentence(current_language())}
        return facts_page(request, shown, facts_of(shown, current_language()), wrong)
    done = record(member, kept.key, [change], clock.now()).entries[0].id
    anchor = f"party-{key}" if name else f"{key}-structure"
    return redirect(f"{home}?done={done}#for-{anchor}")


@require_POST
@for_alliance("edit")
def alliance_fact_remove(
    request: HttpRequest, member: Member, kept: Kept, part: str
) -> HttpResponse:
    """Take a firm or a relation out of an alliance again."""
    shown = show(member, kept, current_language(), clock.today())
    parts = facts_of(shown, current_language())
    asked = next((one for one in parts if one.id == part), None)
    if asked is None or not asked.goes:
        raise Http404
    change = Change("/".join(("fact", *asked.goes)))
    try:
        done = record(member, kept.key, [change], clock.now()).entries[0].id
    except RefusedError as error:
        return facts_page(request, shown, parts, {"form": in_place(error.reasons[0])})
    return redirect(f"{reverse('alliance_facts', args=[member.key, kept.key])}?done={done}")


def new_id(name: str, taken: set[str], otherwise: str) -> str:
    """Return an id of the alliance file that is free, made from a name."""
    letters = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]
    start = letters if re.match(r"[a-z]", letters) else otherwise
    numbered = (start if number == 1 else f"{start}-{number}" for number in range(1, 1000))
    return next(one for one in numbered if one not in taken)
