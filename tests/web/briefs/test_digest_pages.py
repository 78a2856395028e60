"""The digest as a page, whether mail is sent or not."""

from web.portfolio.desk import Desk

from alliancemap_web.briefs.queries import digest_of, zone_of


def test_the_page_is_there_without_mail_and_says_so(ada: Desk) -> None:
    shown = ada.client.get(f"/en/work/{ada.firm}/digest/").content.decode()
    assert "1 alliance changed this week." in shown
    assert "This installation sends no mail" in shown


def test_a_member_chooses_for_themselves(ada: Desk) -> None:
    here = f"/en/work/{ada.firm}/digest/"
    answer = ada.client.post(here, {"digest": "off"}, follow=True)
    assert not digest_of(ada.member)
    assert "You will not be sent the week" in answer.content.decode()
    ada.client.post(here, {"digest": "on"})
    assert digest_of(ada.member)


def test_the_zone_is_the_owners_to_set(ada: Desk, sit: object) -> None:
    here = f"/en/work/{ada.firm}/digest/"
    assert ada.client.post(here, {"do": "zone", "zone": "Mars/Here"}).status_code == 422
    assert ada.client.post(here, {"do": "zone", "zone": " Europe/Paris "}).status_code == 302
    assert zone_of(ada.member.workspace) == "Europe/Paris"
    ben = sit("Ben", "editor")  # type: ignore[operator]
    assert ben.client.post(here, {"do": "zone", "zone": "UTC"}).status_code == 403
    assert "zone-of" not in ben.client.get(here).content.decode()
