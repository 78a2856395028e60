"""Making, renewing and closing a feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from portfolio_made import member_in

from alliancemap_web.reviews.feed_actions import close_feed, make_feed
from alliancemap_web.reviews.models import Feed
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def ada(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


def test_only_the_hash_of_a_secret_is_kept(ada: Member) -> None:
    secret = make_feed(ada, NOW, has_names=True)
    assert len(secret) >= 43  # 256 bits
    (row,) = Feed.objects.values()
    assert row["secret_hash"] == sha256(secret.encode()).hexdigest()
    assert secret not in str(row)


def test_a_new_secret_takes_the_place_of_the_old_one(ada: Member) -> None:
    old = make_feed(ada, NOW, has_names=True)
    new = make_feed(ada, NOW + timedelta(days=1), has_names=False)
    assert old != new
    (row,) = Feed.objects.values()
    assert row["secret_hash"] == sha256(new.encode()).hexdigest()
    assert (row["has_names"], row["made_at"]) == (False, NOW + timedelta(days=1))


def test_a_feed_that_is_closed_is_gone_and_so_is_one_whose_member_left(ada: Member) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "reader")
    make_feed(ada, NOW, has_names=True)
    make_feed(ben, NOW, has_names=True)
    close_feed(ada)
    assert list(Feed.objects.values_list("membership", flat=True)) == [ben.membership]
    Membership.objects.filter(pk=ben.membership).delete()
    assert not Feed.objects.exists()


def test_a_program_has_no_calendar(ada: Member) -> None:
    program = replace(ada, person=None, membership=None)
    with pytest.raises(NotAllowedError):
        make_feed(program, NOW, has_names=True)
    with pytest.raises(NotAllowedError):
        close_feed(program)
