"""What one person is asked, and what their form says."""

from collections import Counter
from dataclasses import replace

from web.portfolio.conftest import NOW
from web.vocabulary.conftest import TODAY, WORDS

from alliancemap.vocabulary import READINGS, word_checks
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.asking import chosen_in, questions
from alliancemap_web.vocabulary.queries import Asked, Chosen, asked_of_member, find_check
from alliancemap_web.workspaces.rights import Member


def asked(member: Member, kept: Kept, check: str) -> Asked:
    one = find_check(kept, check, TODAY)
    assert one
    found = asked_of_member(member, one, TODAY)
    assert found
    return found


def test_everybody_is_offered_every_reading_and_none_is_always_first(
    owner: Member, kept: Kept, check: str
) -> None:
    mine = asked(owner, kept, check)
    first: Counter[str] = Counter()
    for person in range(3):
        for one in questions(replace(mine, id=person)):
            offered = [each.id for each in one.offered]
            assert sorted(offered[:3]) == list(READINGS)
            assert offered[3:] == ["other", "unsure"]
            first[offered[0]] += 1
    assert first == dict.fromkeys(READINGS, len(WORDS))


def test_what_was_picked_is_ticked_and_what_was_just_sent_comes_before_it(
    owner: Member, kept: Kept, check: str
) -> None:
    mine = replace(asked(owner, kept, check), picks={"pilot": Chosen("a")})
    sent = {"pilot": Chosen("other", "Paid.")}
    for given, ticked, text in ((None, "a", ""), (sent, "other", "Paid.")):
        one = next(each for each in questions(mine, given) if each.word == "pilot")
        assert [each.id for each in one.offered if each.is_chosen] == [ticked]
        assert one.text == text


def test_a_form_says_only_what_was_chosen_of_what_was_asked() -> None:
    sent = {
        "pick_pilot": "other",
        "text_pilot": "Paid.",
        "pick_licence": "a",
        "pick_exclusivity": "",
    }
    assert chosen_in(sent, WORDS) == {"pilot": Chosen("other", "Paid.")}


def test_the_sentence_is_that_of_the_word() -> None:
    assert word_checks("fr")["pilot"].said == "Nous commençons par un projet pilote."
    assert NOW.date() == TODAY
