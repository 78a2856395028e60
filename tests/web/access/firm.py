"""A firm in which there is one of everything, and everybody who comes to its door."""

import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from web.access import people, rooms
from web.access.people import ELSEWHERE, NOW
from web.edits import EXAMPLES
from web.lounge.acted import act, stamp

from alliancemap_web import clock
from alliancemap_web.alliances.actions import WATCH
from alliancemap_web.briefs.actions.letters import choose_digest, new_off_secret
from alliancemap_web.guide.terms import shared_book
from alliancemap_web.lounge.actions import make_link
from alliancemap_web.lounge.actions import sync as sync_talk
from alliancemap_web.lounge.bundle import bundle
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.people.ways_in import secret_for
from alliancemap_web.reviews.feed_actions import make_feed
from alliancemap_web.workspaces.rights import Member

MOMENT = int(NOW.timestamp() * 1000)
# What a path's value is called at a route, where the same word means another thing elsewhere.
ALSO: Mapping[str, Mapping[str, str]] = {
    **{
        one: {"guest": "seat"}
        for one in (
            "round_start",
            "round_list",
            "round_top",
            "round_done",
            "round_leave",
        )
    },
    "round_factor": {"guest": "seat", "factor": "asked factor"},
    "why_asking": {"asking": "asking shown"},
    "meeting_minute": {"meeting": "meeting over"},
    "import_done": {"upload": "upload over"},
    "import_failed": {"upload": "upload over"},
    "alliance_fact_remove": {"part": "party"},
    "vocabulary_book": {"digest": "book"},
    "lounge_file": {"digest": "bundle"},
    "round_outcome": {"guest": "seat talked"},
    "meeting_phone": {"guest": "seat talked"},
    "meeting_phone_live": {"guest": "seat talked"},
    "meeting_phone_do": {"guest": "seat talked"},
    "why_guest": {"guest": "colleague"},
    "words_of": {"guest": "asked"},
    "shared_page": {"guest": "share"},
    "shared_file": {"guest": "share"},
    "contact": {"person": "contact"},
    "contact_forget": {"person": "contact"},
    "contact_rests": {"person": "contact"},
    "word_check_link": {"person": "asked"},
    "word_check_unask": {"person": "asked"},
    "mirror_person_link": {"person": "mirror guest"},
    "mirror_person_end": {"person": "mirror guest"},
    "mirror_agenda": {"mirror": "mirror shown"},
    "mirror_sheet": {"mirror": "mirror shown"},
    "mirror_record": {"mirror": "mirror shown"},
    "mirror_guest_agenda": {"guest": "mirror guest shown"},
    "map_file": {"kind": "picture"},
    "export_table": {"kind": "table"},
    "talk_file": {"kind": "paper", "number": "talk"},
    "download": {"kind": "paper"},
    "alliance_file": {"kind": "picture"},
    "talk": {"number": "talk"},
    "talk_trial": {"number": "talk"},
    "talk_forget": {"number": "talk"},
    "lounge_talk": {"number": "talk"},
    "device_end": {"name": "device"},
    "lounge_icon": {"name": "icon"},
    "lounge_link": {"name": "sealed"},
    "mfa_remove_webauthn": {"pk": "row"},
    "company_remove": {"pk": "row"},
}
BY_SECRET = {
    "round_in": "round", "why_link_in": "why", "words_in": "words", "mirror_link": "mirror",
    "shared": "share", "join": "join", "calendar": "calendar", "digest_off": "digest",
    "way_in": "way in",
}  # fmt: skip


@dataclass
class Firm:
    """The firm: its people by name, what is in it by what paths call it, the secrets of its links.

    `members` has nobody in it who is no member of it.
    """

    members: dict[str, Member]
    strangers: dict[str, Member | None]
    things: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    browsers: dict[str, Client] = field(default_factory=dict)

    @property
    def owner(self) -> Member:
        """The owner, who made everything."""
        return self.members["owner"]

    def browser(self, name: str) -> Client:
        """The browser of somebody, signed in once."""
        if name not in self.browsers:
            self.browsers[name] = people.browser_of(name)
        return self.browsers[name]

    def path(self, route: str, name: str, /, **other: str) -> str:
        """The path of a route, filled with what is really there; `other` by what paths call it."""
        also = dict(ALSO.get(name, {}))
        if name in BY_SECRET:
            return route.replace("{secret}", other.get("secret", self.links[BY_SECRET[name]]))
        if name.startswith("mirror_guest") and "guest" not in also:
            also["guest"] = "mirror guest"
        if route.startswith("api/"):
            also["key"] = "alliance"
        values = {one: self.things.get(also.get(one, one), "") for one in names_in(route)}
        missing = [one for one, value in values.items() if not value]
        assert not missing, f"{name}: give {missing} a value in tests/web/access/firm.py"
        return route.format(**values | other)


def names_in(route: str) -> list[str]:
    """What a path's values are called."""
    return re.findall(r"{(\w+)}", route)


def fill(firm: Firm) -> None:
    """Put one of everything into the firm."""
    owner = firm.owner
    first = firm.things["alliance"]
    firm.things |= rooms.fill_alliance(owner, first)
    kept = rooms.kept_of(owner, first)
    parts = [
        rooms.fill_settling(owner, kept),
        rooms.fill_words(owner, firm.members["respondent"], kept),
        (rooms.fill_people(owner, kept), {}),
        rooms.fill_rounds(owner, first),
        rooms.fill_mirror(owner, first),
        rooms.fill_desk(owner),
    ]
    for things, links in parts:
        firm.things |= things
        firm.links |= links
    shown, guest, link = rooms.mirror_of(owner, first, "A first look")
    rooms.revealed_mirror(owner, first, shown, guest)
    share, secret = rooms.share_of(owner, first, "Marie")
    other, _ = rooms.share_of(owner, first, "Paul")
    firm.things |= {
        "mirror shown": shown, "mirror guest shown": guest, "share": share, "other share": other
    }  # fmt: skip
    firm.things["who"] = people.membership_key(firm.members["editor"])
    choose_digest(owner, is_on=True)
    firm.links |= {
        "mirror shown": link,
        "share": secret,
        "calendar": make_feed(owner, NOW, has_names=True),
        "digest": new_off_secret(owner),
    }
    firm.things |= fill_lounge(owner)


def fill_lounge(owner: Member) -> dict[str, str]:
    """A talk of the owner's, and a sealed box that a link opens."""
    talk = str(uuid.uuid4())
    acts = [
        act("name", "Quarrel talk by the lake", talk=talk, stamp=stamp(MOMENT)),
        act(
            "answer:M01", {"level": 3, "sure": None, "note": ""}, talk=talk, stamp=stamp(MOMENT, 1)
        ),
    ]
    assert owner.person
    sync_talk(owner.person, read_sync({"talk": talk, "since": 0, "operations": acts}), NOW)
    sealed = make_link("c2VhbGVk", 7, NOW)
    return {"talk": talk, "sealed": sealed.name, "revoke": sealed.revoke}


# What stands in paths besides the firm's own things.
FIXED = {
    "factor": "M01", "part": "stage", "gate": "M10", "kind": "yaml", "picture": "svg",
    "table": "csv", "paper": "yaml", "name": "alliances", "suffix": "pdf", "brief": "page",
    "slug": "mannkind-sanofi", "path": "app.js",
    "icon": "icon-192.png", "asked factor": rooms.ASKED[0], "language": "en", "row": "1",
    "device": "zzzzzzzzzzzz",
}  # fmt: skip


def build() -> Firm:
    """A firm with everything in it, and the people at its door."""
    insiders = people.gather_insiders()
    owner = insiders["owner"]
    first, second = rooms.make_alliances(owner)
    outsiders = people.gather_outsiders(owner, first, second)
    firm = Firm(insiders | outsiders, people.gather_strangers(owner))
    firm.things = FIXED | {"key": owner.key, "alliance": first, "other alliance": second}
    fill(firm)
    firm.things |= {"bundle": bundle().digest, "book": shared_book()[1], "party": "party-bank"}
    elsewhere = firm.strangers[ELSEWHERE]
    assert elsewhere
    firm.things["key elsewhere"] = elsewhere.key
    firm.things["alliance elsewhere"] = rooms.make_alliances(elsewhere)[0]
    Client().get("/en/")  # the published alliances are looked for when they are asked for
    for name in (*firm.members, *firm.strangers):
        firm.browser(name)
    # Signing in ends such a link, so it is made after everybody did.
    firm.links["way in"] = secret_for(get_user_model().objects.get(pk=owner.person))
    return firm


@contextmanager
def standing_still() -> Iterator[None]:
    """Let it be the same moment for everybody."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOW)
        patch.setattr(settings, "EXAMPLES_FOLDER", EXAMPLES)
        cache.clear()
        WATCH.seen.clear()
        yield
        WATCH.seen.clear()


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever happens within."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
