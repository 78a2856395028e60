"""What happens whenever somebody signs in, by whichever way."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from alliancemap_web.people.actions import forget_old_visits
from alliancemap_web.people.kept import begin_two_weeks


@receiver(user_logged_in, dispatch_uid="a visit begins")
def begin_visit(request: HttpRequest, **signal: Any) -> None:  # noqa: ARG001 - Django names them
    """Let this visit end in two weeks, and take the occasion to delete those that have ended."""
    begin_two_weeks(request.session)
    forget_old_visits()
