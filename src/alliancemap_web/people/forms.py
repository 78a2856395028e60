"""The forms, after django-allauth's: nothing written inside a field, and our own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    SignupForm,
)
from allauth.mfa.adapter import get_adapter as passkey_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse

from alliancemap.words import LANGUAGES
from alliancemap_web.languages import NAMES
from alliancemap_web.people.kept import begin_two_weeks
from alliancemap_web.people.words import told_later


def plain(form: forms.Form) -> None:
    """Take out the grey words inside the fields, which vanish as one types, and their help."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""


class SignInForm(LoginForm):  # type: ignore[misc]
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["login"].label = told_later("address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "maxlength": 254}
        self.fields["password"].label = told_later("password")

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; the visit then ends in two weeks, which allauth would prolong at each change."""
        response: HttpResponse = super().login(request, redirect_url)
        if request.user.is_authenticated:
            begin_two_weeks(request.session)
        return response


class SignUpForm(SignupForm):  # type: ignore[misc]
    """Address and password; the password once, as it can be shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = told_later("address")
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "maxlength": 254}
        self.fields["password1"].label = told_later("password")
        self.fields["password1"].help_text = told_later("password_help")

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """Keep the new account; a taken address takes as long, so that time tells nothing."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        result: tuple[Any, HttpResponse | None] = super().try_save(request)
        return result


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The password there was, and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self)
        self.fields["oldpassword"].label = told_later("password_now")
        self.fields["password1"].label = told_later("password_new")
        self.fields["password1"].help_text = told_later("password_help")


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["password"].label = told_later("password")


class AskCodeForm(RequestLoginCodeForm):  # type: ignore[misc]
    """The address that a code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = told_later("address")
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "maxlength": 254}


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """A code that signs in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].label = told_later("code")


class AddressCodeForm(ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """A code that shows an address to be one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].label = told_later("code")


class DeleteForm(forms.Form):
    """The password of somebody who deletes their account; as many tries as at signing in."""

    password = forms.CharField(
        label=told_later("password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        """Return the password if it is this person's; ValidationError otherwise."""
        password: str = self.cleaned_data["password"]
        person = self.request.user
        adapter = get_adapter(self.request)
        found = adapter.authenticate(self.request, email=person.get_username(), password=password)
        if found is None or found.pk != person.pk:
            raise adapter.validation_error("incorrect_password")
        return password


class LanguageForm(forms.Form):
    """The language of our messages."""

    language = forms.ChoiceField(
        label=told_later("language"), choices=[(code, NAMES[code]) for code in LANGUAGES]
    )


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


@contextmanager
def refusing_nonsense() -> Iterator[None]:
    """Turn whatever is raised on a reply that no browser would give into the usual refusal."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise passkey_adapter().validation_error("incorrect_code") from error
