"""The pages of own forecasts: said, asked on the day, scored once there are enough."""

from collections.abc import Callable
from html import unescape

from web.portfolio.desk import Clock, Desk

from alliancemap_web.decisions.queries import own_forecasts
from alliancemap_web.workspaces.rights import Member

Sit = Callable[[Member], Desk]


def text(response: object) -> str:
    return unescape(getattr(response, "content", b"").decode())


def test_a_forecast_from_being_said_to_being_told(
    sit: Sit, chloe: Member, ada: Member, time: Clock
) -> None:
    desk = sit(chloe)
    sent = {"question": "R05", "chance": "90", "due": "2026-05-01", "own": ""}
    assert desk.client.post(desk.address("team/forecasts/add/"), sent).status_code == 302
    (one,) = own_forecasts(chloe)
    assert (one.question, one.factor, one.chance) == (
        "Will their sponsor still be in post?", "R05", 90,
    )  # fmt: skip
    page = text(desk.get("team/forecasts/"))
    assert "To come" in page
    assert "The day has come" not in page
    time.passes(days=60)
    assert "What happened? Will their sponsor" in text(desk.client.get(f"/en/work/{ada.key}/"))
    assert "The day has come" in text(desk.get("team/forecasts/"))
    where = f"team/forecasts/{one.key}/outcome/"
    assert sit(ada).client.post(sit(ada).address(where), {"outcome": "no"}).status_code == 404
    assert desk.client.post(desk.address(where), {"outcome": "yes"}).status_code == 302
    page = text(desk.client.get(f"/en/work/{ada.key}/forecasts/"))
    assert "1 of 1 came as you held likelier." in page
    assert "Too few to say anything: 9 more forecasts" in page


def test_own_words_and_a_number_come_before_the_lists(sit: Sit, chloe: Member) -> None:
    desk = sit(chloe)
    sent = {
        "question": "R05", "chance": "90", "own": "Will Mr Weiss call?", "number": "33",
        "due": "2026-05-01",
    }  # fmt: skip
    desk.client.post(desk.address("team/forecasts/add/"), sent)
    (one,) = own_forecasts(chloe)
    assert (one.question, one.factor, one.chance) == ("Will Mr Weiss call?", "", 33)
    desk.client.post(desk.address(f"team/forecasts/{one.key}/outcome/"), {"outcome": "drop"})
    assert own_forecasts(chloe) == ()


def test_what_is_refused_is_said(sit: Sit, chloe: Member) -> None:
    desk = sit(chloe)
    answer = desk.client.post(desk.address("team/forecasts/add/"), {"own": "Will it?"})
    assert answer.status_code == 422
    assert "DEC040" in text(answer)
    assert 'value="Will it?"' in text(answer)


def test_a_reader_is_told_nothing_and_asked_nothing(sit: Sit, reader: Member) -> None:
    page = text(sit(reader).get("team/forecasts/"))
    assert "You have said nothing yet." in page
    assert 'name="chance"' not in page


def test_enough_forecasts_show_a_score_and_the_hit_rates(
    sit: Sit, chloe: Member, ada: Member, time: Clock
) -> None:
    desk = sit(chloe)
    for place in range(10):
        sent = {"own": f"Question {place}?", "chance": "97", "due": "2026-04-01"}
        desk.client.post(desk.address("team/forecasts/add/"), sent)
    time.passes(days=60)
    for place, one in enumerate(own_forecasts(chloe)):
        outcome = "yes" if place % 2 else "no"
        where = desk.address(f"team/forecasts/{one.key}/outcome/")
        desk.client.post(where, {"outcome": outcome})
    page = text(desk.client.get(f"/fr/work/{ada.key}/forecasts/"))
    assert "Votre note\u00a0: 0,47" in page
    assert "vous étiez plus sûr que vous n’aviez raison" in page
