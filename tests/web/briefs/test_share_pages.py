"""Making, listing and ending links."""

from collections.abc import Callable
from typing import Any

from web.portfolio.desk import Desk

from alliancemap_web.briefs.kinds import SCRIPTS
from alliancemap_web.briefs.models import Share
from alliancemap_web.briefs.share_pages import part_name
from alliancemap_web.briefs.sharing import parts_there_are
from alliancemap_web.workspaces.rights import Member

Make = Callable[..., str]


def test_the_least_is_ticked_to_begin_with(ada: Desk) -> None:
    shown = ada.get("team/sharing/").context
    assert {one.id for one in shown["parts"] if one.is_chosen} == {"map", "page"}
    assert not any(one.is_chosen for one in shown["scripts"])
    assert shown["days"] == 14


def test_every_part_has_a_name_in_both_languages() -> None:
    for part in parts_there_are():
        assert part_name(part, "en") != part_name(part, "fr") or part == ""
    assert len({part_name(one.slug, "en") for one in SCRIPTS}) == len(SCRIPTS)


def test_the_address_is_shown_once_and_is_in_the_language_chosen(ada: Desk, share: Make) -> None:
    path = share("map", language="fr")
    assert path.startswith("/fr/shared/")
    secret = path.rstrip("/").rsplit("/", 1)[1]
    assert secret not in ada.get("team/sharing/").content.decode()


def test_a_link_is_listed_with_its_parts_and_its_views(
    ada: Desk, share: Make, guest: Callable[..., Any]
) -> None:
    path = share("map", "questions")
    guest(path)
    (row, names) = ada.get("team/sharing/").context["shares"][0]
    assert names == ["The map", "Questions to them"]
    assert row.views == 1
    page = ada.get(f"team/sharing/{row.key}/")
    assert page.context["days"][0].views == 1
    ours = ada.client.get(f"/en/work/{ada.firm}/sharing/").content.decode()
    assert "Marie" in ours


def test_parts_that_are_none_are_left_out(ada: Desk, share: Make) -> None:
    share("map", "everything", "../../etc")
    assert Share.objects.get().parts == ["map"]


def test_an_ended_link_opens_nothing(ada: Desk, share: Make, guest: Callable[..., Any]) -> None:
    path = share("map")
    key = Share.objects.get().key
    assert guest(path).status_code == 200
    assert ada.post(f"team/sharing/{key}/end/").status_code == 302
    assert guest(path).status_code == 404
    assert ada.post(f"team/sharing/{key}/end/").status_code == 404


def test_an_editor_sees_their_own_links_only(ada: Desk, share: Make, sit: object) -> None:
    share("map")
    ben = sit("Ben", "editor")  # type: ignore[operator]
    assert ben.get("team/sharing/").context["shares"] == []
    key = Share.objects.get().key
    assert ben.get(f"team/sharing/{key}/").status_code == 404
    assert ben.post(f"team/sharing/{key}/end/").status_code == 404
    assert ben.client.get(f"/en/work/{ada.firm}/sharing/").context["shares"] == []


def test_a_stranger_sees_none(ada: Desk, share: Make, stranger: Member) -> None:
    share("map")
    desk = Desk(stranger, ada.alliance, ada.clock)
    assert desk.client.get(f"/en/work/{stranger.key}/sharing/").context["shares"] == []
    assert desk.get("team/sharing/").status_code == 404


def test_what_is_wrong_is_said_and_what_was_written_stays(ada: Desk) -> None:
    sent = {"name": "For Bob", "days": "365", "parts": ["map"]}
    answer = ada.client.post(ada.address("team/sharing/"), sent)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "For Bob" in shown
    assert "between 1 and 90" in shown
    assert not Share.objects.exists()
