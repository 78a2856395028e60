"""What the tables hold against by themselves."""

import pytest
from django.db import IntegrityError, transaction
from web.portfolio.conftest import NOW

from alliancemap_web.vocabulary.models import Check, Pick, Picker, Word
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_a_firm_has_one_word_for_an_entry_and_as_many_of_its_own_as_it_likes(owner: Member) -> None:
    for entry in ("pilot", "", ""):
        Word.objects.create(workspace_id=owner.workspace, entry=entry, made_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Word.objects.create(workspace_id=owner.workspace, entry="pilot", made_at=NOW)


def test_somebody_is_asked_once_and_picks_once_for_a_word(owner: Member, check: str) -> None:
    asked = Picker.objects.filter(check_of__key=check, membership_id=owner.membership).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Picker.objects.create(
            check_of=Check.objects.get(key=check),
            name="Ada",
            function="sales",
            membership_id=owner.membership,
        )
    Pick.objects.create(picker=asked, word="pilot", reading="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pick.objects.create(picker=asked, word="pilot", reading="b")


def test_no_two_people_come_by_one_link(check: str) -> None:
    Picker.objects.filter(check_of__key=check, name="Dee").update(secret_hash="x" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        Picker.objects.filter(check_of__key=check, name="Ben").update(secret_hash="x" * 64)


def test_what_was_picked_stays_when_the_one_who_picked_leaves(owner: Member, check: str) -> None:
    from alliancemap_web.workspaces.models import Membership

    ben = Picker.objects.get(check_of__key=check, name="Ben")
    Membership.objects.filter(pk=ben.membership_id).delete()
    ben.refresh_from_db()
    assert (ben.name, ben.membership_id) == ("Ben", None)
