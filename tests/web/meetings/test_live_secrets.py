"""Worlds that differ only in what somebody does in silence give the same bytes to all others."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from portfolio_made import member_in
from web.access.rows import addresses
from web.meetings.team import NOW, Phone, Team, seen, team, wish
from web.portfolio.desk import HTMX, Clock, Desk
from web.unlogged import unlogged

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.reviews.feed_actions import make_feed
from alliancemap_web.rounds import actions as rounds
from alliancemap_web.workspaces.rights import Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What stands in paths besides the workspace and the alliance.
SAMPLES = {"factor": "M01", "part": "stage", "gate": "G01", "kind": "svg", "name": "alliances"}
NEAR = ("search/?q=Sam says", "everything.zip", "history/")
LOG = ("everything.zip", "history/log/")
PHONE = ("", "live/", "live/?after=no", "../", "../list/", "../outcome/", "../at/M04/")


def workplace() -> list[str]:
    """The paths that lie below a workspace's key."""
    return sorted(f"/en{path}" for path in addresses() if path.startswith("/work/{key}/"))


def unpacked(answer: Any) -> Any:
    """What an answer tells, packed files opened."""
    status, headers, body = seen(answer)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())
    return status, headers, body


class Watch:
    """Everybody who might learn something of Sam, and what they see."""

    def __init__(self, made: Team, row: MeetingRow, sit: Callable[..., Desk]) -> None:
        self.made, self.row = made, row
        ada = Desk(made.owner, made.alliance, Clock(NOW))
        self.desks = [ada, sit("Ed"), sit("Ben", "respondent"), sit("Rea", "reader")]
        self.eve: Phone = made.phone("Eve")
        self.feed = make_feed(made.owner, NOW, has_names=True)

    def places(self, desk: Desk) -> Iterator[str]:
        """Every page of the alliance's team, the home page, and what goes out."""
        known = {"key": desk.firm, "alliance": self.made.alliance, "meeting": self.row.key,
                 "round": self.made.round, **SAMPLES}  # fmt: skip
        for route in workplace():
            if set(re.findall(r"{(\w+)}", route)) <= set(known):
                path = route.format(**known)
                if "/team/" in path or path.endswith(NEAR) or path == f"/en/work/{desk.firm}/":
                    yield path
        yield f"/en/work/{desk.firm}/search/?q=Sam says"
        live = desk.address(f"team/meetings/{self.row.key}/live/")
        yield f"{live}?wall=1"
        yield f"{live}?wall=1&after=no"
        yield f"{live}?after=no"

    def look(self) -> dict[str, Any]:
        """What everybody sees now."""
        found: dict[str, Any] = {}
        for desk in self.desks:
            for path in self.places(desk):
                with unlogged():
                    answer = desk.client.get(path, headers=HTMX if "live/" in path else {})
                    found[f"{desk.member.name} {path}"] = unpacked(answer)
        for place in PHONE:
            found[f"Eve {place}"] = unpacked(self.eve.get(place))
        found["calendar"] = unpacked(Client().get(f"/calendar/{self.feed}.ics"))
        return found


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [path for path in before if before[path] != after[path]]


def around(made: Team, row: MeetingRow) -> Watch:
    """Everybody of a team's firm, who have looked once: what is cached is cached in both worlds."""

    def sit(name: str, role: Role = "editor") -> Desk:
        member = member_in("Petite", f"{name.lower()}@example.org", name, role)
        return Desk(member, made.alliance, Clock(NOW), made.owner.key)

    watch = Watch(made, row, sit)
    watch.look()
    return watch


@pytest.fixture(params=[True, False], ids=["with names", "without names"])
def watch(request: pytest.FixtureRequest, db: None, examples: Path, time: Clock) -> Watch:
    """A meeting at its silent answer."""
    made = team(names=request.param)
    return around(made, made.to_kind(made.begun(), "again"))


def say(made: Team, levels: dict[str, int]) -> None:
    for factor, level in levels.items():
        rounds.answer(made.seat("Sam"), factor, wish(level, f"Sam says {level}"), NOW)


def test_nobody_sees_what_another_answers_in_silence(watch: Watch) -> None:
    before = watch.look()
    assert {status for status, _, _ in before.values()} <= {200, 204, 302, 403, 404, 405}
    assert sum(status == 200 for status, _, _ in before.values()) > 20
    say(watch.made, {"M04": 0, "R17": 1})
    some = watch.look()
    assert differing(before, some) == []
    say(watch.made, {"M04": 3, "R17": 4})
    assert differing(some, watch.look()) == []


def test_only_editors_see_that_somebody_is_done_and_the_wall_does_not(watch: Watch) -> None:
    before = watch.look()
    say(watch.made, {"M04": 0})
    rounds.finish(watch.made.seat("Sam"), NOW)
    done = differing(before, watch.look())
    assert done
    # Owners also take the log out, which says that somebody, without a name, handed in.
    rest = [path for path in done if not (path.startswith("Ada ") and path.endswith(LOG))]
    assert all(path.startswith(("Ada ", "Ed ")) and "/team/" in path for path in rest), done
    assert not [path for path in done if "screen/" in path or "wall=1" in path]


def test_why_somebody_moved_is_theirs_until_the_minute(watch: Watch) -> None:
    made = watch.made
    made.answer_again()
    row = made.drive(watch.row)
    watch.look()
    before = watch.look()
    actions.note(made.seat("Sam"), row.key, "M04", "Something in silence.", NOW)
    assert differing(before, watch.look()) == []


def test_the_leaders_answer_is_on_no_screen_before_it_is_shown(made: Team, time: Clock) -> None:
    row = made.to_kind(made.begun(), "talk")
    watch = around(made, row)
    bodies = watch.look()
    hidden = {name: body for name, (_, _, body) in bodies.items() if ".zip" not in name}
    assert not [name for name, body in hidden.items() if b"Dora says so" in body]
    wall = hidden[f"Ada {watch.desks[0].address(f'team/meetings/{row.key}/screen/')}"]
    assert wall.count(b"<circle") == 4
    assert hidden["Eve "].count(b"<circle") == 4
    rounds.show_leader(made.owner, made.kept, made.round, NOW)
    shown = watch.look()
    assert shown[f"Ada {watch.desks[0].address(f'team/meetings/{row.key}/screen/')}"][2].count(
        b"<circle"
    ) == 5  # fmt: skip
    assert shown["Eve "][2].count(b"<circle") == 5
