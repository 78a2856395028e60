"""What the other rooms know stands in briefs only once it was revealed or settled."""

from fractions import Fraction

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import gather

from alliancemap.export.document import Bullets, Paragraph, Section, Table
from alliancemap.model.perception import Gap
from alliancemap_web.briefs import from_rooms
from alliancemap_web.briefs.from_rooms import (
    conditions,
    contacts,
    day_of,
    decisions,
    gaps,
    lessons,
    levels,
    own_terms,
    partner,
    why,
)
from alliancemap_web.contacts.actions import add_people
from alliancemap_web.contacts.given import Given
from alliancemap_web.decisions.actions import Plan, Wish, add_condition, decide
from alliancemap_web.mirror.rows import Gaps


def table(sections: tuple[Section, ...]) -> Table:
    (section,) = sections
    return next(one for one in section.blocks if isinstance(one, Table))


def test_open_conditions_stand_with_their_day_and_without_names(ada: Desk) -> None:
    wish = Wish("they keep their hands off our code", owner="Ben", due="2026-03-01")
    add_condition(ada.member, ada.kept(), wish, ada.clock.moment)
    found = table(conditions(ada.member, ada.kept(), "en", ada.clock.moment))
    assert found.rows == (("they keep their hands off our code", "1 March 2026"),)


def test_the_decision_that_stands_is_told_with_its_reason_and_nobody_who_differed(
    ada: Desk,
) -> None:
    plan = Plan("proceed", "The market will not wait", "Ada, Ben", "2026-01-05")
    decide(ada.member, ada.kept(), plan, ada.clock.moment)
    (section,) = decisions(ada.member, ada.kept(), "en", ada.clock.moment)
    (block,) = section.blocks
    assert isinstance(block, Bullets)
    assert block.items[0].endswith("5 January 2026")
    assert block.items[1] == "The market will not wait"
    assert "Ben" not in " ".join(block.items)


def test_before_the_reveal_a_round_says_nothing_and_after_it_the_gaps_without_names(
    ada: Desk,
) -> None:
    team = gather(ada)
    for name, level in (("Dora", "0"), ("Sam", "4"), ("Sue", "4"), ("Eva", "2"), ("Lou", "1")):
        team.say_all({name: dict.fromkeys(("M01", "V03", "R05", "R17"), level)})
        assert gaps(ada.member, ada.kept(), "en", ada.clock.moment) == ()
    team.reveal()
    (section,) = gaps(ada.member, ada.kept(), "en", ada.clock.moment)
    found = table((section,))
    assert 1 <= len(found.rows) <= 5
    assert all(row[1].startswith("from ") for row in found.rows)
    said = str(section)
    for name in ("Dora", "Sam", "Sue", "Eva", "Lou"):
        assert name not in said


def test_what_the_partner_said_is_told_beside_ours_once_both_revealed(
    ada: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert partner(ada.member, ada.kept(), "en", ada.clock.moment) == ()
    wide = Gap("R05", (4, 4), ((0, 0), (1, 1)), Fraction(7, 2), Fraction(1))
    revealed = Gaps("k", "t", "We", "They", ada.clock.moment, ("Marie",), (wide,), Fraction(3))
    monkeypatch.setattr(from_rooms, "gaps_of", lambda kept: revealed)
    found = table(partner(ada.member, ada.kept(), "en", ada.clock.moment))
    assert found.heads[1:] == ("We", "They")
    assert found.rows[0][1:] == ("4", "0–1")
    assert levels((2, 2)) == "2"


def test_who_knows_whom_stands_in_packs_with_the_word_on_privacy(ada: Desk) -> None:
    assert contacts(ada.member, ada.kept(), "en", ada.clock.moment) == ()
    kept, now = ada.kept(), ada.clock.moment
    (ours,) = add_people(ada.member, kept, [Given("us", "Ada", "", "top", "direction")], now)
    theirs = Given(
        "partner", "Marie", "Buyer", "middle", "sales", known_by=(ours,), met_on=now.date(),
        kinds=("work",),
    )  # fmt: skip
    add_people(ada.member, kept, [theirs], now)
    (section,) = contacts(ada.member, ada.kept(), "en", now)
    assert any("Marie" in row[1] for row in table((section,)).rows)
    bullets = next(one for one in section.blocks if isinstance(one, Bullets))
    assert all(isinstance(item, str) and item for item in bullets.items)
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.is_quiet


def test_while_nothing_was_said_nothing_stands(ada: Desk) -> None:
    for part in (why, conditions, decisions, gaps, lessons, partner):
        assert part(ada.member, ada.kept(), "fr", ada.clock.moment) == ()
    assert own_terms(ada.member, "en") == ()
    assert day_of(None, "en") == "–"
