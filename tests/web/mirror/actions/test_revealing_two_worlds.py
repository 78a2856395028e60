"""Before the reveal no byte of one side depends on what the other side answered: all channels."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from portfolio_made import member_in
from web.mirror.conftest import NOW, Hall, sit
from web.mirror.worlds import in_world, routes, told

from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.mirror import actions
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.doors import doors
from alliancemap_web.portfolio.pending import pending
from alliancemap_web.workspaces.carried import going_out

ANY = {"factor": "V01", "part": "stage", "gate": "G01", "kind": "svg", "name": "alliances"}


def answers(hall: Hall, level: str, reason: str) -> Callable[[], None]:
    """A world in which Marie answered so, and is done or not."""

    def done() -> None:
        actions.say_theirs(hall.guest("Marie"), "V01", Said(level, reason), NOW)
        actions.say_theirs(hall.guest("Marie"), "R05", Said("0", ""), NOW)
        hall.done("Marie")

    return done


def ours(hall: Hall, level: str, reason: str) -> Callable[[], None]:
    """A world in which our side answered so, and is ready."""

    def done() -> None:
        actions.say_ours(hall.owner, hall.kept, hall.key, "V01", Said(level, reason), NOW)
        actions.say_ours(hall.owner, hall.kept, hall.key, "M01", Said("2", ""), NOW)
        hall.ready()

    return done


def filled(route: str, hall: Hall) -> str | None:
    """A route with this firm's own keys; None for one that needs a key that nobody here has."""
    given = {
        **ANY,
        "key": hall.owner.key,
        "alliance": hall.alliance,
        "mirror": hall.key,
        "person": hall.guest("Tom"),
    }
    names = set(re.findall(r"{(\w+)}", route))
    return route.format(**given) if names <= set(given) else None


def pages_of_ours(hall: Hall, client: Client) -> list[object]:
    """All that a member of ours may read anywhere below the workspace."""
    paths = [path for route in routes("work/{key}/") if (path := filled(route, hall))]
    assert len(paths) > 60
    return [(path, told(client, path)) for path in paths]


@pytest.mark.slow
@pytest.mark.parametrize("role", ["owner", "reader"])
def test_no_page_of_ours_tells_what_theirs_answered(hall: Hall, role: str) -> None:
    member = hall.owner
    if role != "owner":
        member = member_in("Petite", "rita@example.org", "Rita", "reader")
    hall.ours(V01="4")
    client = sit(member)
    first = in_world(answers(hall, "0", "we will stop"), lambda: pages_of_ours(hall, client))
    other = in_world(answers(hall, "not relevant", ""), lambda: pages_of_ours(hall, client))
    assert first == other


@pytest.mark.parametrize("query", ["we will stop", "Purchasing", "Marie"])
def test_search_and_lists_tell_nothing_of_it(hall: Hall, query: str) -> None:
    client = sit(hall.owner)
    base = f"/en/work/{hall.owner.key}/"
    paths = [f"{base}search/?q={query}", f"{base}alliances/?text={query}", base]

    def seen() -> object:
        return [told(client, path) for path in paths]

    first = in_world(answers(hall, "0", "we will stop"), seen)
    assert first == in_world(answers(hall, "3", "another word"), seen)


def test_the_interface_for_programs_tells_nothing_of_it(hall: Hall) -> None:
    secret = make_key(hall.owner, "a program", "read", None, NOW)
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    base = f"/api/1/alliances/{hall.alliance}"
    paths = [base, f"{base}/acts", f"{base}/file", f"{base}/assessment", "/api/1/alliances"]

    def seen() -> object:
        return [told(client, path) for path in paths]

    first = in_world(answers(hall, "0", "we will stop"), seen)
    assert first == in_world(answers(hall, "3", "another word"), seen)
    assert {status for status, *_ in first} <= {200, 404}  # type: ignore[attr-defined]
    assert first[0][0] == 200  # type: ignore[index]


def test_files_doors_pending_mail_and_exports_tell_nothing_of_it(hall: Hall) -> None:
    def seen() -> object:
        kept = hall.kept
        return (
            kept.document,
            kept.acts,
            list(doors(hall.owner, kept, NOW)),
            pending(hall.owner, NOW),
            list(going_out(hall.owner, hall.alliance)),
            [one.body for one in mail.outbox],
            hall.row,
        )

    first = in_world(answers(hall, "0", "we will stop"), seen)
    assert first == in_world(answers(hall, "3", "another word"), seen)


@pytest.mark.parametrize("below", ["", "end/", "q/V01/", "q/M01/", "news/", "agenda/"])
@pytest.mark.parametrize("is_done", [False, True])
def test_no_page_of_theirs_tells_what_ours_or_another_of_theirs_answered(
    hall: Hall, below: str, is_done: bool
) -> None:
    hall.theirs("Tom", V01="2")
    if is_done:
        hall.done("Tom")
    client = hall.browser("Tom")

    def seen() -> object:
        return told(client, hall.at("Tom", below))

    worlds = [
        in_world(act, seen)
        for act in (
            lambda: None,
            ours(hall, "0", "we are leaving"),
            ours(hall, "4", "we love them" * 20),
            answers(hall, "0", "I say no"),
            answers(hall, "unknown", ""),
        )
    ]
    assert all(world == worlds[0] for world in worlds)


def test_the_same_work_is_done_whether_the_others_answered_or_not(hall: Hall) -> None:
    hall.ours(V01="4")
    client, guest = sit(hall.owner), hall.browser("Tom")
    client.get(hall.path())
    guest.get(hall.at("Tom"))

    def seen() -> object:
        counts = []
        for browser, path in (
            (client, hall.path()),
            (guest, hall.at("Tom")),
            (guest, hall.at("Tom", "news/")),
        ):
            with CaptureQueriesContext(connection) as queries:
                browser.get(path)
            counts.append(len(queries))
        return counts

    assert in_world(answers(hall, "0", "x"), seen) == in_world(lambda: None, seen)


def test_after_the_reveal_the_worlds_do_differ(hall: Hall) -> None:
    # Else the tests above could not fail.
    client, guest = sit(hall.owner), hall.browser("Tom")
    hall.theirs("Tom", V01="2")
    hall.done("Tom")
    hall.ours(V01="4")

    def world(level: str) -> Callable[[], None]:
        def done() -> None:
            answers(hall, level, "our year ends in June")()
            hall.ready()

        return done

    for browser, path in (
        (client, hall.path("agenda/")),
        (guest, hall.at("Tom", "agenda/")),
        (client, f"/en/work/{hall.owner.key}/alliances/{hall.alliance}/history/"),
    ):
        seen = partial(told, browser, path)
        first = in_world(world("0"), seen)
        assert first != in_world(world("3"), seen)
        assert b"our year ends in June" in first[2]  # type: ignore[index]


def test_both_see_it_at_the_same_moment(hall: Hall) -> None:
    client, tom, marie = sit(hall.owner), hall.browser("Tom"), hall.browser("Marie")
    hall.ours(V01="4")
    hall.theirs("Tom", V01="2")
    hall.theirs("Marie", V01="0")
    hall.done("Tom")
    hall.ready()

    def open_to() -> list[bool]:
        return [
            client.get(hall.path("agenda/")).status_code == 200,
            client.get(hall.path("sheet/")).status_code == 200,
            tom.get(hall.at("Tom", "agenda/")).status_code == 200,
            marie.get(hall.at("Marie", "agenda/")).status_code == 200,
            "HX-Redirect" in tom.get(hall.at("Tom", "news/")).headers,
        ]

    assert open_to() == [False] * 5
    hall.done("Marie")
    assert open_to() == [True] * 5
