"""What happens whenever somebody signs in or gets another password, by whichever way."""

from collections.abc import Mapping
from typing import Any

from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    password_reset,
    password_set,
    user_signed_up,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from alliancemap_web.logbook.actions import ITSELF, MEMBER, Who, write_server
from alliancemap_web.people.actions import end_other_visits, forget_old_visits
from alliancemap_web.people.browsers import browser
from alliancemap_web.people.kept import begin
from alliancemap_web.people.queries import person_of_address
from alliancemap_web.trouble import if_it_can


@receiver(user_logged_in, dispatch_uid="a visit begins")
def begin_visit(request: HttpRequest, **signal: Any) -> None:
    """Let this visit end in two weeks, and take the occasion to delete those that have ended."""
    begin(request.session, browser(request.headers.get("User-Agent", "")))
    forget_old_visits()
    write_server("signed_in", person_in(signal["user"]))


@receiver(user_logged_out, dispatch_uid="a visit ended")
def end_visit(user: AbstractBaseUser | None = None, **signal: Any) -> None:  # noqa: ARG001
    """Write down that somebody signed out."""
    if user is not None:
        write_server("signed_out", person_in(user))


@receiver(user_login_failed, dispatch_uid="a sign-in refused")
def refuse_sign_in(credentials: Mapping[str, Any], **signal: Any) -> None:  # noqa: ARG001
    """Write down that somebody was not let in; whom they said to be, only if there is one."""
    typed = credentials.get("email") or credentials.get("username") or ""
    found = person_of_address(str(typed))
    with if_it_can():
        write_server("sign_in_refused", person_in(found) if found else ITSELF)


@receiver(user_signed_up, dispatch_uid="an account made")
def begin_account(user: AbstractBaseUser, **signal: Any) -> None:  # noqa: ARG001
    """Write down that somebody made an account."""
    write_server("account_made", person_in(user))


@receiver((authenticator_added, authenticator_removed), dispatch_uid="another way to sign in")
def change_ways(user: AbstractBaseUser, **signal: Any) -> None:  # noqa: ARG001
    """Write down that somebody changed how they sign in."""
    write_server("sign_in_changed", person_in(user), what="passkey")


def person_in(user: AbstractBaseUser) -> Who:
    """Return a person as the server's log names them."""
    return Who(MEMBER, str(user.pk), str(getattr(user, "name", "")))


@receiver(authentication_step_completed, dispatch_uid="another key of the visit")
def renew_key(request: HttpRequest, **signal: Any) -> None:
    """Give the visit of somebody who has just proved once more who they are another key."""
    if signal.get("reauthenticated"):
        request.session.cycle_key()


@receiver((password_changed, password_set, password_reset), dispatch_uid="another password")
def begin_anew(request: HttpRequest, user: AbstractBaseUser, **signal: Any) -> None:  # noqa: ARG001
    """End every visit but this one: whoever knew the password until now is signed out."""
    keep = request.session.session_key if request.user == user else None
    end_other_visits(user.pk, keep)
    write_server("sign_in_changed", person_in(user), what="password")
