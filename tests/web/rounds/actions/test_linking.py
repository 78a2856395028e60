"""Links are made anew and taken back; only their hash is kept."""

import pytest
from django.test import Client
from web.rounds.team import Team

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.actions.linking import MOST_LINKS, new_link
from alliancemap_web.rounds.models import Link, Participant
from alliancemap_web.rounds.queries import guest_of_link

pytestmark = pytest.mark.django_db


def test_a_new_link_ends_the_old_one(team: Team) -> None:
    sam, old = team.people["Sam"], team.secrets["Sam"]
    phone = team.phone("Sam")
    actions.renew_link(team.desk.member, team.kept, team.key, sam, "fresh", team.now)
    assert guest_of_link(old, team.now) is None
    assert guest_of_link("fresh", team.now) == sam
    assert Client().get(f"/en/round/{old}/").status_code == 404
    assert phone.get().status_code == 404  # whoever came by the old one comes by the new one


def test_a_link_that_is_taken_back_opens_nothing_and_ends_what_it_opened(team: Team) -> None:
    phone = team.phone("Sam")
    actions.end_link(team.desk.member, team.kept, team.key, team.people["Sam"])
    assert phone.get().status_code == 404
    assert guest_of_link(team.secrets["Sam"], team.now) is None
    assert team.phone("Eva").get().status_code == 200


def test_of_many_links_the_oldest_end(team: Team) -> None:
    who = Participant.objects.get(key=team.people["Sam"])
    for place in range(MOST_LINKS):
        new_link(who, f"more {place}", team.now)
    assert who.links.count() == MOST_LINKS
    assert guest_of_link(team.secrets["Sam"], team.now) is None


def test_no_secret_is_kept(team: Team) -> None:
    kept = "".join(Link.objects.values_list("secret_hash", flat=True))
    assert not any(secret in kept for secret in team.secrets.values())


def test_nobody_has_no_link(team: Team) -> None:
    with pytest.raises(RefusedError) as refused:
        actions.renew_link(team.desk.member, team.kept, team.key, "z" * 12, "s", team.now)
    assert refused.value.status == 404
