"""Personal ties against formal structure, in words and in the picture."""

from datetime import date

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap.model.formality import FORMAL_ITEMS, Stands
from alliancemap_web.contacts.actions import set_formal
from alliancemap_web.contacts.queries import formal_items, people_of
from alliancemap_web.contacts.standing import (
    item_shown,
    says_of,
    standing_of,
    standing_scene,
    stands_of,
)
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change

TODAY = date(2026, 1, 6)
WARM = [Change(f"answer/{factor}", {"level": 4}) for factor in ("R08", "R09", "R10")]


def test_what_is_not_known_leaves_the_place_open(ada: Desk) -> None:
    shown = standing_of(ada.kept(), TODAY, "en")
    assert shown.stands.formal == (0, 8)
    assert shown.advice == "find_out"
    assert len(shown.corners) > 1
    assert shown.missing == ()


def test_ties_without_rules_ask_for_rules_and_leave_the_ties(people: Known) -> None:
    desk = people.desk
    record(desk.member, desk.alliance, WARM, desk.clock.moment)
    none = dict.fromkeys(FORMAL_ITEMS, False)
    set_formal(desk.member, desk.kept(), none, desk.clock.moment)
    shown = standing_of(desk.kept(), TODAY, "en")
    assert shown.advice == "formal"
    assert shown.corners == ("Fragile",)
    assert shown.says[-1].endswith("The ties stay as they are.")
    assert len(shown.missing) == 8


def test_the_ties_kept_here_count_as_one_part_of_four(people: Known) -> None:
    desk = people.desk
    before = stands_of(desk.kept(), people_of(0), {}, TODAY)
    after = stands_of(desk.kept(), people.now(), formal_items(desk.kept().id), TODAY)
    assert before.personal[1] - before.personal[0] == 1000 + (after.personal[1] - after.personal[0])


def test_the_picture_says_what_the_sentences_say() -> None:
    found = Stands((3000, 3000), (6, 6))
    scene = standing_scene(found, "fr")
    assert scene.description == " ".join(says_of(found, "fr"))
    assert any("Solide" in text.lines for _, text in scene.texts())


def test_an_item_says_who_said_so(ada: Desk) -> None:
    set_formal(ada.member, ada.kept(), {"plan": True}, ada.clock.moment)
    told = formal_items(ada.kept().id)
    plan = item_shown("plan", told, "en")
    assert (plan.said, plan.by, plan.day) == ("yes", "Ada", "6 January 2026")
    assert item_shown("exit", told, "en").said == ""
