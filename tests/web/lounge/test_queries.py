"""What is read of talks, and how much is asked for it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from web.lounge.acted import NOW, TALK, act, answer

from alliancemap_web.lounge.actions import sync
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.lounge.queries import find_talk, find_talks, hashed

MOMENT = datetime.fromtimestamp(NOW / 1000, UTC)


def keep(person: int, talk: str, *acts: dict[str, Any]) -> None:
    told = [one | {"talk": talk} for one in acts]
    sync(person, read_sync({"talk": talk, "operations": told}), MOMENT)


@pytest.fixture
def person(db: None) -> int:
    return int(get_user_model().objects.create_user("ada@firm.example").pk)


@pytest.mark.parametrize("text", ["\0", "\ud800", "l’été", "\u202e", "😀", "\x85\u2028"])
def test_every_letter_comes_back_as_it_was(person: int, text: str) -> None:
    keep(person, TALK, act(value=answer(1, note=text)))
    found = find_talk(person, TALK)
    assert found
    assert found.operations[0].value["note"] == text
    assert found.received[0].at == MOMENT


def test_many_talks_are_read_with_two_questions(
    person: int, django_assert_num_queries: Any
) -> None:
    for at in range(4):
        keep(person, f"{at:08}-0000-4000-8000-000000000000", act(), act())
    with django_assert_num_queries(2):
        assert [len(one.operations) for one in find_talks(person)] == [2, 2, 2, 2]


def test_a_hash_does_not_lead_back() -> None:
    assert len(hashed("a")) == 64
    assert hashed("a") != hashed("b")
