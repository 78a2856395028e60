"""Counts that several processes share: exact, ending when they should, naming nobody."""

import pytest
from django.db import connection

from alliancemap_web.several import counts
from alliancemap_web.several.counts import SharedCounts, forget_ended, make_table
from alliancemap_web.several.sweeping import sweep

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache() -> SharedCounts:
    make_table()
    return SharedCounts("", {})


def names() -> list[str]:
    """What the table calls what it holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM several_count")
        return [row[0] for row in cursor.fetchall()]


def test_the_table_is_there_with_the_others() -> None:
    assert "several_count" in connection.introspection.table_names()


def test_what_was_kept_is_found_until_it_ends(
    cache: SharedCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set("a", {"b": [1, 2.5]}, 60)
    assert cache.get("a") == {"b": [1, 2.5]}
    later = counts.now() + 61
    monkeypatch.setattr(counts, "now", lambda: later)
    assert cache.get("a", "gone") == "gone"


def test_only_the_first_adds_and_after_its_end_another(
    cache: SharedCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache.add("a", 1, 60)
    assert not cache.add("a", 2, 60)
    assert cache.get("a") == 1
    later = counts.now() + 61
    monkeypatch.setattr(counts, "now", lambda: later)
    assert cache.add("a", 3, 3600)


def test_counting_adds_and_leaves_the_end_where_it_was(
    cache: SharedCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.add("a", 0, 60)
    assert [cache.incr("a") for _ in range(3)] == [1, 2, 3]
    assert cache.incr("a", 5) == 8
    later = counts.now() + 61
    monkeypatch.setattr(counts, "now", lambda: later)
    with pytest.raises(ValueError, match="a"):
        cache.incr("a")


def test_what_is_not_there_is_not_counted(cache: SharedCounts) -> None:
    with pytest.raises(ValueError, match="nothing"):
        cache.incr("nothing")


def test_what_is_deleted_is_gone(cache: SharedCounts) -> None:
    cache.set("a", 1)
    assert cache.delete("a")
    assert not cache.delete("a")
    cache.set("b", 1)
    cache.clear()
    assert names() == []


def test_the_table_names_no_address(cache: SharedCounts) -> None:
    cache.set("login-ada@example.org-192.0.2.7", 1, 60)
    (name,) = names()
    assert len(name) == 64
    assert set(name) <= set("0123456789abcdef")


def test_what_has_ended_is_swept_away_and_nothing_else(
    cache: SharedCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set("short", 1, 60)
    cache.set("long", 1, 6000)
    assert forget_ended() == 0
    later = counts.now() + 61
    monkeypatch.setattr(counts, "now", lambda: later)
    sweep.call()
    assert cache.get("long") == 1
    assert len(names()) == 1
