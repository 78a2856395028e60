"""What the tables hold against by themselves."""

import pytest
from django.db import IntegrityError, transaction
from web.mirror.conftest import NOW, Hall

from alliancemap_web.mirror.models import Guest, GuestAnswer, Mirror, OwnAnswer, Visit
from alliancemap_web.portfolio.actions import delete_alliance


def test_nobody_answers_the_same_question_twice(hall: Hall) -> None:
    hall.theirs("Marie", V01="1")
    hall.ours(V01="3")
    guest = Guest.objects.get(name="Marie")
    with pytest.raises(IntegrityError), transaction.atomic():
        GuestAnswer.objects.create(guest=guest, factor="V01", level="2", at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnAnswer.objects.create(mirror=guest.mirror, factor="V01", by="Ada", at=NOW)


def test_a_visit_stands_once_a_day(hall: Hall) -> None:
    guest = Guest.objects.get(name="Marie")
    Visit.objects.create(guest=guest, kind="opened", day=NOW.date())
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(guest=guest, kind="opened", day=NOW.date())


def test_all_of_it_goes_with_the_alliance(revealed: Hall) -> None:
    delete_alliance(revealed.owner, revealed.alliance, NOW)
    for table in (Mirror, Guest, GuestAnswer, OwnAnswer, Visit):
        assert not table.objects.exists()  # type: ignore[attr-defined]


def test_rows_are_named_by_their_keys_alone(hall: Hall) -> None:
    assert str(Mirror.objects.get()) == hall.key
    assert "Marie" not in str(Guest.objects.get(name="Marie"))
