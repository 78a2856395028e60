"""What happens whenever somebody signs in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.test import Client
from web.people.conftest import PASSWORD, send

from alliancemap_web.people.models import Visit


def test_each_sign_in_forgets_the_visits_that_have_ended(
    sign_up: Callable[..., Client],
) -> None:
    Visit.objects.create(session_key="over", expire_date=datetime.now(UTC) - timedelta(days=1))
    sign_up()
    assert not Visit.objects.filter(pk="over").exists()
    assert Visit.objects.count() == 1


def test_who_proves_once_more_who_they_are_gets_another_key_and_stays_signed_in(
    sign_up: Callable[..., Client],
) -> None:
    zoe = sign_up()
    before = Visit.objects.get()
    send(zoe, "/en/account/confirm/", password=PASSWORD)
    after = Visit.objects.get()
    assert after.pk != before.pk
    assert after.expire_date == before.expire_date
    assert zoe.get("/en/account/").status_code == 200
