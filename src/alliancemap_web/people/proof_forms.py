"""The forms of what proves who somebody is: passkeys, and codes from an app."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from alliancemap_web import clock
from alliancemap_web.people.actions import note_wrong_code, use_code
from alliancemap_web.people.codes import matching_step
from alliancemap_web.people.words import told_later
from alliancemap_web.trouble import if_it_can

# Keyboards of phones show digits; password managers and mail programs offer the code.
CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "maxlength": 20,
    "spellcheck": "false",
}


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """What a browser made, and the name its owner gives it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["name"].label = told_later("passkey_name")
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs |= {"maxlength": 60, "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        """Return the passkey if it answers our question; ValidationError otherwise."""
        with refusing_nonsense():
            return super().clean()  # type: ignore[no-any-return]


class PasskeySignInForm(LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey's answer."""

    def clean_credential(self) -> Any:
        """Return the passkey that signed our question; ValidationError otherwise."""
        with refusing_nonsense():
            return super().clean_credential()


class PasskeyConfirmForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey's answer, from somebody who proves once more who they are."""

    def clean_credential(self) -> Any:
        """Return the passkey that signed our question; ValidationError otherwise."""
        with refusing_nonsense():
            return super().clean_credential()


class SetUpForm(forms.Form):
    """The first code from an app, which shows that it has the secret."""

    code = forms.CharField(label=told_later("step_code"), widget=forms.TextInput(attrs=CODE))

    def __init__(self, person: AbstractBaseUser, secret: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.secret = secret
        self.step = -1

    def clean_code(self) -> str:
        """Return the code if it is of now; ValidationError otherwise, and after five wrong ones."""
        code: str = self.cleaned_data["code"]
        forget_tries = check_rate_limit(self.person)
        step = matching_step(self.secret, code, clock.now())
        if step is None:
            raise forms.ValidationError(told_later("error_step_code"))
        forget_tries()
        self.step = step
        return code


class StepForm(forms.Form):
    """A code from the app, or a recovery code; each counts once."""

    code = forms.CharField(label=told_later("step_code"), widget=forms.TextInput(attrs=CODE))

    def __init__(self, person: AbstractBaseUser, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.used: Any = None

    def clean_code(self) -> str:
        """Return the code, used up; ValidationError when it is wrong, and after five wrong ones."""
        code: str = self.cleaned_data["code"]
        forget_tries = check_rate_limit(self.person)
        self.used = use_code(self.person.pk, code, clock.now())
        if self.used is None:
            with if_it_can():
                note_wrong_code(self.person.pk)
            raise forms.ValidationError(told_later("error_step_code"))
        forget_tries()
        return code

    def save(self, request: HttpRequest, is_again: bool = False) -> None:
        """Note in the visit that the code was given; `is_again` by somebody already signed in."""
        post_authentication(request, self.used, reauthenticated=is_again)


@contextmanager
def refusing_nonsense() -> Iterator[None]:
    """Turn whatever is raised on a reply that no browser would give into the usual refusal."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise get_adapter().validation_error("incorrect_code") from error
