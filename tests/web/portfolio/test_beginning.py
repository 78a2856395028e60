"""An alliance begins from a few words, an example, or a talk, of which nothing is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from portfolio_made import member_in
from web.lounge.acted import NOW as PHONE_NOW
from web.lounge.acted import TALK, act, answer
from web.portfolio.conftest import NOW

from alliancemap_web.alliances.actions import refresh_demonstration
from alliancemap_web.lounge.actions import sync
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.beginning import (
    Begun,
    begin,
    begin_from_example,
    bring_talk,
    waiting_talks,
)
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

MOMENT = datetime.fromtimestamp(PHONE_NOW / 1000, UTC)


def send(member: Member, *acts: dict[str, object]) -> None:
    """Let the member's phone send what was done in a talk."""
    assert member.person
    sync(member.person, read_sync({"talk": TALK, "since": 0, "operations": list(acts)}), MOMENT)


def said(member: Member, key: str, factor: str) -> list[tuple[int | None, str | None]]:
    """What was said about a factor, oldest first: level and who."""
    kept = find_alliance(member, key)
    assert kept
    answers = judged_of(kept.document).alliance.answers
    return [(one.low, one.who) for one in answers if one.factor == factor]


def test_a_partners_name_is_enough_to_begin(owner: Member) -> None:
    kept = find_alliance(owner, begin(owner, Begun("Gigant"), "fr", NOW))
    assert kept
    assert (kept.row.name, kept.row.partner) == ("Petite × Gigant", "Gigant")
    assert (kept.row.known, kept.row.dots) == (0, None)


def test_without_a_name_nothing_begins(owner: Member) -> None:
    with pytest.raises(RefusedError) as refusal:
        begin(owner, Begun("  "), "en", NOW)
    assert refusal.value.reasons[0].code == "PRT011"


def test_a_sector_nobody_knows_is_refused_with_the_words_of_the_file(owner: Member) -> None:
    with pytest.raises(RefusedError) as refusal:
        begin(owner, Begun("Gigant", sector="cheese"), "en", NOW)
    assert "cheese" in refusal.value.reasons[0].sentence("en")


def test_an_example_is_copied_and_the_copy_is_ones_own(owner: Member, examples: Path) -> None:
    refresh_demonstration(examples)
    key = begin_from_example(owner, "tesla-daimler", NOW)
    record(owner, key, [Change("fact/aim", "Ours now")], NOW)
    again = find_alliance(owner, begin_from_example(owner, "tesla-daimler", NOW))
    assert again
    assert judged_of(again.document).alliance.aim != "Ours now"


def test_a_talk_arrives_with_its_answers_and_who_gave_them(owner: Member) -> None:
    send(owner, act("name", "Blue"), act("answer:M03", answer(2, "guess", "said so")))
    (waiting,) = waiting_talks(owner)
    assert (waiting.talk.name, waiting.alliance) == ("Blue", "")
    key = bring_talk(owner, TALK, "en", NOW)
    assert said(owner, key, "M03") == [(2, "Ada")]
    assert waiting_talks(owner) == ()


def test_what_is_done_on_the_phone_afterwards_is_brought_in_on_top(owner: Member) -> None:
    send(owner, act("name", "Blue"), act("answer:M03", answer(2)))
    key = bring_talk(owner, TALK, "en", MOMENT)
    ben = member_in("Petite", "ben@example.org", "Ben")
    record(ben, key, [Change("answer/M05", {"level": 0})], MOMENT)
    send(owner, act("answer:M03", answer(4), PHONE_NOW - 500), act("answer:V03", answer(1)))
    (waiting,) = waiting_talks(owner)
    assert (waiting.alliance, waiting.fresh) == (key, 2)
    later = MOMENT + timedelta(days=1)
    assert bring_talk(owner, TALK, "en", later) == key
    assert said(owner, key, "M03") == [(2, "Ada"), (4, "Ada")]
    assert said(owner, key, "M05") == [(0, "Ben")]
    assert said(owner, key, "V03") == [(1, "Ada")]
    assert bring_talk(owner, TALK, "en", later) == key
    assert len(said(owner, key, "M03")) == 2


def test_nobody_brings_in_the_talk_of_somebody_else(owner: Member, stranger: Member) -> None:
    send(owner, act("name", "Blue"), act("answer:M03", answer(2)))
    assert waiting_talks(stranger) == ()
    with pytest.raises(RefusedError) as refusal:
        bring_talk(stranger, TALK, "en", NOW)
    assert refusal.value.status == 404


@pytest.mark.parametrize("number", ["", "x", "../work", "0" * 33])
def test_what_is_no_talk_s_id_is_a_talk_that_is_not_there(owner: Member, number: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        bring_talk(owner, number, "en", NOW)
    assert refusal.value.status == 404


def test_two_people_of_a_firm_do_not_see_each_others_talks(owner: Member) -> None:
    send(owner, act("name", "Blue"), act("answer:M03", answer(2)))
    ben = member_in("Petite", "ben@example.org", "Ben")
    assert waiting_talks(ben) == ()
