"""The team's page opens to members and leads to the rooms."""

from pathlib import Path

import pytest
from django.test import Client
from portfolio_made import data_of, member_in
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.models import Membership

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "name"), [("en", "The team"), ("fr", "L’équipe")])
def test_the_team_is_a_tab_of_the_alliance(examples: Path, language: str, name: str) -> None:
    owner = member_in("Petite", "ada@example.org", "Ada")
    key = create(owner, data_of("mannkind-sanofi"), NOW, "file")
    client = Client()
    client.force_login(Membership.objects.get(pk=owner.membership).person)
    page = client.get(f"/{language}/work/{owner.key}/alliances/{key}/team/").content.decode()
    assert f"<h2>{name}</h2>" in page
    assert f'href="/{language}/work/{owner.key}/alliances/{key}/team/" aria-current="page"' in page
