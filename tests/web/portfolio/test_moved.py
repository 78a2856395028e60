"""The answer to an act holds every part that moved, and no field that somebody types in."""

import re
from collections import Counter

from web.portfolio.desk import Desk, fragment

from alliancemap_web.portfolio.moved import Done


def ids(text: str) -> Counter[str]:
    return Counter(re.findall(r' id="([^"]+)"', text))


def test_every_part_that_moves_is_a_part_of_the_page(ada: Desk) -> None:
    page = set(ids(ada.get().content.decode()))
    moved = ada.send("answers/M03/", level="4").content.decode()
    assert {one for one in ids(moved) if one.startswith("part-")} - {"part-strip"} <= page
    assert 'id="part-strip"' in ada.get("answers/").content.decode()


def test_no_page_holds_an_id_twice(ada: Desk) -> None:
    ada.send("answers/M03/", level="4", fades="2026-01-07")
    ada.clock.passes(days=9)
    for place in ("", "answers/", "answers/M03/", "facts/"):
        twice = {one: n for one, n in ids(ada.get(place).content.decode()).items() if n > 1}
        assert not twice, (place, twice)


def test_an_answer_moves_the_factor_but_not_what_is_typed_in_its_form(ada: Desk) -> None:
    moved = ada.send("answers/M03/", level="4", note="Half a sen").content.decode()
    assert 'id="note-M03"' not in moved
    assert 'id="levels-M03"' in moved
    assert 'id="said-M03"' in moved


def test_the_last_act_seen_goes_into_the_forms(ada: Desk) -> None:
    moved = ada.send("answers/M03/", level="4")
    assert 'value="2"' in fragment(moved, "since-M03")
    assert moved["X-Sequence"] == "2"


def test_what_can_be_taken_back_are_the_acts_that_were_added(ada: Desk) -> None:
    ada.send("answers/M03/", level="4")
    entries = ada.kept().acts[1:]
    assert Done(entries).ids == (entries[0].id,)
    assert Done().ids == ()
