"""The pages of decisions: kept with the map of that moment, replaced by another, disagreed with."""

from collections.abc import Callable
from html import unescape

from web.portfolio.desk import Clock, Desk

from alliancemap_web.decisions.queries import decisions_of
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

Sit = Callable[[Member], Desk]
PROBE = {
    "kind": "probe", "why": "Nobody knows.", "deciders": "Ada, Ben", "finds": "Will they buy?",
    "cap": "€40,000", "until": "2026-06-01", "dissenter": ["Ben", ""], "reason": ["Too dear.", ""],
}  # fmt: skip


def text(response: object) -> str:
    return unescape(getattr(response, "content", b"").decode())


def test_a_decision_shows_the_map_it_was_made_on_whatever_came_later(
    sit: Sit, ada: Member, whole: Callable[[], Kept], time: Clock
) -> None:
    desk = sit(ada)
    record(ada, whole().key, [Change("fact/aim", "The aim of that day")], time.moment)
    answer = desk.client.post(desk.address("team/decisions/new/"), PROBE)
    key = decisions_of(whole())[0].key
    assert answer["Location"].endswith(f"team/decisions/{key}/?done=decided")
    page = text(desk.get(f"team/decisions/{key}/"))
    for said in ("Nobody knows.", "Will they buy?", "€40,000", "1 June 2026", "Too dear."):
        assert said in page
    assert "The aim of that day" in page
    assert "Nothing on the map has changed since." in page
    time.passes(days=3)
    record(ada, whole().key, [Change("fact/aim", "Another aim")], time.moment)
    page = text(desk.get(f"team/decisions/{key}/"))
    assert "The aim of that day" in page
    assert "Another aim" not in page
    assert "then/?on=2026-03-02" in page


def test_a_new_decision_replaces_the_one_that_stands_and_both_are_listed(
    sit: Sit, ada: Member, whole: Callable[[], Kept]
) -> None:
    desk = sit(ada)
    desk.client.post(desk.address("team/decisions/new/"), PROBE)
    first = decisions_of(whole())[0].key
    form = text(desk.get("team/decisions/new/"))
    assert f'value="{first}" checked' in form
    sent = {"kind": "stop", "why": "They do not buy.", "deciders": "Ada", "supersedes": first}
    desk.client.post(desk.address("team/decisions/new/"), sent)
    page = text(desk.get("team/decisions/"))
    assert page.index("They do not buy.") < page.index("Nobody knows.")
    assert "Replaced" in page
    assert "Replaced on 2 March 2026: Stop" in text(desk.get(f"team/decisions/{first}/"))


def test_a_refused_form_comes_back_as_it_was_typed(sit: Sit, ada: Member) -> None:
    desk = sit(ada)
    answer = desk.client.post(desk.address("team/decisions/new/"), {**PROBE, "cap": ""})
    page = text(answer)
    assert answer.status_code == 422
    assert "The most it may cost is missing." in page
    assert "Nobody knows.</textarea>" in page
    assert "Too dear.</textarea>" in page
    assert 'value="probe" required checked' in page


def test_who_may_answer_adds_their_reason_once(
    sit: Sit, ada: Member, chloe: Member, whole: Callable[[], Kept]
) -> None:
    desk, hers = sit(ada), sit(chloe)
    desk.client.post(desk.address("team/decisions/new/"), PROBE)
    key = decisions_of(whole())[0].key
    where = hers.address(f"team/decisions/{key}/disagree/")
    assert "DEC001" in text(hers.client.post(where, {"reason": ""}))
    assert hers.client.post(where, {"reason": "We lose the summer."}).status_code == 302
    page = text(hers.get(f"team/decisions/{key}/"))
    assert "We lose the summer." in page
    assert "I disagree" not in page
    assert hers.client.post(where, {"reason": "Again."}).status_code == 409
    assert hers.get("team/decisions/new/").status_code == 403
    assert hers.get("team/decisions/zzzzzzzzzzzz/").status_code == 404
