"""The pages that explain: how the program judges, and the vocabulary in both languages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap.words import LANGUAGES
from alliancemap_web.guide.terms import grades, shared_book, terms
from alliancemap_web.languages import current_language

FOREVER = "public, max-age=31536000, immutable"


@require_safe
def how_it_judges(request: HttpRequest) -> HttpResponse:
    """Explain how to read a map and how the verdict is made."""
    return render(request, "guide/how_it_judges.html", {"grades": grades(current_language())})


@require_safe
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Show every term in both languages side by side, the reader's own first."""
    return render(request, "guide/vocabulary.html", {"terms": terms(current_language())})


@require_safe
def vocabulary_paper(request: HttpRequest) -> HttpResponse:
    """Show the vocabulary as it is printed: both languages or one, in two columns of a page."""
    only = request.GET.get("only", "")
    only = only if only in LANGUAGES else ""
    shown = {"terms": terms(only or current_language()), "only": only}
    return render(request, "guide/vocabulary_paper.html", shown)


@require_safe
def vocabulary_book(request: HttpRequest, digest: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Give scripts the dictionary under the name of what it is now; an older name leads nowhere."""
    text, now = shared_book()
    if digest != now:
        raise Http404
    return HttpResponse(
        text, content_type="application/json; charset=utf-8", headers={"Cache-Control": FOREVER}
    )
