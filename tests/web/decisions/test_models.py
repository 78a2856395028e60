"""What the tables themselves hold to, whatever is written to them."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Plan, ask_why, decide, write_sentence
from alliancemap_web.decisions.models import Asking, Decision, Forecast, Sentence
from alliancemap_web.decisions.queries import latest_asking
from alliancemap_web.portfolio.actions import delete_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

Whole = Callable[[], Kept]


def test_one_person_has_one_sentence_in_a_question(ada: Member, whole: Whole) -> None:
    ask_why(ada, whole(), "", NOW)
    asking = latest_asking(whole())
    assert asking is not None
    write_sentence(ada, asking, "Mine.", NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sentence.objects.create(
            asking_id=asking.id, person_id=ada.person, by="Ada", text="Another.", at=NOW
        )


def test_a_decision_is_replaced_by_one_only(ada: Member, whole: Whole) -> None:
    first = decide(ada, whole(), Plan("stop", "Why.", "Ada"), NOW)
    decide(ada, whole(), Plan("proceed", "Why.", "Ada", supersedes=first), NOW)
    row = Decision.objects.get(key=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            alliance_id=row.alliance_id, kind="stop", why="x", deciders="x", on=NOW.date(),
            sequence=1, supersedes=row, by="Ada", at=NOW,
        )  # fmt: skip


def test_names_stay_when_an_account_goes(ada: Member, ben: Member, whole: Whole) -> None:
    ask_why(ben, whole(), "", NOW)
    asking = latest_asking(whole())
    assert asking is not None
    write_sentence(ben, asking, "Mine.", NOW)
    decide(ben, whole(), Plan("stop", "Why.", "Ben"), NOW)
    Membership.objects.get(pk=ben.membership).person.delete()
    assert [(one.by, one.person_id) for one in Sentence.objects.all()] == [("Ben", None)]
    assert [(one.by, one.person_id) for one in Decision.objects.all()] == [("Ben", None)]
    assert [str(one) == one.key for one in Asking.objects.all()] == [True]


def test_all_of_it_goes_with_the_alliance(ada: Member, whole: Whole) -> None:
    ask_why(ada, whole(), "", NOW)
    decide(ada, whole(), Plan("stop", "Why.", "Ada"), NOW)
    delete_alliance(ada, whole().key, NOW)
    assert not Asking.objects.exists()
    assert not Decision.objects.exists()
    assert not Forecast.objects.exists()
