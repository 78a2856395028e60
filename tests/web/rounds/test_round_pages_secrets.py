"""Two worlds that differ only in what somebody else answered give the same bytes to everybody.

Every address of the workplace that can be read is read, by the owner, another member, a participant
by link, a program and a calendar, while one participant's answers change behind their backs.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from web.access.rows import addresses
from web.portfolio.desk import Desk
from web.rounds.team import Phone, Team, gather
from web.unlogged import unlogged

from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.reviews.feed_actions import make_feed
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Answer, Standing
from alliancemap_web.workspaces.models import Membership

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What stands in an address besides the keys of the firm.
SAMPLES = {"factor": "M01", "part": "stage", "gate": "G01", "kind": "svg", "name": "alliances"}
# What differs each time that a page is asked for, whoever answered what.
FRESH = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|name="(?:act|form)" value="[^"]*"|nonce="[^"]*"'
)
INTERFACE = ("alliances", "me", "changes", "attention", "search?q=Sam")
NEAR = ("history/", "reviews/", "answers/", "search/?q=Sam on R05")
WORDS = ("Sam on R05", "Before we sign", "R05")


@pytest.fixture(params=[True, False], ids=["with names", "without names"])
def team(request: pytest.FixtureRequest, ada: Desk) -> Team:
    """A round in which a member is asked beside people with links."""
    people = [("Dora", "direction"), ("Sam", "sales"), ("Eva", "engineering"), ("Lou", "support")]
    team = gather(ada, people, names=request.param)
    member = Membership.objects.get(pk=ada.member.membership)
    guest = actions.Guest("finance", membership=member.key)
    team.people["Ada"] = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    team.say("Eva", R05="2", M01="1")
    return team


def readable(team: Team, desk: Desk) -> Iterator[str]:
    """Every address below the firm's that needs nothing but what is there."""
    known = {"key": desk.member.key, "alliance": team.desk.alliance, "round": team.key, **SAMPLES}
    for address in addresses():
        if not address.startswith("/work/{key}/"):
            continue
        route = f"/en{address}"
        if set(re.findall(r"{(\w+)}", route)) <= set(known):
            yield route.format(**known)
    firm = f"/en/work/{desk.member.key}/"
    for words in WORDS:
        yield f"{firm}search/?q={words}"
    yield f"{firm}alliances/{team.desk.alliance}/{team.where}?turn=1"


def guests(team: Team) -> Iterator[str]:
    """Every page that a participant can read."""
    yield from ("", "list/", "top/", "outcome/", *(f"at/{one}/" for one in ("R05", "M01", "R30")))


def seen(answer: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """What an answer tells: status, headers and body, without what is fresh each time."""
    body = b"".join(answer) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())
    body = FRESH.sub(b"", body)
    fresh = {"Set-Cookie", "Content-Length", "Date", "Content-Security-Policy", "X-Request-ID"}
    headers = [pair for pair in answer.headers.items() if pair[0] not in fresh]
    return answer.status_code, headers, body


class Watch:
    """Everybody who might learn something, and what they see."""

    def __init__(self, team: Team, sit: Any) -> None:
        self.team = team
        self.desks = [team.desk, sit("Ben", "respondent"), sit("Ed")]
        self.eva: Phone = team.phone("Eva")
        key = make_key(team.desk.member, "CRM", "edit", None, team.now)
        self.program = Client(headers={"authorization": f"Bearer {key}"})
        self.feed = make_feed(team.desk.member, team.now, has_names=True)

    def look(self) -> dict[str, Any]:
        """What everybody sees now, and how many questions that put to the database."""
        found: dict[str, Any] = {}
        for desk in self.desks:
            every = list(readable(self.team, desk))
            # Whoever may do less is shown fewer pages; files are the same for all.
            near = [path for path in every if "/team/" in path or path.endswith(NEAR)]
            for path in every if desk is self.desks[0] else near:
                found[f"{desk.member.name} {path}"] = self.asked(desk.client, path)
        for place in guests(self.team):
            found[f"Eva {place}"] = self.asked(self.eva.client, self.eva.start + place)
        found["member's seat"] = self.asked(
            self.desks[0].client, f"/en/round-of/{self.team.people['Ada']}/list/"
        )
        for place in INTERFACE:
            found[f"api {place}"] = self.asked(self.program, f"/api/1/{place}")
        one = f"/api/1/alliances/{self.team.desk.alliance}"
        for place in ("", "/answers", "/changes", "/document", "/results"):
            found[f"api one{place}"] = self.asked(self.program, one + place)
        found["calendar"] = self.asked(Client(), f"/calendar/{self.feed}.ics")
        return found

    def asked(self, client: Client, path: str) -> Any:
        """What one address answers, and the questions that it puts to the database."""
        with unlogged(), CaptureQueriesContext(connection) as queries:
            answer = seen(client.get(path))
        asked = [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in queries.captured_queries]
        return answer, asked


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The addresses that answer differently, or ask the database differently."""
    return [path for path in before if before[path] != after[path]]


def test_there_is_much_to_be_read(team: Team, sit: Any) -> None:
    watch = Watch(team, sit)
    paths = list(readable(team, team.desk))
    assert len(paths) > 40
    assert any(path.endswith(team.where) for path in paths)
    assert any(path.endswith("everything.zip") for path in paths)
    assert seen(watch.eva.get("list/"))[0] == 200
    assert seen(watch.program.get("/api/1/alliances"))[0] == 200
    assert b"BEGIN:VEVENT" in seen(Client().get(f"/calendar/{watch.feed}.ics"))[2]


def test_nobody_sees_what_another_answers_before_the_reveal(team: Team, sit: Any) -> None:
    watch = Watch(team, sit)
    watch.look()  # what is cached is cached in both worlds
    before = watch.look()
    team.say("Sam", R05="0", M01="4", V03="unknown", R17="1-3")
    actions.pick_top(team.seat("Sam"), ["R05", "M01"], team.now)
    assert Answer.objects.filter(participant__key=team.people["Sam"]).count() == 4
    some = watch.look()
    assert differing(before, some) == []
    team.say("Sam", R05="4", M01="0", V03="2", R17="unknown")
    assert differing(some, watch.look()) == []


def test_only_editors_see_who_is_done_and_nothing_of_what(team: Team, sit: Any) -> None:
    watch = Watch(team, sit)
    watch.look()
    before = watch.look()
    team.say("Sam", R05="0")
    actions.finish(team.seat("Sam"), team.now)
    after = watch.look()
    done = differing(before, after)
    assert done
    # Owners also read in the log that somebody, without a name, handed in.
    logs = ("/log/", "/log/table/", "/settings/delete/", "/everything.zip")
    log = {path for path in done if path.startswith("Ada ") and path.endswith(logs)}
    rest = set(done) - log
    assert all(path.startswith(("Ada ", "Ed ")) and team.where in path for path in rest), done
    assert not any(b"Sam" in after[path][0][2] for path in log if path.endswith("/log/"))
    Standing.objects.all().delete()
    team.say("Sam", R05="4", M01="3")
    assert set(differing(before, watch.look())) == log


def test_the_leader_is_in_no_byte_before_their_answers_are_shown(ada: Desk, sit: Any) -> None:
    team = gather(ada, [("Dora", "direction"), ("Sam", "sales"), ("Eva", "engineering")])
    team.say_all(
        {"Sam": {"R05": "3", "M01": "1"}, "Eva": {"R05": "0", "M01": "1"}, "Dora": {"R05": "2"}}
    )
    team.reveal()
    row = team.row()
    paths = [path for path in readable(team, ada) if not path.endswith("everything.zip")]
    page = ada.client.get(f"/en/work/{ada.member.key}/alliances/{ada.alliance}/{team.where}")
    assert b"Sam on R05" in page.content
    bodies = [ada.client.get(path) for path in paths]
    bodies += [team.phone("Eva").get("outcome/")]
    for body in bodies:
        assert b"Dora on R05" not in seen(body)[2], body.request["PATH_INFO"]
    assert row.state == "revealed"
    actions.show_leader(ada.member, ada.kept(), team.key, team.now)
    text = ada.get(team.where).content.decode()
    assert text.rindex("Dora on R05") > max(text.index("Sam on R05"), text.index("Eva on R05"))
