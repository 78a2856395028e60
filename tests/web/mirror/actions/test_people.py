"""The people of the partner, and their links."""

from datetime import timedelta

import pytest
from django.test import Client
from portfolio_made import member_in
from web.mirror.conftest import NOW, Hall

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.actions.people import MOST_GUESTS, Asking
from alliancemap_web.mirror.models import Guest, Visit
from alliancemap_web.mirror.queries import guest_of_link, load_guest
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

LAST = NOW + timedelta(days=20 + 60)


def test_a_links_secret_is_kept_nowhere(hall: Hall) -> None:
    rows = str(list(Guest.objects.values()))
    assert not any(secret in rows for secret in hall.secrets.values())


def test_a_link_opens_until_sixty_days_after_the_last_day(hall: Hall) -> None:
    secret, guest = hall.secrets["Marie"], hall.guest("Marie")
    assert guest_of_link(secret, LAST) == guest
    assert load_guest(guest, LAST)
    assert guest_of_link(secret, LAST + timedelta(days=1)) is None
    assert load_guest(guest, LAST + timedelta(days=1)) is None


def test_a_link_made_anew_ends_the_old_one_and_keeps_the_answers(hall: Hall) -> None:
    hall.theirs("Marie", V01="1")
    fresh = actions.renew_link(hall.owner, hall.kept, hall.key, hall.guest("Marie"))
    assert guest_of_link(hall.secrets["Marie"], NOW) is None
    assert guest_of_link(fresh, NOW) == hall.guest("Marie")
    assert Guest.objects.get(name="Marie").answers.count() == 1


def test_a_link_taken_back_opens_nothing_also_in_a_visit_that_came_by_it(hall: Hall) -> None:
    client = hall.browser("Marie")
    assert client.get(hall.at("Marie")).status_code == 200
    actions.end_guest(hall.owner, hall.kept, hall.key, hall.guest("Marie"), NOW)
    assert client.get(hall.at("Marie")).status_code == 404
    assert client.get(f"/en/mirror/{hall.secrets['Marie']}/").status_code == 404


def test_an_ended_link_is_told_no_reason(hall: Hall) -> None:
    actions.end_guest(hall.owner, hall.kept, hall.key, hall.guest("Marie"), NOW)
    ended = Client().get(f"/en/mirror/{hall.secrets['Marie']}/")
    never = Client().get("/en/mirror/never-was/")
    assert (ended.status_code, never.status_code) == (404, 404)
    assert ended.content.replace(hall.secrets["Marie"].encode(), b"never-was") == never.content


@pytest.mark.parametrize(
    ("asking", "field", "code"),
    [
        (Asking(""), "name", "MIR003"),
        (Asking("x" * 61), "name", "MIR004"),
        (Asking("Eve", "x" * 61), "function", "MIR004"),
        (Asking("Eve", "", "", "de"), "language", "MIR012"),
        (Asking("Eve", "", "no address", "en"), "address", "MIR013"),
    ],
)
def test_who_cannot_be_asked_is_told_by_field(
    hall: Hall, asking: Asking, field: str, code: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        actions.add_guest(hall.owner, hall.kept, hall.key, asking, NOW)
    assert [(one.code, dict(one.values)["field"]) for one in caught.value.reasons] == [
        (code, field)
    ]


def test_so_many_can_be_asked_and_no_more(hall: Hall) -> None:
    for number in range(MOST_GUESTS - 2):
        hall.ask(f"Person {number}")
    with pytest.raises(RefusedError) as caught:
        hall.ask("One more")
    assert caught.value.reasons[0].code == "MIR010"


def test_nobody_is_asked_once_it_is_revealed_or_over(revealed: Hall) -> None:
    with pytest.raises(RefusedError) as caught:
        revealed.ask("Eve")
    assert caught.value.reasons[0].code == "MIR009"


def test_only_an_owner_hands_out_links(hall: Hall) -> None:
    editor = member_in("Petite", "ben@example.org", "Ben", "editor")
    guest = hall.guest("Marie")
    for act in (
        lambda: actions.add_guest(editor, hall.kept, hall.key, Asking("Eve"), NOW),
        lambda: actions.renew_link(editor, hall.kept, hall.key, guest),
        lambda: actions.end_guest(editor, hall.kept, hall.key, guest, NOW),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_visit_is_noted_once_a_day(hall: Hall) -> None:
    client = hall.browser("Marie")
    for _ in range(3):
        client.get(hall.at("Marie"))
    assert Visit.objects.count() == 1
    assert [len(one.opened) for one in hall.row.guests] == [1, 0]
