"""The second step of a sign-in: whose account has it is asked for a code, by whichever door."""

from allauth.core.internal.httpkit import headed_redirect_response
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login
from django.http import HttpResponseBase

from alliancemap_web.people.queries import has_second_step


class SecondStep(AuthenticateStage):  # type: ignore[misc]
    """After a password, a code by mail or the company's sign-in, but not after a passkey.

    django-allauth would also ask whoever has nothing but a passkey; they could then not get in any
    more once the device that holds it is lost.
    """

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        """Return the page to go to first, if any, and that the sign-in goes on."""
        person = self.login.user
        if person is None or not has_second_step(person.pk):
            return None, True
        if did_use_passwordless_login(self.request, person):
            return None, True
        return headed_redirect_response("mfa_authenticate"), True
