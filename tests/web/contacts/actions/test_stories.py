"""Stories are told, put right and taken back."""

from collections.abc import Callable

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import StoryGiven, change_story, drop_story, tell_story
from alliancemap_web.contacts.queries import find_story, stories_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

TOLD = StoryGiven("The sponsor left.", "Nobody said so.", "Ask earlier.", None, ("R05", "R05"))


def test_a_story_is_kept_with_who_told_it(ada: Desk) -> None:
    key = tell_story(ada.member, ada.kept(), TOLD, ada.clock.moment)
    found = find_story(ada.member, key)
    assert found
    assert (found.happened, found.by, found.factors) == ("The sponsor left.", "Ada", ("R05",))


def test_a_story_says_something_about_factors_that_there_are(ada: Desk) -> None:
    for wrong, code in ((StoryGiven(""), "CON021"), (StoryGiven("x", factors=("X1",)), "CON016")):
        with pytest.raises(RefusedError) as refused:
            tell_story(ada.member, ada.kept(), wrong, ada.clock.moment)
        assert refused.value.reasons[0].code == code
    assert stories_of(ada.kept().id) == ()


def test_ones_own_story_is_put_right_and_anothers_only_by_who_may_edit(
    ada: Desk, sit: Callable[..., Desk]
) -> None:
    cy, ed = sit("Cy", "respondent"), sit("Ed", "editor")
    own = tell_story(cy.member, cy.kept(), TOLD, cy.clock.moment)
    others = tell_story(ada.member, ada.kept(), TOLD, ada.clock.moment)
    change_story(cy.member, cy.kept(), own, StoryGiven("Better told."))
    with pytest.raises(NotAllowedError):
        change_story(cy.member, cy.kept(), others, StoryGiven("Mine now."))
    with pytest.raises(NotAllowedError):
        drop_story(cy.member, cy.kept(), others)
    drop_story(ed.member, ed.kept(), others)
    assert [one.happened for one in stories_of(ada.kept().id)] == ["Better told."]


def test_there_is_no_story_of_another_firm(ada: Desk, sit: Callable[..., Desk]) -> None:
    key = tell_story(ada.member, ada.kept(), TOLD, ada.clock.moment)
    zoe = sit("Zoe", "owner", firm="Autre")
    assert find_story(zoe.member, key) is None
    with pytest.raises(RefusedError) as refused:
        drop_story(zoe.member, ada.kept(), key)
    assert refused.value.status == 404


def test_only_so_many_stories(ada: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from alliancemap_web.contacts.actions import stories

    monkeypatch.setattr(stories, "MOST_STORIES", 1)
    tell_story(ada.member, ada.kept(), TOLD, ada.clock.moment)
    with pytest.raises(RefusedError):
        tell_story(ada.member, ada.kept(), TOLD, ada.clock.moment)
