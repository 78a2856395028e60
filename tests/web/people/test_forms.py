"""The forms of an account."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from alliancemap_web.people.forms import LanguageForm, NameForm, SignInForm, SignUpForm


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        (SignInForm, ["Adresse e-mail", "Mot de passe"]),
        (
            SignUpForm,
            ["Votre nom", "Nom de votre entreprise", "Adresse e-mail", "Mot de passe"],
        ),
    ],
)
def test_a_field_is_named_beside_it_and_nothing_is_written_inside(
    form: type[SignInForm | SignUpForm], labels: list[str]
) -> None:
    with translation.override("fr"):
        made = form()
        assert [str(field.label) for field in made.fields.values()] == labels
        assert "placeholder" not in made.as_p()


def test_whoever_was_invited_names_no_firm() -> None:
    assert list(SignUpForm(is_invited=True).fields) == ["name", "email", "password1"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Zoé   Martin ", "Zoé Martin"), ("Zo\u202ee\n", "Zoe"), ("Zoe\u0301", "Zo\u00e9")],
)
def test_a_name_is_one_line_without_what_nobody_sees(typed: str, kept: str) -> None:
    form = NameForm({"name": typed})
    assert form.is_valid()
    assert form.cleaned_data["name"] == kept


@pytest.mark.parametrize("typed", ["", "  ", "\u200b", "\n"])
def test_a_name_of_nothing_is_refused(typed: str) -> None:
    assert not NameForm({"name": typed}).is_valid()


def test_a_password_manager_is_told_what_is_what() -> None:
    inside = SignInForm(request=RequestFactory().get("/")).as_p()
    assert 'autocomplete="username"' in inside
    assert 'autocomplete="current-password"' in inside
    assert 'autocomplete="new-password"' in SignUpForm().as_p()


@pytest.mark.parametrize(("language", "is_ours"), [("en", True), ("fr", True), ("de", False)])
def test_a_language_is_one_of_ours(language: str, is_ours: bool) -> None:
    assert LanguageForm({"language": language}).is_valid() == is_ours
