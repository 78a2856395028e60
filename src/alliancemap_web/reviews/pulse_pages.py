"""The page of an alliance's monthly pulse: nine taps, and a year of them in small lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap.words import dated
from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.months import months_after
from alliancemap_web.reviews.pulse import Given, Question, lines, month_of, months_until, questions
from alliancemap_web.reviews.pulse_actions import LONGEST, give_pulse
from alliancemap_web.reviews.pulse_queries import RUNNING, own_pulse, pulses_of
from alliancemap_web.workspaces.rights import Member, require


@dataclass(frozen=True, slots=True)
class Choice:
    """One level of a question as the form shows it."""

    value: int
    words: str
    is_chosen: bool
    was_chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def pulse(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask a member for this month's pulse, and show those of a year."""
    now = clock.now()
    judged = judged_of(kept.document)
    asked = questions(judged.instrument, judged.words(current_language()))
    months = months_until(month_of(now.date()))
    chosen, sentence, refusals = dict[str, int](), "", list[str]()
    if request.method == "POST":
        require(member, "answer")
        chosen, sentence = typed(request.POST, asked), request.POST.get("sentence", "")
        try:
            give_pulse(member, kept, chosen, sentence, now)
        except RefusedError as error:
            refusals = [one.sentence(current_language()) for one in error.reasons]
        else:
            here = reverse("alliance_pulse", kwargs={"key": member.key, "alliance": kept.key})
            return redirect(f"{here}?done=yes#results")
    own = own_pulse(member, kept.id, months[-1])
    if own and not refusals:
        chosen, sentence = dict(own.levels), own.sentence
    before = own_pulse(member, kept.id, months_after(months[-1], -1))
    given = pulses_of(kept.id, months[0])
    shown = {
        "month": in_words(months[-1]),
        "months": [in_words(month) for month in months],
        "form": form(asked, chosen, before),
        "sentence": sentence,
        "longest": LONGEST,
        "refusals": refusals,
        "is_given": own is not None,
        "may_give": member.may("answer") and is_asked(kept),
        "is_asked": is_asked(kept),
        "is_done": request.GET.get("done") == "yes",
        "lines": [(one, in_words(one.month)) for one in lines(asked, given, months)],
        "has_any": bool(given),
        "sentences": [(one, in_words(one.month)) for one in reversed(given) if one.sentence],
    }
    return render(request, "reviews/pulse.html", shown, status=422 if refusals else 200)


def is_asked(kept: Kept) -> bool:
    """Say whether an alliance is one of which the pulse is taken."""
    return kept.row.stage == RUNNING and not kept.row.archived_at


def typed(fields: Mapping[str, str], asked: tuple[Question, ...]) -> dict[str, int]:
    """Return the levels that a form holds, -1 for what is none."""
    given = {one.factor: fields.get(one.factor, "") for one in asked}
    return {
        factor: int(text) if len(text) == 1 and text in "01234" else -1
        for factor, text in given.items()
        if text
    }


def form(
    asked: tuple[Question, ...], chosen: Mapping[str, int], before: Given | None
) -> list[tuple[Question, list[Choice]]]:
    """Return each question with its levels, the one chosen now, and last month's."""
    last = before.levels if before else {}
    return [
        (
            one,
            [
                Choice(level, words, chosen.get(one.factor) == level, last.get(one.factor) == level)
                for level, words in enumerate(one.levels)
            ],
        )
        for one in asked
    ]


def in_words(month: date | None) -> str:
    """Return a month as people write it; nothing for none."""
    return dated(month.isoformat()[:7], current_language()) if month else ""
