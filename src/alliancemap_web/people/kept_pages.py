"""The page on which somebody takes out everything that is kept of them."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliancemap_web import clock
from alliancemap_web.exchange.pages import attachment
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.privacy.taking import person_zip, rooms_in_words
from alliancemap_web.workspaces.asked import waits_for_proof

ZIP = "application/zip"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@waits_for_proof()
@reauthentication_required  # type: ignore[untyped-decorator]
def account_kept(request: HttpRequest) -> HttpResponse:
    """Say what is kept of somebody, and give it to them; they have just shown who they are."""
    person: Any = request.user
    language = current_language()
    if request.method != "POST":
        return render(request, "account/kept.html", {"lines": rooms_in_words(language)})
    now = clock.now()
    content = person_zip(person.pk, person.name, person.email, now, language)
    return attachment(content, ZIP, f"{sentence('privacy.account_file')}-{now:%Y-%m-%d}.zip")
