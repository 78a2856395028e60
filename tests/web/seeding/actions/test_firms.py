"""What is kept of drawn firms: all of a firm or nothing, and what the pages can read."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.models import Act, Alliance
from alliancemap_web.seeding.actions import firms
from alliancemap_web.seeding.actions.firms import count_rows, is_empty, make_firm
from alliancemap_web.seeding.drawn import Order, draw_firm
from alliancemap_web.workspaces.models import Workspace

UNTIL = datetime(2026, 11, 1, tzinfo=UTC)
ORDER = Order(seed=7, firms=2, alliances=2, answers=12, until=UNTIL, password="!")


@pytest.mark.django_db
def test_a_firm_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(firms.Act.objects, "bulk_create", fails)
    with pytest.raises(ZeroDivisionError):
        make_firm(ORDER, 1)
    assert is_empty()


@pytest.mark.django_db
def test_every_firm_has_what_was_asked_for() -> None:
    people = sum(make_firm(ORDER, number) for number in (1, 2))
    count_rows()
    assert Workspace.objects.count() == 2
    assert Person.objects.count() == people
    assert Alliance.objects.count() == 4
    assert Act.objects.filter(register__startswith="answer/").count() == 4 * 12


@pytest.mark.slow
@pytest.mark.django_db
def test_the_pages_read_what_is_seeded() -> None:
    firm = draw_firm(ORDER.seed, 1, ORDER.alliances, ORDER.answers, UNTIL)
    make_firm(ORDER, 1)
    browser = Client()
    browser.force_login(Person.objects.get(email="person0@firm1.example"))
    listed = browser.get(f"/en/work/{firm.key}/alliances/").content.decode()
    for one in firm.alliances:
        partner = one.base["parties"]["partner"]["name"]
        assert partner in listed
        page = browser.get(f"/en/work/{firm.key}/alliances/{one.key}/")
        assert page.status_code == 200
        assert partner in page.content.decode()
