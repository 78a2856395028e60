"""The page of conditions: set, met, confirmed, and refused in place."""

from collections.abc import Callable
from html import unescape

from web.portfolio.desk import Clock, Desk

from alliancemap_web.decisions.queries import conditions_of
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

Sit = Callable[[Member], Desk]


def text(response: object) -> str:
    return unescape(getattr(response, "content", b"").decode())


def test_a_condition_from_being_set_to_being_confirmed_and_on_the_map(
    sit: Sit, chloe: Member, ben: Member, whole: Callable[[], Kept], time: Clock
) -> None:
    hers, his = sit(chloe), sit(ben)
    sent = {"condition": "they sign", "about": "risk", "owner": "Ben", "due": "2026-04-01"}
    answer = hers.client.post(hers.address("team/conditions/add/"), sent)
    key = conditions_of(whole())[0].key
    assert answer["Location"].endswith(f"#{key}")
    page = text(his.get(""))
    assert 'data-part="note-condition-gauge-risk"' in page
    assert "Chloé would support this if they sign" in page
    time.passes(days=60)
    page = text(his.get("team/conditions/"))
    assert "Overdue" in page
    assert "I no longer set this condition" not in page
    turn = his.address(f"team/conditions/{key}/turn/")
    his.client.post(turn, {"turn": "met", "note": "Signed on Monday."})
    page = text(his.get("team/conditions/"))
    assert "Chloé says whether it is met." in page
    assert "Signed on Monday." in page
    assert his.client.post(turn, {"turn": "confirmed"}).status_code == 403
    hers.client.post(hers.address(f"team/conditions/{key}/turn/"), {"turn": "confirmed"})
    assert conditions_of(whole())[0].state == "confirmed"
    assert "note-condition" not in text(his.get(""))


def test_another_owner_and_day_are_kept_with_the_history(
    sit: Sit, chloe: Member, whole: Callable[[], Kept]
) -> None:
    desk = sit(chloe)
    desk.client.post(desk.address("team/conditions/add/"), {"condition": "x", "about": "all"})
    key = conditions_of(whole())[0].key
    sent = {"owner": "Mr Weiss", "due": "2026-07-01"}
    desk.client.post(desk.address(f"team/conditions/{key}/change/"), sent)
    assert "Changed: Mr Weiss, by 1 July 2026" in text(desk.get("team/conditions/"))


def test_what_is_refused_keeps_what_was_typed(sit: Sit, chloe: Member) -> None:
    desk = sit(chloe)
    sent = {"condition": "they sign", "about": "risk", "owner": "n" * 81, "due": "soon"}
    answer = desk.client.post(desk.address("team/conditions/add/"), sent)
    assert answer.status_code == 422
    assert 'href="#owner"' in text(answer)
    assert "they sign</textarea>" in text(answer)


def test_a_reader_and_an_alliance_put_away_have_no_form(
    sit: Sit, ada: Member, reader: Member, whole: Callable[[], Kept], time: Clock
) -> None:
    assert "<textarea" not in text(sit(reader).get("team/conditions/"))
    archive(ada, whole().key, time.moment)
    desk = sit(ada)
    assert "<textarea" not in text(desk.get("team/conditions/"))
    answer = desk.client.post(desk.address("team/conditions/add/"), {"condition": "x"})
    assert (answer.status_code, "DEC006" in text(answer)) == (409, True)
