"""The pages that explain: how the program judges, and the vocabulary in both languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web.guide.terms import grades, terms
from alliancemap_web.languages import current_language


@require_safe
def how_it_judges(request: HttpRequest) -> HttpResponse:
    """Explain how to read a map and how the verdict is made."""
    return render(request, "guide/how_it_judges.html", {"grades": grades(current_language())})


@require_safe
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Show every term in both languages side by side, the reader's own first."""
    return render(request, "guide/vocabulary.html", {"terms": terms(current_language())})
