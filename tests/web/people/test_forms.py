"""The forms of an account."""

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation

from alliancemap_web.people.forms import LanguageForm, SignInForm, SignUpForm, refusing_nonsense


@pytest.mark.parametrize("form", [SignInForm, SignUpForm])
def test_a_field_is_named_beside_it_and_nothing_is_written_inside(
    form: type[SignInForm | SignUpForm],
) -> None:
    with translation.override("fr"):
        made = form()
        labels = [str(field.label) for field in made.fields.values()]
        assert labels == ["Adresse e-mail", "Mot de passe"]
        assert "placeholder" not in made.as_p()


def test_a_password_manager_is_told_what_is_what() -> None:
    inside = SignInForm(request=RequestFactory().get("/")).as_p()
    assert 'autocomplete="username"' in inside
    assert 'autocomplete="current-password"' in inside
    assert 'autocomplete="new-password"' in SignUpForm().as_p()


@pytest.mark.parametrize(("language", "is_ours"), [("en", True), ("fr", True), ("de", False)])
def test_a_language_is_one_of_ours(language: str, is_ours: bool) -> None:
    assert LanguageForm({"language": language}).is_valid() == is_ours


@pytest.mark.parametrize("error", [KeyError, TypeError, ValueError, AttributeError])
def test_what_a_strange_reply_raises_becomes_a_refusal(error: type[Exception]) -> None:
    with pytest.raises(ValidationError), refusing_nonsense():
        raise error
