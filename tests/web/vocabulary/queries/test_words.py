"""A firm's words read: the dictionary whole, own terms that stand, few queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from portfolio_made import member_in
from web.portfolio.conftest import NOW

from alliancemap.vocabulary import dictionary
from alliancemap_web.vocabulary.actions import say
from alliancemap_web.vocabulary.queries import find_term, own_words, terms_of
from alliancemap_web.workspaces.rights import Member


def test_every_term_of_the_dictionary_is_there_with_or_without_own_words(owner: Member) -> None:
    say(owner, "pilot", {"en": {"example": "Ours."}}, NOW)
    found = {one.id: one for one in terms_of(owner)}
    assert set(found) == set(dictionary("en"))
    assert found["pilot"].said["en"].example == "Ours."
    assert not found["alliance"].has_said


def test_an_own_term_is_listed_while_it_stands_or_waits(owner: Member, cy: Member) -> None:
    waiting, _ = say(cy, "", {"en": {"term": "blue box"}}, NOW)
    assert waiting in {one.id for one in terms_of(owner)}
    mine, _ = say(owner, "", {"en": {"term": "red box"}}, NOW)
    say(owner, mine, {"en": {"term": ""}}, NOW + timedelta(hours=1))
    assert mine not in {one.id for one in terms_of(owner)}


def test_it_takes_two_queries_however_many_words_there_are(owner: Member) -> None:
    for id_ in list(dictionary("en"))[:12]:
        say(owner, id_, {"en": {"example": "x"}}, NOW)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        terms_of(owner)
    assert len(asked) == 2


@pytest.mark.parametrize("id_", ["nothing", "own-zzzzzzzzzzzz", "", "own-"])
def test_what_is_no_term_is_not_found(owner: Member, id_: str) -> None:
    assert find_term(owner, id_) is None


def test_who_sees_only_part_of_the_firm_sees_none_of_its_words(owner: Member) -> None:
    say(owner, "pilot", {"en": {"example": "Ours."}}, NOW)
    eva = member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)
    assert own_words(eva) == {}
    assert find_term(eva, "pilot") is None
    assert all(not one.has_said for one in terms_of(eva))
