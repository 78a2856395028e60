"""What happens whenever somebody signs in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.test import Client

from alliancemap_web.people.models import Visit


def test_each_sign_in_forgets_the_visits_that_have_ended(
    sign_up: Callable[..., Client],
) -> None:
    Visit.objects.create(session_key="over", expire_date=datetime.now(UTC) - timedelta(days=1))
    sign_up()
    assert not Visit.objects.filter(pk="over").exists()
    assert Visit.objects.count() == 1
