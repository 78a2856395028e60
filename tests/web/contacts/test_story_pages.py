"""The pages of stories."""

from collections.abc import Callable

import pytest
from portfolio_made import data_of
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import StoryGiven, tell_story
from alliancemap_web.contacts.queries import stories_of
from alliancemap_web.portfolio.actions import create

HERE = "team/stories/"


def test_a_story_is_told_changed_and_taken_back(ada: Desk) -> None:
    told = {"happened": "They left", "again": "Ask", "day": "2026-01-02", "factor": "R05"}
    assert ada.post(HERE, **told).status_code == 302
    (story,) = stories_of(ada.kept().id)
    page = ada.get(HERE).content.decode()
    assert "They left" in page
    assert "R05" in page
    assert ada.get(f"{HERE}{story.key}/").status_code == 200
    ada.post(f"{HERE}{story.key}/", happened="They came back")
    assert stories_of(ada.kept().id)[0].happened == "They came back"
    ada.post(f"{HERE}{story.key}/drop/")
    assert stories_of(ada.kept().id) == ()


def test_what_is_refused_stays_in_the_form(ada: Desk) -> None:
    answer = ada.post(HERE, happened=" ", surprised="Much", day="soon")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "CON003" in page
    assert "Much" in page
    answer = ada.post(HERE, happened="x" * 2001)
    assert "CON002" in answer.content.decode()


def test_markup_in_a_story_stays_words(ada: Desk) -> None:
    tell_story(ada.member, ada.kept(), StoryGiven("<b>x</b>\n<i>y"), ada.clock.moment)
    page = ada.get(HERE).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;<br>" in page


def test_a_story_of_another_alliance_is_not_there(ada: Desk) -> None:
    key = tell_story(ada.member, ada.kept(), StoryGiven("x"), ada.clock.moment)
    other = create(ada.member, data_of("tesla-daimler"), ada.clock.moment)
    there = Desk(ada.member, other, ada.clock)
    assert there.get(f"{HERE}{key}/").status_code == 404
    assert there.post(f"{HERE}{key}/drop/").status_code == 404
    assert "x" in there.get(HERE).content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_firms_stories_stand_together(
    ada: Desk, sit: Callable[..., Desk], language: str
) -> None:
    for at in range(31):
        tell_story(ada.member, ada.kept(), StoryGiven(f"number {at};"), ada.clock.moment)
    every = f"/{language}/work/{ada.firm}/stories/"
    first = ada.client.get(every).content.decode()
    assert "number 30;" in first
    assert "number 0;" not in first
    assert "number 0;" in ada.client.get(every, {"page": "2"}).content.decode()
    eva = sit("Eva", "editor", sees_all=False)
    assert "number 3" not in eva.client.get(every).content.decode()


def test_lessons_of_others_stand_beside(ada: Desk) -> None:
    tell_story(ada.member, ada.kept(), StoryGiven("x", again="Ask whose budget"), ada.clock.moment)
    other = create(ada.member, data_of("tesla-daimler"), ada.clock.moment)
    assert "Ask whose budget" in Desk(ada.member, other, ada.clock).get(HERE).content.decode()


def test_who_may_not_change_a_story_is_told_so(ada: Desk, sit: Callable[..., Desk]) -> None:
    key = tell_story(ada.member, ada.kept(), StoryGiven("x"), ada.clock.moment)
    cy = sit("Cy", "respondent")
    assert cy.post(f"{HERE}{key}/", happened="y").status_code == 403
    assert cy.post(f"{HERE}{key}/drop/").status_code == 403
    assert sit("Di", "reader").post(HERE, happened="y").status_code == 403
