"""A firm whose team of five has answered a round and seen it: what meetings are made from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from portfolio_made import data_of, member_in
from web.portfolio.desk import HTMX

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.queries import meeting_of
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.rounds import actions as rounds
from alliancemap_web.rounds.queries import seat_of
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
FACTORS = ("M04", "V03", "R05", "R17")
PEOPLE = (
    ("Dora", "direction"),
    ("Sam", "sales"),
    ("Eve", "engineering"),
    ("Oli", "operations"),
    ("Fay", "finance"),
)
# What each says, factor by factor: they differ on M04 and R17 and agree on the rest.
FIRST = {
    "Dora": (4, 3, 2, 4),
    "Sam": (4, 3, 2, 4),
    "Eve": (0, 3, 2, 1),
    "Oli": (1, 3, 2, 1),
    "Fay": (2, 3, 2, 3),
}


@dataclass(slots=True)
class Team:
    """An owner, their alliance, a round that was revealed, and the keys of those asked."""

    owner: Member
    alliance: str
    round: str = ""
    people: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    names: bool = True

    @property
    def kept(self) -> Kept:
        """The alliance as it stands."""
        found = find_alliance(self.owner, self.alliance)
        assert found
        return found

    def seat(self, name: str, now: datetime = NOW) -> Seat:
        """Whom somebody of the team answers as."""
        found = seat_of(self.people[name], now)
        assert found
        return found

    def answers(self, said: dict[str, dict[str, int]], now: datetime = NOW) -> None:
        """Have people answer factors silently, and be done."""
        for name, levels in said.items():
            for factor, level in levels.items():
                rounds.answer(self.seat(name, now), factor, wish(level, f"{name} says so"), now)
            rounds.finish(self.seat(name, now), now)

    def answer_again(self) -> None:
        """Have everybody say once more what they said first of what was talked about."""
        said = {name: dict(zip(FACTORS, levels, strict=True)) for name, levels in FIRST.items()}
        self.answers(
            {
                name: {factor: levels[factor] for factor in self.seat(name).factors}
                for name, levels in said.items()
            }
        )

    def phone(self, name: str) -> "Phone":
        """Somebody's phone, with their link opened."""
        client = Client()
        answer = client.get(f"/en/round/{self.secrets[name]}/")
        return Phone(client, f"{answer.headers['Location']}meeting/")

    def planned(self) -> MeetingRow:
        """A meeting of what the round showed, not begun."""
        return self.row(actions.make(self.owner, self.kept, self.round, NOW))

    def begun(self) -> MeetingRow:
        """A meeting that has begun."""
        return actions.begin(self.owner, self.kept, self.planned().key, NOW)

    def row(self, key: str) -> MeetingRow:
        """A meeting as it stands."""
        found = meeting_of(self.kept, key)
        assert found
        return found

    def drive(self, row: MeetingRow, move: actions.driving.Move = "next") -> MeetingRow:
        """Move a meeting."""
        return actions.drive(self.owner, self.kept, row.key, move, row.version, NOW)

    def to_kind(self, row: MeetingRow, kind: str) -> MeetingRow:
        """Move a meeting on to the next step of a kind."""
        while row.step.kind != kind:
            row = self.drive(row)
        return row

    def ended(self) -> MeetingRow:
        """A meeting in which two came nearer, which has ended."""
        row = self.to_kind(self.begun(), "again")
        if not self.names:  # without names nobody's first answer stands for their second
            self.answer_again()
        self.answers({"Eve": {"M04": 3, "R17": 3}, "Oli": {"M04": 3, "R17": 3}})
        row = self.drive(row)
        actions.attend(self.seat("Eve"), row.key, NOW)
        actions.note(self.seat("Eve"), row.key, "M04", "The tender changed my mind.", NOW)
        actions.note(self.seat("Sam"), row.key, "M04", "Nothing new for me.", NOW)
        row = self.to_kind(row, "tasks")
        day = (NOW + timedelta(days=3)).date()
        number = actions.new_number()
        actions.add_task(self.seat("Sam"), row.key, number, "Ask the lawyer", "Ada", day, NOW)
        return actions.end(self.owner, self.kept, row.key, NOW)


@dataclass
class Phone:
    """A browser without an account that came by a link; `start` is its page of the meeting."""

    client: Client
    start: str

    def get(self, place: str = "", **query: str) -> Any:
        """What the page, or a place below it, answers."""
        return self.client.get(self.start + place, query)

    def send(self, **fields: Any) -> Any:
        """What a form that a script sends is answered."""
        return self.client.post(f"{self.start}do/", fields, headers=HTMX)

    def post(self, **fields: Any) -> Any:
        """What a form is answered where no script runs."""
        return self.client.post(f"{self.start}do/", fields)


# What differs each time that a page is asked for, whoever answered what.
FRESH = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|name="(?:act|form|number)" value="[^"]*"'
    rb'|nonce="[^"]*"'
)


def seen(answer: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """What an answer tells: status, headers and body, without what is fresh each time."""
    parts: Iterable[bytes] = answer if answer.streaming else (answer.content,)
    fresh = {"Set-Cookie", "Content-Length", "Date", "Content-Security-Policy", "X-Request-ID"}
    headers = [pair for pair in answer.headers.items() if pair[0] not in fresh]
    return answer.status_code, headers, FRESH.sub(b"", b"".join(parts))


def wish(level: int, reason: str = "") -> rounds.Wish:
    return rounds.Wish(level=str(level), reason=reason)


def asked(*, names: bool = True, firm: str = "Petite") -> Team:
    """A team that is asked about four factors."""
    owner = member_in(firm, "ada@example.org", "Ada")
    made = Team(owner, create(owner, data_of("mannkind-sanofi"), NOW, "file"), names=names)
    made.round = rounds.begin(owner, made.kept, "Before the offer", FACTORS, "en", NOW)
    rounds.change(owner, made.kept, made.round, "Before the offer", FACTORS, names=names)
    for name, function in PEOPLE:
        guest = rounds.Guest(function, name)
        made.people[name] = rounds.add_person(owner, made.kept, made.round, guest, NOW)
        rounds.give_factors(owner, made.kept, made.round, made.people[name], FACTORS)
    if names:
        rounds.mark_leader(owner, made.kept, made.round, made.people["Dora"])
    until = (NOW + timedelta(days=3)).date()
    secrets = [f"secret-of-{name}-of-{firm}" for name, _ in PEOPLE]
    opened = dict(rounds.open_round(owner, made.kept, made.round, until, secrets, NOW))
    made.secrets = {name: opened[key] for name, key in made.people.items()}
    return made


def team(*, names: bool = True, firm: str = "Petite") -> Team:
    """A team that has answered and seen a round about four factors."""
    made = asked(names=names, firm=firm)
    made.answers({name: dict(zip(FACTORS, levels, strict=True)) for name, levels in FIRST.items()})
    rounds.reveal(made.owner, made.kept, made.round, NOW)
    return made
