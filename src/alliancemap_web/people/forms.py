"""The forms, after django-allauth's: nothing written inside a field, and our own words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    ConfirmPasswordResetCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse

from alliancemap.words import LANGUAGES
from alliancemap_web.languages import NAMES
from alliancemap_web.people.kept import FIRM, begin_two_weeks
from alliancemap_web.people.words import told_later
from alliancemap_web.workspaces.actions import on_one_line


def plain(form: forms.Form) -> None:
    """Take out the grey words inside the fields, which vanish as one types, and their help."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""


def new_password(form: forms.Form) -> None:
    """Ask for a new password once, as it can be shown."""
    del form.fields["password2"]
    plain(form)
    form.fields["password1"].label = told_later("password_new")
    form.fields["password1"].help_text = told_later("password_help")


class OneLine(forms.CharField):
    """A name: one line without what nobody sees, as workspaces keep theirs."""

    def __init__(self, longest: int, autocomplete: str, **more: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": autocomplete})
        super().__init__(max_length=longest, widget=widget, **more)

    def clean(self, value: Any) -> str:
        """Return the name; ValidationError when one is needed and nothing is left."""
        return str(super().clean(on_one_line(value or "", self.max_length or 0)))


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
    """Who somebody is, their firm, address and password; the password once, as it can be shown.

    Who is on the way through an invitation makes no workspace, so no firm is asked for.
    """

    field_order = ("name", "firm", "email", "password1")

    def __init__(self, *args: Any, is_invited: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = OneLine(80, "name")
        self.fields["firm"] = OneLine(120, "organization", required=False)
        if is_invited:
            del self.fields["firm"]
        self.order_fields(self.field_order)
        plain(self)
        self.fields["name"].label = told_later("own_name")
        if "firm" in self.fields:
            self.fields["firm"].label = told_later("firm")
            self.fields["firm"].help_text = told_later("firm_help")
        self.fields["email"].label = told_later("address")
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "maxlength": 254}
        self.fields["password1"].label = told_later("password")
        self.fields["password1"].help_text = told_later("password_help")

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """Keep the new account; a taken address takes as long, so that time tells nothing."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        if "firm" in self.fields:
            request.session[FIRM] = self.cleaned_data["firm"]
        result: tuple[Any, HttpResponse | None] = super().try_save(request)
        return result


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The password there was, and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new_password(self)
        self.fields["oldpassword"].label = told_later("password_now")


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


class AskResetForm(ResetPasswordForm):  # type: ignore[misc]
    """The address whose owner has forgotten the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = told_later("address")
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "maxlength": 254}


class ResetCodeForm(ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    """A code that lets choose another password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].label = told_later("code")


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """Another password instead of a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new_password(self)


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]
    """A password for somebody who had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new_password(self)


class DeleteForm(forms.Form):
    """What somebody gives who deletes their account: the password, else their address.

    As many tries as at signing in.
    """

    password = forms.CharField(
        label=told_later("password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    typed = forms.CharField(
        label=told_later("delete_typed"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "maxlength": 254}),
    )

    forget = forms.BooleanField(
        label=told_later("delete_forget"),
        required=False,
        widget=forms.CheckboxInput(attrs={"aria-describedby": "id_forget_helptext"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        person: Any = request.user
        del self.fields["typed" if person.has_usable_password() else "password"]

    def clean_password(self) -> str:
        """Return the password if it is this person's; ValidationError otherwise."""
        password: str = self.cleaned_data["password"]
        person = self.request.user
        adapter = get_adapter(self.request)
        found = adapter.authenticate(self.request, email=person.get_username(), password=password)
        if found is None or found.pk != person.pk:
            raise adapter.validation_error("incorrect_password")
        return password

    def clean_typed(self) -> str:
        """Return the address if it is this person's; ValidationError otherwise."""
        typed: str = self.cleaned_data["typed"]
        if typed.strip().lower() != self.request.user.get_username():
            raise forms.ValidationError(told_later("error_not_your_address"))
        return typed


class NameForm(forms.Form):
    """What somebody is called."""

    name = OneLine(80, "name", label=told_later("own_name"))


class LanguageForm(forms.Form):
    """The language of our messages."""

    language = forms.ChoiceField(
        label=told_later("language"), choices=[(code, NAMES[code]) for code in LANGUAGES]
    )
