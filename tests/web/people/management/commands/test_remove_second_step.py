"""Whoever runs the server can take a second step away."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from alliancemap_web.people.actions import turn_on_second_step

pytestmark = pytest.mark.django_db


def test_the_step_and_its_codes_are_taken_from_this_person_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("max", "zoe"):
        person = get_user_model().objects.create_user(f"{name}@example.org")
        turn_on_second_step(person.pk, "JBSWY3DPEHPK3PXP", 1)
    call_command("remove_second_step", "Zoe@example.org")
    assert "without a second step" in capsys.readouterr().out
    assert {one.user.email for one in Authenticator.objects.all()} == {"max@example.org"}


def test_nobody_and_nothing_to_take_are_said() -> None:
    get_user_model().objects.create_user("zoe@example.org")
    for address, said in (("max@example.org", "nobody has"), ("zoe@example.org", "no second")):
        with pytest.raises(CommandError, match=said):
            call_command("remove_second_step", address)
