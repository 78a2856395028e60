"""Stories by alliance, by words, and for those who begin."""

from collections.abc import Callable
from datetime import timedelta

from portfolio_made import data_of
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import StoryGiven, tell_story
from alliancemap_web.contacts.queries import lessons, stories_in_sight, stories_of, stories_with
from alliancemap_web.portfolio.actions import create

NOON = timedelta(hours=1)


def test_all_words_are_found_whatever_their_accents(ada: Desk) -> None:
    told = StoryGiven("Hélène left the board", "nothing", "ask EARLIER")
    tell_story(ada.member, ada.kept(), told, ada.clock.moment)
    assert [one.happened for one in stories_with(ada.member, ("helene", "earlier"))] == [
        "Hélène left the board"
    ]
    assert stories_with(ada.member, ("helene", "later")) == ()


def test_nobody_finds_what_they_do_not_see(ada: Desk, sit: Callable[..., Desk]) -> None:
    tell_story(ada.member, ada.kept(), StoryGiven("Hush", again="hush"), ada.clock.moment)
    for other in (sit("Eva", "editor", sees_all=False), sit("Zoe", "owner", firm="Autre")):
        assert stories_with(other.member, ("hush",)) == ()
        assert lessons(other.member) == ()
        assert stories_in_sight(other.member, 0, 10) == ((), 0)


def test_lessons_are_of_other_alliances_and_say_what_to_do(ada: Desk) -> None:
    now = ada.clock.moment
    tell_story(ada.member, ada.kept(), StoryGiven("a", again="Do this"), now)
    tell_story(ada.member, ada.kept(), StoryGiven("b"), now + NOON)
    other = create(ada.member, data_of("tesla-daimler"), now)
    assert [one.again for one in lessons(ada.member)] == ["Do this"]
    assert [one.again for one in lessons(ada.member, other)] == ["Do this"]
    assert lessons(ada.member, ada.alliance) == ()


def test_the_newest_comes_first(ada: Desk) -> None:
    for at, text in enumerate("abc"):
        tell_story(ada.member, ada.kept(), StoryGiven(text), ada.clock.moment + at * NOON)
    assert [one.happened for one in stories_of(ada.kept().id)] == ["c", "b", "a"]
    some, total = stories_in_sight(ada.member, 1, 1)
    assert ([one.happened for one in some], total) == (["b"], 3)
