"""Only whom a seat belongs to sits down: by the link, or by the account it is bound to."""

import pytest
from django.test import Client
from web.portfolio.desk import Desk
from web.rounds.team import Team, gather

from alliancemap_web.rounds import actions
from alliancemap_web.workspaces.models import Membership

pytestmark = pytest.mark.django_db


def test_a_key_without_its_link_opens_nothing(team: Team) -> None:
    for name in team.people:
        answer = Client().get(f"/en/round-of/{team.people[name]}/")
        assert answer.status_code == 404
        assert b"Before we sign" not in answer.content


def test_one_s_own_link_opens_nobody_else_s_seat(team: Team) -> None:
    phone = team.phone("Sam")
    team.say("Eva", R05="0")
    for place in ("", "list/", "at/R05/", "top/"):
        answer = phone.client.get(f"/en/round-of/{team.people['Eva']}/{place}")
        assert answer.status_code == 404
    wrong = phone.client.post(f"/en/round-of/{team.people['Eva']}/at/R05/", {"level": "4"})
    assert wrong.status_code == 404
    assert team.seat("Eva").own["R05"].level == "0"


def test_a_member_sits_down_signed_in_and_nobody_else_of_the_firm_does(
    ada: Desk, sit: object
) -> None:
    team = gather(ada)
    member = Membership.objects.get(pk=ada.member.membership)
    guest = actions.Guest("finance", membership=member.key)
    seat = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    path = f"/en/round-of/{seat}/"
    assert ada.client.get(path).status_code == 200
    assert sit("Ben", "owner").client.get(path).status_code == 404
    member.delete()
    assert ada.client.get(path).status_code == 404


def test_a_form_of_a_guest_comes_from_somewhere(team: Team) -> None:
    answer = team.phone("Sam").get("list/")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_a_wrong_link_opens_nothing(team: Team) -> None:
    assert Client().get("/en/round/not-a-secret/").status_code == 404


def test_links_end_with_the_round_and_some_time_after_the_reveal(team: Team, ada: Desk) -> None:
    phone = team.phone("Sam")
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    ada.clock.passes(days=90)
    assert phone.get().status_code == 200
    ada.clock.passes(days=1)
    assert phone.get().status_code == 404
    assert Client().get(f"/en/round/{team.secrets['Eva']}/").status_code == 404


def test_the_links_of_a_cancelled_round_open_nothing(team: Team) -> None:
    phone = team.phone("Sam")
    actions.cancel(team.desk.member, team.kept, team.key, team.now)
    assert phone.get().status_code == 404
