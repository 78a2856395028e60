"""Which answers rest on one person alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap.model.alliance import Answer, Source
from alliancemap_web.contacts.queries import PersonRow
from alliancemap_web.contacts.resting import (
    accounts_of,
    names,
    resting,
    statements_about,
    why,
)
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import judged_of

# A factor that the example's file does not answer.
OPEN = "R20"


def person(people: Known, name: str) -> PersonRow:
    return next(one for one in people.now().people if one.name == name)


def say(desk: Desk, factor: str, **value: Any) -> None:
    desk.clock.passes(minutes=1)
    change = Change(f"answer/{factor}", {"level": 1, **value})
    record(desk.member, desk.alliance, [change], desk.clock.moment)


def found(people: Known, name: str, *tagged: str) -> dict[str, str]:
    kept = people.desk.kept()
    rests = resting(judged_of(kept.document), kept.acts, person(people, name), tagged)
    return {one.factor: one.why for one in rests}


def test_what_somebody_alone_said_rests_on_them(people: Known) -> None:
    say(people.desk, OPEN)
    assert found(people, "Ada").get(OPEN) == "said"
    assert OPEN not in found(people, "Eva Lund")


def test_what_another_said_too_does_not_rest_on_one(
    people: Known, sit: Callable[..., Desk]
) -> None:
    say(people.desk, OPEN)
    say(sit("Ben"), OPEN)
    assert OPEN not in found(people, "Ada")


def test_a_source_that_names_them_makes_it_rest_on_them(people: Known) -> None:
    say(people.desk, OPEN, sources=[{"text": "Dinner with Lund"}])
    assert found(people, "Eva Lund").get(OPEN) == "named"


def test_another_source_beside_holds_it(people: Known) -> None:
    say(people.desk, OPEN, sources=[{"text": "Eva Lund"}, {"text": "their annual report"}])
    assert OPEN not in found(people, "Eva Lund")


def test_ones_own_earlier_word_is_no_second_support(people: Known) -> None:
    say(people.desk, OPEN)
    say(people.desk, OPEN, level=2, note="Eva Lund told us")
    assert found(people, "Eva Lund").get(OPEN) == "named"


def test_a_tag_counts_whatever_the_sources_say(people: Known) -> None:
    say(people.desk, OPEN, sources=[{"text": "their annual report"}])
    assert found(people, "Ida", OPEN) == {OPEN: "tagged"}


def test_what_nobody_knows_rests_on_nobody(people: Known) -> None:
    say(people.desk, OPEN, level="unknown", note="Eva Lund would know")
    assert OPEN not in found(people, "Eva Lund", OPEN)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Talk with EVA LUND.", True),
        ("Talk with Lund", True),
        ("Talk with Eva", False),
        ("Lundberg", False),
        ("", False),
    ],
)
def test_a_text_names_somebody_by_their_whole_or_last_name(
    people: Known, text: str, is_named: bool
) -> None:
    assert names(text, person(people, "Eva Lund")) is is_named


def test_somebody_without_a_name_is_named_nowhere(people: Known) -> None:
    assert not names("", replace(person(people, "Ida"), name=""))


def test_a_statement_is_theirs_by_account_or_by_name(people: Known) -> None:
    ada = person(people, "Ada")
    answer = Answer(OPEN, "known", 1, 1, who="Somebody")
    assert why(answer, ada.account, ada) == "said"
    assert why(answer, None, ada) is None
    assert why(replace(answer, who="ada"), None, ada) == "said"
    sourced = replace(answer, sources=(Source("Ada's notes"),))
    assert why(sourced, None, ada) == "named"


def test_statements_come_with_the_account_that_made_them(people: Known) -> None:
    say(people.desk, OPEN)
    kept = people.desk.kept()
    accounts = accounts_of(kept.acts)
    said = statements_about(judged_of(kept.document), OPEN, accounts)
    assert said[-1][1] == people.desk.member.person
