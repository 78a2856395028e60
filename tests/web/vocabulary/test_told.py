"""What the room tells elsewhere: the door, and what waits."""

from datetime import timedelta

from web.portfolio.conftest import NOW
from web.vocabulary.conftest import TODAY, WORDS

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.actions import close, pick, settle
from alliancemap_web.vocabulary.queries import Chosen, asked_of_member, find_check
from alliancemap_web.vocabulary.told import doors, pending
from alliancemap_web.workspaces.rights import Member


def test_the_door_says_how_the_latest_check_stands(owner: Member, ben: Member, kept: Kept) -> None:
    (door,) = doors(owner, kept, NOW)
    assert "Nobody has checked yet" in door.says
    assert (door.place, door.waiting) == (25, 0)


def test_the_door_counts_what_waits_and_then_what_is_left_to_settle(
    owner: Member, ben: Member, kept: Kept, check: str
) -> None:
    (door,) = doors(owner, kept, NOW)
    assert door.waiting == 1
    assert "0 of 3 are done" in door.says
    one = find_check(kept, check, TODAY)
    assert one
    for member, reading in ((owner, "a"), (ben, "b")):
        asked = asked_of_member(member, one, TODAY)
        assert asked
        pick(asked, {word: Chosen(reading) for word in WORDS}, NOW)
    close(owner, kept, check, NOW)
    (door,) = doors(owner, kept, NOW)
    assert door.says == "2 words are left to settle."
    settle(owner, kept, check, "pilot", "lawyer", "", "en", NOW)
    assert next(iter(doors(owner, kept, NOW))).says == "One word is left to settle."


def test_a_check_waits_on_the_home_page_until_its_last_day(
    owner: Member, stranger: Member, kept: Kept, check: str
) -> None:
    (one,) = pending(owner, NOW)
    assert one.day == TODAY + timedelta(days=7)
    assert one.url.endswith(f"/team/words/{check}/")
    assert not list(pending(stranger, NOW))
    assert not list(pending(owner, NOW + timedelta(days=8)))
