"""Triggers fire once, inside the act that made them come true."""

import pytest
from django.db import transaction
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.actions import Wish, fire, fire_watches, watch
from alliancemap_web.reviews.actions.triggers import MOST_TRIGGERS
from alliancemap_web.reviews.models import Trigger
from alliancemap_web.reviews.queries import find_trigger

EVENT = Wish("event", "Their unit is sold")


def answer(desk: Desk, level: int) -> None:
    """Answer M03."""
    change = Change("answer/M03", {"level": level})
    record(desk.member, desk.alliance, [change], desk.clock.moment)


def test_what_fired_is_kept_or_lost_together_with_the_act(ada: Desk) -> None:
    answer(ada, 3)
    watch(ada.member, ada.kept(), Wish("falls", factor="M03", level=1), ada.clock.moment)
    with transaction.atomic():
        answer(ada, 0)
        assert Trigger.objects.get().state == "fired"
        transaction.set_rollback(True)
    assert Trigger.objects.get().state == "watched"
    assert ada.kept().row.review_on is None
    answer(ada, 0)
    assert Trigger.objects.get().state == "fired"


def test_a_watch_fires_once(ada: Desk) -> None:
    answer(ada, 1)
    watch(ada.member, ada.kept(), Wish("rises", factor="M03", level=3), ada.clock.moment)
    answer(ada, 4)
    assert fire_watches(ada.member, ada.alliance, None, ada.clock.moment) == 0


def test_an_alliance_holds_only_so_many(ada: Desk) -> None:
    for _ in range(MOST_TRIGGERS):
        watch(ada.member, ada.kept(), EVENT, ada.clock.moment)
    with pytest.raises(RefusedError) as refused:
        watch(ada.member, ada.kept(), EVENT, ada.clock.moment)
    assert refused.value.status == 409


def test_a_trigger_that_is_gone_does_not_fire(ada: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        fire(ada.member, ada.kept(), "x" * 12, ada.clock.moment)
    assert refused.value.status == 404
    assert find_trigger(ada.kept().id, "x" * 12) is None
