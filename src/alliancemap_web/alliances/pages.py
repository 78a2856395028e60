"""The gallery and the page of one alliance: one function for each page, nothing decided here."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap_web.alliances.actions import refresh_demonstration
from alliancemap_web.alliances.cards import cards, sector_filters
from alliancemap_web.alliances.files import KINDS, take
from alliancemap_web.alliances.forms import TrialError, chosen_view, read_trial
from alliancemap_web.alliances.queries import Shown, find_alliance, list_alliances
from alliancemap_web.alliances.readings import read_as, try_answers
from alliancemap_web.alliances.whole import alliance_page, view_query
from alliancemap_web.data_folder import shipped_examples
from alliancemap_web.errors import bad_request, error_page
from alliancemap_web.languages import current_language


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every alliance as a card, or those of one sector."""
    refresh_demonstration(settings.EXAMPLES_FOLDER)
    language = current_language()
    found = list_alliances()
    sectors = sector_filters(found, language)
    chosen = request.GET.get("sector", "")
    if chosen not in {one.id for one in sectors}:
        chosen = ""
    shown = cards(found, chosen, language)
    return render(
        request,
        "alliances/gallery.html",
        {
            "cards": shown,
            "sectors": sectors,
            "chosen": chosen,
            "count": len(found),
            "is_shipped": shipped_examples() == settings.EXAMPLES_FOLDER,
        },
    )


@require_safe
def alliance(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one alliance whole, and what changed in its file since a version before."""
    shown = found_or_404(slug)
    view = chosen_view(shown.reading, request.GET.get("view", ""))
    home = reverse("alliance", args=[slug])
    page = alliance_page(shown, current_language(), home, request.GET.get("since", ""), view=view)
    return render(request, "alliances/alliance.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one alliance as it would look with some answers given differently; keep nothing."""
    shown = found_or_404(slug)
    sent = request.POST if request.method == "POST" else request.GET
    view = chosen_view(shown.reading, sent.get("view", ""))
    home = reverse("alliance", args=[slug])
    if request.method != "POST":
        return redirect(home + view_query(view))
    if shown.reading is None:
        raise Http404
    kept = read_as(shown.reading, view)
    try:
        tried = read_trial(kept, sent.getlist("kept"), sent.get("try"), sent.get("undo"))
    except TrialError as error:
        return bad_request(request, error)
    if not tried:
        return redirect(home + view_query(view))
    page = alliance_page(shown, current_language(), home, trial=try_answers(kept, tried), view=view)
    return render(request, "alliances/alliance.html", {"page": page})


@require_safe
def download(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Give one file to take away."""
    shown = found_or_404(slug)
    if kind not in KINDS or shown.reading is None or shown.latest is None:
        return error_page(request, 404, "no_such_file")
    reading = read_as(shown.reading, chosen_view(shown.reading, request.GET.get("view", "")))
    taken = take(slug, shown.latest.text, reading, kind, current_language())
    return HttpResponse(
        taken.content,
        content_type=taken.content_type,
        headers={"Content-Disposition": f'attachment; filename="{taken.name}"'},
    )


def found_or_404(slug: str) -> Shown:
    """Return one alliance as its file stands now; Http404 when there is none of that name."""
    refresh_demonstration(settings.EXAMPLES_FOLDER)
    shown = find_alliance(slug)
    if shown is None:
        raise Http404
    return shown
