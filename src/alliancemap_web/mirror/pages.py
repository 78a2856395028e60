"""The partner's view of an alliance: three views kept apart, and our guess of theirs."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap.instruments.mirrored import load_mirrored
from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.mirror.asking import InstrumentKey, ask_theirs, askable, first_open, lines
from alliancemap_web.mirror.queries import mirrors_of
from alliancemap_web.mirror.rows import Answers
from alliancemap_web.mirror.said import UNKNOWN, Said, file_level, read_said
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.answer_forms import Standpoint, own_statement
from alliancemap_web.portfolio.answering import act_number
from alliancemap_web.portfolio.answering import file_level as level_of
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.statements import statements
from alliancemap_web.workspaces.rights import Member

GUESS = Standpoint("our_guess")


def instrument_of(kept: Kept) -> InstrumentKey:
    """Return which instrument an alliance is asked with."""
    one = judged_of(kept.document).instrument
    return one.id, one.version, one.sector


@require_safe
@for_alliance("see")
def mirror_home(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Show how far each of the three views is, and the mirrors held up to the partner."""
    reading = judged_of(kept.document)
    known = [one for one in reading.alliance.answers if one.state == "known"]
    told = Counter(one.view for one in {(one.factor, one.view): one for one in known}.values())
    guessers = Counter(
        who for who, _ in {(one.who or "", one.factor) for one in known if one.view == "our_guess"}
    )
    shown = {
        "mirrors": mirrors_of(kept),
        "told": {view: told[view] for view in ("ours", "our_guess", "theirs")},
        "count": len(reading.instrument.factors),
        "guessers": sorted(guessers.items()),
        "has_questions": bool(askable(instrument_of(kept), current_language())),
        "today": clock.today(),
    }
    return render(request, "mirror/home.html", shown)


@require_safe
@for_alliance("see")
def mirror_guess(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show what may worry them, and the questions to answer as they would."""
    key, language = instrument_of(kept), current_language()
    factors = tuple(askable(key, language))
    if not factors:
        raise Http404
    said = guessed_by(member, kept)
    shown = {
        "lines": lines(key, factors, said, language, mirrored=True),
        "worries": load_mirrored(*key[:2], language).worries,
        "first": first_open(factors, said),
        "answered": sum(bool(one.level) for one in said.values()),
    }
    return render(request, "mirror/guess.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("answer")
def mirror_guess_one(request: HttpRequest, member: Member, kept: Kept, factor: str) -> HttpResponse:
    """Ask one question as the partner is asked it, to be answered as they would."""
    key, language = instrument_of(kept), current_language()
    factors = tuple(askable(key, language))
    said = guessed_by(member, kept)
    asked = ask_theirs(key, factors, factor, said, language)
    if asked is None:
        raise Http404
    if request.method != "POST":
        shown = {"asked": asked, "has_reasons": True, "is_guess": True}
        return render(request, "mirror/guess_one.html", shown)
    told = read_said(request.POST, asked.said)
    if not told.level:
        told = Said(UNKNOWN if told.reason else "", told.reason)
    if told.level and told != asked.said:
        keep_guess(request, member, kept, factor, told)
    if request.headers.get("HX-Request"):
        asked = ask_theirs(key, factors, factor, {**said, factor: told}, language)
        shown = {"asked": asked, "has_reasons": True, "is_guess": True}
        return render(request, "mirror/question_form.html", shown)
    return redirect(request.path)


def keep_guess(request: HttpRequest, member: Member, kept: Kept, factor: str, told: Said) -> None:
    """Add a guess to the alliance, as our guess and nothing else."""
    value: dict[str, object] = {"level": file_level(told.level), "view": "our_guess"}
    value |= {"note": told.reason} if told.reason else {}
    register = f"answer/{factor}"
    base = request.headers.get("Idempotency-Key", "")
    change = Change(register, value, act_number(base, register, value) if base else None)
    record(member, kept.key, [change], clock.now())


def guessed_by(member: Member, kept: Kept) -> Answers:
    """Return what a member has guessed of the partner's answers so far, by factor."""
    alliance = judged_of(kept.document).alliance
    told = statements(alliance, kept.acts, clock.today().isoformat())
    mine = {factor: own_statement(said, member.person, GUESS) for factor, said in told.items()}
    return {
        factor: Said(str(level_of(one.answer)), one.answer.note or "")
        for factor, one in mine.items()
        if one
    }
