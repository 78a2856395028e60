"""What a page is answered when something was done: the parts that moved, each by its id."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.acts import ANSWER, Entry
from alliancemap_web.portfolio.answer_forms import Standpoint
from alliancemap_web.portfolio.fact_part import FactPart
from alliancemap_web.portfolio.fact_parts import fact_parts, parts_of_registers
from alliancemap_web.portfolio.factor_parts import FactorPart, factor_part
from alliancemap_web.portfolio.live import News, met_lines
from alliancemap_web.portfolio.queries import attachments_of
from alliancemap_web.portfolio.refusals import Reason
from alliancemap_web.portfolio.shown import AllianceShown
from alliancemap_web.workspaces.queries import settings_of
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Done:
    """What was just done, for the line that says so: which acts, and what others did meanwhile."""

    entries: tuple[Entry, ...] = ()
    met: tuple[Entry, ...] = ()
    is_undo: bool = False
    factor: str = ""
    at: Standpoint = field(default_factory=Standpoint)
    prefix: str = ""
    with_sources: bool = False
    wrong: dict[str, str] = field(default_factory=dict)
    part: str = ""
    checked: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the acts that can be taken back."""
        return tuple(one.id for one in self.entries)


def moved(
    request: HttpRequest,
    member: Member,
    shown: AllianceShown,
    registers: Iterable[str],
    *,
    news: News | None = None,
    done: Done | None = None,
) -> HttpResponse:
    """Return the parts of an alliance's page that may have moved, for its scripts to place."""
    language, touched = current_language(), frozenset(registers)
    days = settings_of(member).fades_after
    at = done.at if done else Standpoint(shown.page.view)
    factors = sorted({one.removeprefix(ANSWER) for one in touched if one.startswith(ANSWER)})
    opened = [
        part
        for factor in factors
        if (part := factor_part(shown, member, factor, at, days, language)) is not None
    ]
    parts: tuple[FactPart, ...] = ()
    if shown.may_edit and any(not one.startswith(ANSWER) for one in touched):
        parts = parts_of_registers(facts_of(shown, language), touched)
    values: dict[str, Any] = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "opened": opened,
        "parts": parts,
        "news": news,
        "done": done,
        "met_lines": met_lines(done.met, shown, clock.now()) if done else (),
        "files": attachments_of(shown.kept),
        "structure_part": structure_of(shown, language),
    }
    status = 422 if done and done.wrong else 200
    answer = render(request, "portfolio/moved.html", values, status=status)
    answer["X-Sequence"] = str(shown.sequence)
    return answer


def facts_of(shown: AllianceShown, language: str) -> tuple[FactPart, ...]:
    """Return the facts of an alliance in their parts."""
    words = shown.reading.words(language)
    kept = shown.kept
    return fact_parts(shown.reading.alliance, json.loads(kept.document), kept.row, words)


def structure_of(shown: AllianceShown, language: str) -> FactPart | None:
    """Return the facts that the advice on structure asks for, to whoever may change them."""
    if not shown.may_edit:
        return None
    return next(one for one in facts_of(shown, language) if one.id == "fact-structure")


def refused_part(
    request: HttpRequest, prefix: str, wrong: dict[str, Reason], names: Iterable[str]
) -> HttpResponse:
    """Return what is wrong with a form, a line beside each of its fields; 422."""
    language = current_language()
    said = {
        name: wrong[name].sentence(language) if name in wrong else "" for name in (*names, *wrong)
    }
    codes = {name: reason.code for name, reason in wrong.items()}
    values = {
        "prefix": prefix,
        "said": [(name, text, codes.get(name, "")) for name, text in said.items()],
    }
    return render(request, "portfolio/wrong.html", values, status=422)


def opened_factor(
    request: HttpRequest, member: Member, shown: AllianceShown, factor: str, at: Standpoint
) -> FactorPart | None:
    """Return one factor opened, as the page or a part of it shows it."""
    prefix = "q-" if request.GET.get("place") == "question" else ""
    days = settings_of(member).fades_after
    return factor_part(shown, member, factor, at, days, current_language(), prefix)
