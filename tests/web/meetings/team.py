"""A firm whose team of five has answered a round and seen it: what meetings are made from."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from portfolio_made import data_of, member_in

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


def wish(level: int, reason: str = "") -> rounds.Wish:
    return rounds.Wish(level=str(level), reason=reason)


def team(*, names: bool = True, firm: str = "Petite") -> Team:
    """A team that has answered and seen a round about four factors."""
    owner = member_in(firm, "ada@example.org", "Ada")
    made = Team(owner, create(owner, data_of("mannkind-sanofi"), NOW, "file"))
    made.round = rounds.begin(owner, made.kept, "Before the offer", FACTORS, "en", NOW)
    rounds.change(owner, made.kept, made.round, "Before the offer", FACTORS, names=names)
    for name, function in PEOPLE:
        guest = rounds.Guest(function, name)
        made.people[name] = rounds.add_person(owner, made.kept, made.round, guest, NOW)
        rounds.give_factors(owner, made.kept, made.round, made.people[name], FACTORS)
    if names:
        rounds.mark_leader(owner, made.kept, made.round, made.people["Dora"])
    until = (NOW + timedelta(days=3)).date()
    secrets = [f"secret-of-{name}" for name, _ in PEOPLE]
    opened = dict(rounds.open_round(owner, made.kept, made.round, until, secrets, NOW))
    made.secrets = {name: opened[key] for name, key in made.people.items()}
    made.answers({name: dict(zip(FACTORS, levels, strict=True)) for name, levels in FIRST.items()})
    rounds.reveal(owner, made.kept, made.round, NOW)
    return made
