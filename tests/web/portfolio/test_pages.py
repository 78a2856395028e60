"""The pages of one alliance show what is known, what is not, and nothing to strangers."""

from django.test import Client
from portfolio_made import PASSWORD

from alliancemap_web.workspaces.rights import Member


def test_the_page_of_an_alliance_has_the_map_on_top_and_every_factor(
    owner: Member, alliance: str
) -> None:
    client = Client()
    assert client.login(username="ada@example.org", email="ada@example.org", password=PASSWORD)
    page = client.get(f"/en/work/{owner.key}/alliances/{alliance}/")
    assert page.status_code == 200
    text = page.content.decode()
    assert text.index('id="map"') < text.index('id="verdict"')
    answers = client.get(f"/en/work/{owner.key}/alliances/{alliance}/answers/M03/", headers={"HX-Request": "true"})
    assert answers.status_code == 200
    print(answers.content.decode())
    saved = client.post(f"/en/work/{owner.key}/alliances/{alliance}/answers/M03/", {"level": "3", "note": "seen"}, headers={"HX-Request": "true"})
    assert saved.status_code == 200, saved.content.decode()[:3000]
