"""When a replica may be read: measured, not believed, and never for who has just written."""

from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.models import Act, Alliance
from alliancemap_web.several import reading, replica
from alliancemap_web.several.reading import COOKIE, ReadFromReplica
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


class Match:
    """What Django found for a path."""

    def __init__(self, name: str) -> None:
        self.url_name = name


def request(method: str, name: str, path: str = "/en/work/x/", **more: Any) -> HttpRequest:
    made = getattr(RequestFactory(), method.lower())(path, **more)
    made.resolver_match = Match(name)
    return made  # type: ignore[no-any-return]


def where(_: HttpRequest) -> HttpResponse:
    """A page that says where it reads."""
    return HttpResponse(Router().db_for_read(Alliance) or "default")


def answered(made: HttpRequest, page: Any = where) -> HttpResponse:
    """What the middleware makes of a request."""
    middleware = ReadFromReplica(
        lambda one: middleware.process_view(one, page, (), {}) or page(one)
    )
    return middleware(made)


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> None:
    """A replica that follows closely."""
    monkeypatch.setattr(Following, "may_be_read", lambda _: True)
    monkeypatch.setattr(reading, "cache", {})


@pytest.mark.usefixtures("close")
@pytest.mark.parametrize("name", ["alliances", "search", "alliance_history", "export_table"])
def test_a_page_that_reads_much_reads_from_the_replica(name: str) -> None:
    assert answered(request("GET", name)).content == b"replica"


@pytest.mark.usefixtures("close")
@pytest.mark.parametrize("name", ["alliance_live", "alliance_answer", "members", "meeting_live"])
def test_a_page_that_must_be_of_this_moment_does_not(name: str) -> None:
    assert answered(request("GET", name)).content == b"default"


@pytest.mark.usefixtures("close")
def test_who_has_just_written_reads_what_they_wrote() -> None:
    sent = answered(request("POST", "alliances"))
    assert sent.content == b"default"
    assert sent.cookies[COOKIE]["max-age"] > OLDEST
    asked = request("GET", "alliances")
    asked.COOKIES[COOKIE] = "1"
    assert answered(asked).content == b"default"


@pytest.mark.usefixtures("close")
def test_a_program_that_has_just_written_reads_what_it_wrote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, int] = {}

    class Kept:
        get = staticmethod(kept.get)

        @staticmethod
        def set(name: str, value: int, seconds: int) -> None:
            assert seconds > OLDEST
            kept[name] = value

    monkeypatch.setattr(reading, "cache", Kept)
    one, other = {"Authorization": "Bearer am_one"}, {"Authorization": "Bearer am_other"}
    path = "/api/1/alliances"
    assert answered(request("GET", "", path, headers=one)).content == b"replica"
    written = answered(request("POST", "", path, headers=one))
    assert COOKIE not in written.cookies
    assert answered(request("GET", "", path, headers=one)).content == b"default"
    assert answered(request("GET", "", path, headers=other)).content == b"replica"
    assert "am_one" not in "".join(kept)


@pytest.mark.usefixtures("close")
def test_a_replica_that_fails_in_the_middle_of_a_page_costs_nobody_the_page() -> None:
    def page(made: HttpRequest) -> HttpResponse:
        if Router().db_for_read(Alliance) == "replica":
            raise OperationalError
        return where(made)

    assert answered(request("GET", "alliances"), page).content == b"default"
