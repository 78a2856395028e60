"""A team at a round: an owner at the page of an alliance, and people with links."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from web.portfolio.desk import HTMX, Desk

from alliancemap.instruments.functions import load_askers
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import result_of, round_of, seat_of
from alliancemap_web.rounds.results import Result
from alliancemap_web.rounds.rows import RoundRow, Seat

FACTORS = ("M01", "V03", "R05", "R17")
FIVE = (
    ("Dora", "direction"),
    ("Sam", "sales"),
    ("Sue", "sales"),
    ("Eva", "engineering"),
    ("Lou", "support"),
)
SIGNED = re.compile(r"/en/round/([^/\"]+)/")


@dataclass
class Team:
    """A round of an alliance with people by name; `secrets` are those of their links."""

    desk: Desk
    key: str
    people: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    @property
    def now(self) -> Any:
        """What time it is."""
        return self.desk.clock.moment

    @property
    def kept(self) -> Kept:
        """The alliance."""
        return self.desk.kept()

    @property
    def where(self) -> str:
        """The place of the round below the alliance's page."""
        return f"team/rounds/{self.key}/"

    def row(self) -> RoundRow:
        """The round as it stands."""
        found = round_of(self.desk.member, self.desk.alliance, self.key, self.now)
        assert found
        return found

    def seat(self, name: str) -> Seat:
        """Somebody's part of the round."""
        found = seat_of(self.people[name], self.now)
        assert found
        return found

    def say(self, name: str, **levels: str) -> None:
        """Let somebody answer some factors; "1-3" is a range, "unknown" what one does not know."""
        for factor, level in levels.items():
            low, _, high = level.partition("-")
            wish = actions.Wish("range" if high else level, low if high else "", high)
            wish = actions.Wish(wish.level, wish.low, wish.high, "guess", f"{name} on {factor}")
            actions.answer(self.seat(name), factor, wish, self.now)

    def say_all(self, said: Mapping[str, Mapping[str, str]], *, done: bool = True) -> None:
        """Let people answer, and be done."""
        for name, levels in said.items():
            self.say(name, **levels)
            if done:
                actions.finish(self.seat(name), self.now)

    def reveal(self, *, force: bool = False) -> int:
        """Show all answers."""
        return actions.reveal(self.desk.member, self.kept, self.key, self.now, force=force)

    def result(self, **more: Any) -> Result | None:
        """What is shown."""
        return result_of(self.desk.member, self.desk.alliance, self.key, **more)

    def phone(self, name: str) -> "Phone":
        """Somebody's phone, with their link opened."""
        client = Client()
        answer = client.get(f"/en/round/{self.secrets[name]}/")
        assert answer.status_code == 302, answer.status_code
        return Phone(client, answer.headers["Location"])


@dataclass
class Phone:
    """A browser without an account that came by a link; `start` is where it led."""

    client: Client
    start: str

    def get(self, place: str = "") -> Any:
        """What a page below the start answers."""
        return self.client.get(self.start + place)

    def send(self, place: str, **fields: Any) -> Any:
        """What a form that saves by itself is answered."""
        return self.client.post(self.start + place, fields, headers=HTMX)

    def post(self, place: str, **fields: Any) -> Any:
        """What a form is answered where no script runs."""
        return self.client.post(self.start + place, fields)


def prepare(
    desk: Desk,
    people: Iterable[tuple[str, str]] = FIVE,
    factors: Iterable[str] = FACTORS,
    *,
    names: bool = True,
    share: bool = True,
) -> Team:
    """A draft with its people."""
    kept, now = desk.kept(), desk.clock.moment
    key = actions.begin(desk.member, kept, "Before we sign", factors, "en", now)
    actions.change(desk.member, kept, key, "Before we sign", factors, names=names)
    team = Team(desk, key)
    for name, function in people:
        guest = actions.Guest(function, name)
        team.people[name] = actions.add_person(desk.member, kept, key, guest, now)
    if share:
        actions.propose(desk.member, kept, key, load_askers())
    return team


def gather(desk: Desk, people: Iterable[tuple[str, str]] = FIVE, **more: Any) -> Team:
    """A round that is open for a week."""
    team = prepare(desk, people, **more)
    secrets = [f"secret-{team.key}-{name}" for name in team.people]
    until = team.now.date() + timedelta(days=7)
    pairs = actions.open_round(desk.member, team.kept, team.key, until, secrets, team.now)
    by_key = dict(pairs)
    team.secrets = {name: by_key[key] for name, key in team.people.items()}
    return team
