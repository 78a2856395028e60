"""A firm that holds up a mirror to its partner, and two of the partner's people with links."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.test import Client
from web.portfolio.conftest import NOW, alliance, owner, stranger, time

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.actions.people import Asking
from alliancemap_web.mirror.asking import askable
from alliancemap_web.mirror.models import Guest
from alliancemap_web.mirror.pages import instrument_of
from alliancemap_web.mirror.queries import find_mirror
from alliancemap_web.mirror.rows import MirrorRow, Terms
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

__all__ = ["NOW", "alliance", "owner", "stranger", "time"]

FACTORS = ("M01", "V01", "V14", "R05", "R08", "R28")


def terms(**changed: object) -> Terms:
    """The terms of a mirror, some of them changed."""
    usual: dict[str, object] = {
        "title": "Working together",
        "us": "Petite",
        "them": "Grand Groupe",
        "welcome": "What do you see?",
        "factors": FACTORS,
        "has_reasons": True,
        "until": NOW.date() + timedelta(days=20),
    }
    return Terms(**(usual | changed))  # type: ignore[arg-type]


@dataclass
class Hall:
    """A mirror as a test handles it: whose it is, its key, its people, and what they say."""

    owner: Member
    alliance: str
    key: str
    secrets: dict[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> Kept:
        kept = find_alliance(self.owner, self.alliance)
        assert kept
        return kept

    @property
    def row(self) -> MirrorRow:
        row = find_mirror(self.kept, self.key)
        assert row
        return row

    def path(self, below: str = "") -> str:
        """The address of the mirror's page, or of one below it."""
        return f"/en/work/{self.owner.key}/alliances/{self.alliance}/team/mirror/{self.key}/{below}"

    def ask(self, name: str, function: str = "") -> str:
        """Ask one more of theirs; their public key."""
        asking = Asking(name, function, "", "en")
        self.secrets[name] = actions.add_guest(self.owner, self.kept, self.key, asking, NOW)
        return self.guest(name)

    def guest(self, name: str) -> str:
        return str(Guest.objects.get(mirror__key=self.key, name=name).key)

    def theirs(self, name: str, **levels: str) -> None:
        """Have one of theirs answer, each factor with the level alone."""
        for factor, level in levels.items():
            actions.say_theirs(self.guest(name), factor, Said(level, ""), NOW)

    def ours(self, **levels: str) -> None:
        """Have our side answer for them."""
        for factor, level in levels.items():
            actions.say_ours(self.owner, self.kept, self.key, factor, Said(level, ""), NOW)

    def ready(self) -> None:
        actions.be_ready(self.owner, self.kept, self.key, NOW)

    def done(self, name: str) -> None:
        actions.be_done(self.guest(name), NOW)

    def browser(self, name: str) -> Client:
        """The browser of one of theirs, who came by their link."""
        client = Client(enforce_csrf_checks=False)
        answer = client.get(f"/en/mirror/{self.secrets[name]}/")
        assert answer.status_code == 302
        return client

    def at(self, name: str, below: str = "") -> str:
        """The address of a page of one of theirs."""
        return f"/en/mirror-of/{self.guest(name)}/{below}"


def sit(member: Member) -> Client:
    """A browser of a member, signed in."""
    client = Client()
    client.force_login(Membership.objects.get(pk=member.membership).person)
    return client


@pytest.fixture
def hall(owner: Member, alliance: str, time: object) -> Hall:
    """A mirror in which Marie and Tom of the partner have links and nobody has answered."""
    kept = find_alliance(owner, alliance)
    assert kept
    known = askable(instrument_of(kept), "en")
    made = Hall(owner, alliance, actions.make_mirror(owner, kept, terms(), known, NOW))
    made.ask("Marie", "Purchasing")
    made.ask("Tom")
    return made


@pytest.fixture
def revealed(hall: Hall) -> Hall:
    """The same once both sides have said what they think, and seen it."""
    hall.ours(M01="3", V01="4", V14="2-3", R05="1", R08="unknown")
    hall.ready()
    hall.theirs("Marie", M01="3", V01="1", V14="1", R08="2")
    hall.theirs("Tom", M01="2", V01="0", R05="3", R28="not relevant")
    hall.done("Marie")
    hall.done("Tom")
    return hall
