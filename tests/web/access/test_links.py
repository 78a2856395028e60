"""Links: each opens its own thing to who holds it, nothing else, and nothing once it is over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from web.access import people, rooms
from web.access.firm import BY_SECRET, Firm, undone
from web.access.people import NOW
from web.access.rows import addresses, there
from web.access.tries import address, form_of, tell

from alliancemap_web import clock
from alliancemap_web.briefs.actions import end_share
from alliancemap_web.briefs.actions.letters import new_off_secret
from alliancemap_web.decisions import actions as decisions
from alliancemap_web.decisions.queries import AskingRow, latest_asking
from alliancemap_web.lounge.actions import revoke_link
from alliancemap_web.mirror import actions as mirrors
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.reviews.feed_actions import close_feed, make_feed
from alliancemap_web.rounds import actions as rounds
from alliancemap_web.vocabulary import actions as words
from alliancemap_web.workspaces.actions import accept, revoke
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.queries import invitation_of_link

ROWS = there()
NAMES = addresses()
BY_LINK = {path: row for path, row in ROWS.items() if row.door == "link"}
KINDS = sorted({row.kind for row in BY_LINK.values()})
# The links by which somebody comes who is then let go on; a round and a mirror have two here.
COMING = {
    "round": "round", "round talked": "round", "mirror": "mirror", "mirror shown": "mirror",
    "why": "why", "words": "words", "share": "shared", "join": "join", "way in": "account/way-in",
}  # fmt: skip


def come(firm: Firm, *links: str) -> Client:
    """The browser of somebody without an account who opened links."""
    client = Client(raise_request_exception=False)
    for one in links:
        cache.clear()
        assert client.get(f"/en/{COMING[one]}/{firm.links[one]}/").status_code == 302, one
    return client


def links_of(kind: str) -> list[str]:
    """The links of a kind that somebody comes by."""
    return [one for one in COMING if one.split()[0] == kind.split()[0]]


def tried(firm: Firm, client: Client, kind: str) -> dict[tuple[str, str], str]:
    """What reading and sending comes to at each address of a kind of link."""
    found = {}
    for path, row in BY_LINK.items():
        if row.kind != kind:
            continue
        here = address(firm, row, NAMES[path])
        for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
            sent = {"revoke": firm.things["revoke"]} if kind == "sealed" else form_of(firm, row)
            found[method, path] = tell(client, method, here, sent).outcome
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_opens_what_its_rows_say_to_who_holds_it(firm: Firm, kind: str) -> None:
    with undone():
        found = tried(firm, come(firm, *links_of(kind)), kind)
    assert found
    assert set(found.values()) == {"in"}, found


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_not_come_by_a_link_finds_nothing_there(firm: Firm, kind: str) -> None:
    for who in (people.NOBODY, people.ELSEWHERE, "reader, nothing open"):
        found = tried(firm, firm.browser(who), kind)
        # Whoever has the secret comes in by it; that is what a link is.
        by_secret = {path for path in ROWS if "{secret}" in path or path == "lounge/links/{name}"}
        rest = {path: told for path, told in found.items() if path[1] not in by_secret}
        assert set(rest.values()) <= {"away"}, (who, rest)


@pytest.mark.parametrize("kind", KINDS)
def test_a_secret_that_was_never_given_opens_nothing(firm: Firm, kind: str) -> None:
    client = Client(raise_request_exception=False)
    for path, row in BY_LINK.items():
        if row.kind == kind and "{secret}" in path:
            told = tell(client, "GET", address(firm, row, NAMES[path], secret="z" * 43))
            assert told.outcome == "away", path


@pytest.mark.parametrize("kind", [one for one in KINDS if one in COMING])
def test_one_link_opens_nothing_of_another_kind(firm: Firm, kind: str) -> None:
    with undone():
        client = come(firm, *links_of(kind))
        for other in KINDS:
            for (method, path), told in tried(firm, client, other).items():
                own_secret = "{secret}" in path or path == "lounge/links/{name}"
                if other != kind and not own_secret:
                    assert told == "away", (method, path)


def test_every_link_together_opens_nothing_of_the_workplace(firm: Firm) -> None:
    with undone():
        client = come(firm, *COMING)
        for path, row in ROWS.items():
            if row.door not in ("member", "alliance", "own", "account", "key"):
                continue
            here = address(firm, row, NAMES[path])
            for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
                told = tell(client, method, here, form_of(firm, row))
                assert told.outcome in ("sign in", "away"), (method, path, told.status)


# The same kind of thing of somebody else: another's seat, question, words, mirror, share.
OTHERS = {
    "round": ("guest", "seat of Sam"),
    "why": ("guest", "other colleague"),
    "words": ("guest", "other asked"),
    "mirror": ("guest", "mirror guest shown"),
    "share": ("guest", "other share"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_one_person_s_link_opens_nothing_of_another_person_s(firm: Firm, kind: str) -> None:
    value, whose = OTHERS[kind]
    with undone():
        client = come(firm, kind)
        for path, row in BY_LINK.items():
            if row.kind != kind or "{guest}" not in path:
                continue
            here = address(firm, row, NAMES[path], **{value: firm.things[whose]})
            for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
                told = tell(client, method, here, form_of(firm, row))
                assert told.outcome == "away", (method, path, told.status)


Ending = Callable[[Firm], object]


def kept(firm: Firm) -> rooms.Kept:
    return rooms.kept_of(firm.owner, firm.things["alliance"])


def asking(firm: Firm) -> AskingRow:
    found = latest_asking(kept(firm))
    assert found
    return found


def renewed_round(firm: Firm) -> None:
    rounds.renew_link(
        firm.owner, kept(firm), firm.things["round"], firm.things["seat"], "anew", NOW
    )


def used_up(firm: Firm) -> None:
    found = invitation_of_link(firm.links["join"], NOW)
    assert found
    alone = Person.objects.get(email=people.address_of(people.ALONE))
    accept(alone.pk, found.key, "Zed", NOW)


def signed_in(firm: Firm) -> None:
    person = Person.objects.get(pk=firm.owner.person)
    person.set_password("another harbour engine seven")
    person.save()


def let_go(firm: Firm) -> None:
    """Let the member go whose feed and letters these are: somebody else owns the firm by now."""
    Membership.objects.filter(pk=firm.owner.membership).delete()


# How a link of each kind ends, besides by the time it was given.
ENDINGS: dict[tuple[str, str], Ending] = {
    ("round", "taken back"): lambda firm: rounds.end_link(
        firm.owner, kept(firm), firm.things["round"], firm.things["seat"]
    ),
    ("round", "made anew"): renewed_round,
    ("round", "cancelled"): lambda firm: rounds.cancel(
        firm.owner, kept(firm), firm.things["round"], NOW
    ),
    ("why", "taken back"): lambda firm: decisions.drop_colleague(
        firm.owner, asking(firm), firm.things["colleague"]
    ),
    ("why", "made anew"): lambda firm: decisions.renew_link(
        firm.owner, asking(firm), firm.things["colleague"]
    ),
    ("why", "archived"): lambda firm: archive(firm.owner, firm.things["alliance"], NOW),
    ("words", "taken back"): lambda firm: words.remove_person(
        firm.owner, kept(firm), firm.things["check"], firm.things["asked"], NOW
    ),
    ("words", "made anew"): lambda firm: words.make_link(
        firm.owner, kept(firm), firm.things["check"], firm.things["asked"]
    ),
    ("mirror", "taken back"): lambda firm: mirrors.end_guest(
        firm.owner, kept(firm), firm.things["mirror"], firm.things["mirror guest"], NOW
    ),
    ("mirror", "made anew"): lambda firm: mirrors.renew_link(
        firm.owner, kept(firm), firm.things["mirror"], firm.things["mirror guest"]
    ),
    ("mirror", "deleted"): lambda firm: mirrors.delete_mirror(
        firm.owner, kept(firm), firm.things["mirror"]
    ),
    ("share", "taken back"): lambda firm: end_share(
        firm.owner, firm.things["alliance"], firm.things["share"], NOW
    ),
    ("share", "its maker gone"): let_go,
    ("join", "taken back"): lambda firm: revoke(firm.owner, firm.things["invitation"]),
    ("join", "used up"): used_up,
    ("way in", "used"): signed_in,
    ("calendar", "closed"): lambda firm: close_feed(firm.owner),
    ("calendar", "made anew"): lambda firm: make_feed(firm.owner, NOW, has_names=True),
    ("calendar", "its member gone"): let_go,
    ("digest", "made anew"): lambda firm: new_off_secret(firm.owner),
    ("digest", "its member gone"): let_go,
    ("sealed", "taken back"): lambda firm: revoke_link(
        firm.things["sealed"], firm.things["revoke"], NOW
    ),
}
# Those that end by themselves, and after how long at the latest. A calendar's and a letter's link
# last as long as their member; a way in ends by the clock of the codes it is made of.
LASTING = {"round": 200, "why": 400, "words": 200, "mirror": 400, "share": 15, "join": 8}


def gone(firm: Firm, kind: str, client: Client) -> None:
    """Say that a link leads nowhere, neither for who came by it nor for who comes now."""
    fresh = Client(raise_request_exception=False)
    # Of a round and a mirror the firm has two; the one that was revealed goes on.
    going_on = {
        path for path in ROWS if "meeting" in path or path.endswith(("outcome/", "agenda/"))
    }
    for one in (client, fresh):
        for (method, path), told in tried(firm, one, kind).items():
            if path not in going_on:
                assert told == "away", (kind, method, path)


@pytest.mark.parametrize(("kind", "how"), ENDINGS)
def test_a_link_that_ended_opens_nothing_not_even_to_who_came_by_it(
    firm: Firm, kind: str, how: str
) -> None:
    with undone():
        client = come(firm, kind) if kind in COMING else Client(raise_request_exception=False)
        assert "in" in tried(firm, client, kind).values()
        ENDINGS[kind, how](firm)
        gone(firm, kind, client)


@pytest.mark.parametrize("kind", LASTING)
def test_a_link_ends_by_itself(firm: Firm, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with undone():
        client = come(firm, kind)
        later = NOW + timedelta(days=LASTING[kind])
        monkeypatch.setattr(clock, "now", lambda: later)
        gone(firm, kind, client)


def test_each_kind_of_link_is_ended_here() -> None:
    assert {kind for kind, _ in ENDINGS} == set(KINDS)
    assert set(BY_SECRET.values()) <= set(KINDS)
