"""What the tables themselves do not allow, whoever writes to them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from web.lounge.acted import OTHER_TALK, TALK, stamp

from alliancemap_web.lounge.models import Link, Talk, TalkOperation

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def talk(db: None) -> Talk:
    person = get_user_model().objects.create_user("ada@firm.example")
    return Talk.objects.create(person=person, number=TALK, begun_at=MOMENT, changed_at=MOMENT)


def kept(talk: Talk, **more: Any) -> TalkOperation:
    told = {"sequence": 1, "number": TALK, "stamp": stamp(1), "register": "name", "value": '"x"'}
    return TalkOperation.objects.create(talk=talk, received_at=MOMENT, **told | more)


def test_a_person_has_a_talk_once(talk: Talk) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.create(person=talk.person, number=TALK, begun_at=MOMENT, changed_at=MOMENT)
    assert str(talk) == TALK


@pytest.mark.parametrize("twice", [{"sequence": 2}, {"number": OTHER_TALK}])
def test_a_talk_has_an_operation_and_a_number_once(talk: Talk, twice: dict[str, Any]) -> None:
    assert str(kept(talk)) == f"name {TALK}"
    with pytest.raises(IntegrityError), transaction.atomic():
        kept(talk, **twice)


def test_with_a_person_go_their_talks(talk: Talk) -> None:
    kept(talk)
    talk.person.delete()
    assert not TalkOperation.objects.exists()


def test_a_link_says_little_about_itself(db: None) -> None:
    link = Link.objects.create(name_hash="a" * 64, revoke_hash="b" * 64, box="YQ", until=MOMENT)
    assert str(link) == "aaaaaaaa"
