"""Somebody's browser at the page of one alliance, and the clock on the wall."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from alliancemap.model.alliance import Answer
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.rights import Member

HTMX = {"HX-Request": "true"}


@dataclass
class Clock:
    """What time it is in a test: it stands still until time passes."""

    moment: datetime

    def passes(self, **time: float) -> None:
        """Let some time pass."""
        self.moment += timedelta(**time)


@dataclass
class Desk:
    """Somebody at the page of one alliance. `firm` is the workspace in the address."""

    member: Member
    alliance: str
    clock: Clock
    firm: str = ""
    language: str = "en"
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.firm = self.firm or self.member.key
        person = get_user_model().objects.get(pk=self.member.person)
        self.client.force_login(person)

    def address(self, place: str = "") -> str:
        """The address of the alliance's page, or of a place below it."""
        return f"/{self.language}/work/{self.firm}/alliances/{self.alliance}/{place}"

    def get(self, place: str = "", **query: str) -> Any:
        """What a page answers."""
        return self.client.get(self.address(place), query)

    def part(self, where: str, **query: str) -> Any:
        """What a page answers to a script that asks for a part of it."""
        return self.client.get(self.address(where), query, headers=HTMX)

    def send(self, place: str, act: str | None = None, **fields: Any) -> Any:
        """What a form that saves by itself is answered."""
        more = HTMX | ({"Idempotency-Key": act} if act else {})
        return self.client.post(self.address(place), named(fields), headers=more)

    def undo(self, act: str) -> Any:
        """What the button that takes an act back is answered."""
        return self.client.post(self.address("undo/"), {"act": act}, headers=HTMX)

    def post(self, place: str, **fields: Any) -> Any:
        """What a form is answered where no script runs."""
        return self.client.post(self.address(place), named(fields))

    def kept(self) -> Kept:
        """The alliance as it stands."""
        kept = find_alliance(self.member, self.alliance)
        assert kept
        return kept

    def said(self, factor: str) -> list[Answer]:
        """All that is said about a factor, the oldest first."""
        answers = judged_of(self.kept().document).alliance.answers
        return [one for one in answers if one.factor == factor]


def named(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields by the names that forms give them: source__text__0 is source-text-0."""
    return {name.replace("__", "-"): value for name, value in fields.items()}


def fragment(answer: Any, name: str) -> str:
    """The element whose id is `name` in an answer, with all that is in it."""
    text = answer.content.decode()
    found = re.search(rf'<(\w+)[^>]* id="{re.escape(name)}"', text)
    assert found, f"no {name}"
    rest, depth = text[found.start() :], 0
    for tag in re.finditer(rf"<(/?){found[1]}\b[^>]*>", rest):
        depth += -1 if tag[1] else 1
        if depth == 0 or found[1] == "input":
            return rest[: tag.end()]
    raise AssertionError(f"{name} never ends")
