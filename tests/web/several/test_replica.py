"""When a replica may be read: how far it follows is measured, not believed."""

import pytest
from django.db import OperationalError
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.models import Act, Alliance
from alliancemap_web.several import replica
from alliancemap_web.several.replica import OLDEST, Following, Router, reading_there
from alliancemap_web.workspaces.models import Membership


class World:
    """Two databases and a clock, as `Following` asks them."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.time, self.end, self.reached, self.is_gone = 100.0, 0, 0, False
        patch.setattr(replica, "monotonic", lambda: self.time)
        patch.setattr(replica, "asked", self.asked)

    def asked(self, alias: str, _: str) -> int | None:
        if alias == "default":
            return self.end
        if self.is_gone:
            raise OperationalError
        return self.reached


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    return World(monkeypatch)


def test_a_replica_that_has_come_to_the_end_is_read(world: World) -> None:
    world.end = world.reached = 7
    assert Following().may_be_read()


def test_a_replica_is_read_while_it_has_all_that_was_there_some_seconds_ago(world: World) -> None:
    known = Following()
    for second in range(10):
        world.time, world.end = 100.0 + 1.1 * second, 100 + second
        world.reached = world.end - 3
        was_read = known.may_be_read()
    assert was_read


def test_a_replica_that_stands_still_is_left_once_it_is_too_old(world: World) -> None:
    known = Following()
    world.end = world.reached = 50
    assert known.may_be_read()
    world.end = 51
    seconds = 0.0
    while known.may_be_read():
        seconds += 1.1
        world.time += 1.1
        assert seconds < OLDEST + 3
    assert seconds <= OLDEST + 1.2


def test_a_replica_with_nothing_to_follow_is_as_new_as_can_be(world: World) -> None:
    known = Following()
    world.end = world.reached = 50
    for _ in range(20):
        world.time += 60
        assert known.may_be_read()


def test_a_server_that_is_no_replica_is_not_read(world: World) -> None:
    world.end = 5
    world.reached = None  # type: ignore[assignment] - what one that follows nobody answers
    assert not Following().may_be_read()


def test_a_replica_that_is_gone_is_left_alone_for_a_while(world: World) -> None:
    known = Following()
    world.end = world.reached = 5
    world.is_gone = True
    assert not known.may_be_read()
    world.is_gone = False
    world.time += 3
    assert not known.may_be_read()
    world.time += 8
    assert known.may_be_read()


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30), st.integers(1, 30)), max_size=25))
def test_what_is_read_is_never_older_than_is_allowed(
    steps: list[tuple[int, int, int]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        world, known = World(patch), Following()
        written: list[tuple[float, int]] = []
        for grown, behind, tenths in steps:
            world.time += tenths / 10
            world.end += grown
            written.append((world.time, world.end))
            # It never goes back.
            world.reached = max(world.reached, world.end - behind)
            if known.may_be_read():
                # The measure may be a moment old, the answer then is as old as both together.
                old = [end for at, end in written if at <= world.time - 2 * OLDEST]
                assert all(end <= world.reached for end in old)


def test_only_what_may_be_a_moment_old_is_read_there() -> None:
    router = Router()
    assert router.db_for_read(Alliance) is None
    with reading_there():
        assert router.db_for_read(Alliance) == router.db_for_read(Act) == "replica"
        assert router.db_for_read(Person) is router.db_for_read(Membership) is None
        assert router.db_for_write(Alliance) == "default"
    assert router.db_for_read(Alliance) is None
    assert router.allow_migrate("replica", "portfolio") is False
    assert router.allow_migrate("default", "portfolio") is None
