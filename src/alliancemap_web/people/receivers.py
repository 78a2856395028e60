"""What happens whenever somebody signs in or gets another password, by whichever way."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from alliancemap_web.people.actions import end_other_visits, forget_old_visits
from alliancemap_web.people.browsers import browser
from alliancemap_web.people.kept import begin


@receiver(user_logged_in, dispatch_uid="a visit begins")
def begin_visit(request: HttpRequest, **signal: Any) -> None:  # noqa: ARG001 - Django names them
    """Let this visit end in two weeks, and take the occasion to delete those that have ended."""
    begin(request.session, browser(request.headers.get("User-Agent", "")))
    forget_old_visits()


@receiver((password_changed, password_set, password_reset), dispatch_uid="another password")
def begin_anew(request: HttpRequest, user: AbstractBaseUser, **signal: Any) -> None:  # noqa: ARG001
    """End every visit but this one: whoever knew the password until now is signed out."""
    keep = request.session.session_key if request.user == user else None
    end_other_visits(user.pk, keep)
