"""Whose digest is due, in which language, at which address."""

from datetime import date

from django.contrib.auth import get_user_model
from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions import mark_sent, remember_members
from alliancemap_web.briefs.queries.letters import digest_of, digest_off, digests_due, zone_of


def test_who_is_due_is_told_with_language_and_address(ada: Desk) -> None:
    remember_members()
    get_user_model().objects.filter(pk=ada.member.person).update(language="fr")
    (due,) = digests_due(date(2026, 1, 1))
    assert (due.member, due.language, due.address) == (ada.member, "fr", "ada@example.org")


def test_who_had_one_lately_or_cannot_sign_in_is_not_due(ada: Desk) -> None:
    remember_members()
    mark_sent(ada.member, date(2026, 1, 5))
    assert digests_due(date(2026, 1, 5)) == ()
    assert len(digests_due(date(2026, 1, 6))) == 1
    get_user_model().objects.filter(pk=ada.member.person).update(is_active=False)
    assert digests_due(date(2026, 1, 6)) == ()


def test_before_anybody_chose_it_is_on_for_who_sees_all(ada: Desk, sit: object) -> None:
    assert digest_of(ada.member)
    assert not digest_of(sit("Eva", "reader", sees_all=False).member)  # type: ignore[operator]
    assert digest_off("nothing") is None
    assert zone_of(ada.member.workspace) == "UTC"
