"""Guests read what was chosen, and no byte depends on anything else."""

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from django.test import Client
from web.portfolio.desk import Clock, Desk

from alliancemap_web.briefs.actions import write_brief
from alliancemap_web.briefs.guest_pages import content, loaded, picture, shown_section
from alliancemap_web.briefs.kinds import SCRIPTS
from alliancemap_web.briefs.models import Share
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.models import Membership

Make = Callable[..., str]
Guest = Callable[..., Any]


def body(answer: Any) -> str:
    """A page without what differs by the link alone."""
    key = Share.objects.order_by("-pk").first()
    text: str = answer.content.decode()
    return text.replace(key.key, "KEY") if key else text


def test_a_guest_reads_the_chosen_parts_and_is_told_how_long(share: Make, guest: Guest) -> None:
    answer = guest(share("map", "verdict", "page"))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "What the market needs" in shown
    assert "of 20 futures say yes" in shown
    assert "20 January 2026" in shown
    for secret in ("Questions to ask", "To ask ourselves", "Ada", "Petite", "Something changed"):
        assert secret not in shown


def test_nobody_keeps_finds_or_is_told_of_it(share: Make, guest: Guest) -> None:
    answer = guest(share("map"))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert answer["Cache-Control"] == "no-store, private"


def test_without_the_link_the_page_is_not_there(ada: Desk, share: Make) -> None:
    share("map")
    key = Share.objects.get().key
    for client in (Client(), ada.client):
        assert client.get(f"/en/shared-of/{key}/").status_code == 404
        assert client.get(f"/en/shared-of/{key}/take/pdf/").status_code == 404


def test_nothing_else_opens_to_a_guest(ada: Desk, share: Make, guest: Guest) -> None:
    client = Client()
    guest(share("map"), client)
    for place in ("", "team/briefs/page/", "team/sharing/", "history/"):
        answer = client.get(ada.address(place))
        assert answer.status_code == 302
        assert "sign-in" in answer["Location"]


def test_one_link_does_not_open_another(ada: Desk, share: Make, guest: Guest) -> None:
    share("questions")
    other = Share.objects.get().key
    client = Client()
    guest(share("map"), client)
    assert client.get(f"/en/shared-of/{other}/").status_code == 404


def test_it_expires(share: Make, guest: Guest, later: Clock) -> None:
    client = Client()
    path = share("map", days="2")
    key = guest(path, client).redirect_chain[-1][0]
    later.passes(days=1, hours=23)
    assert client.get(key).status_code == 200
    later.passes(hours=1)
    assert client.get(key).status_code == 404
    assert guest(path).status_code == 404


def test_it_ends_when_its_maker_leaves_or_may_no_longer(
    ada: Desk, share: Make, guest: Guest
) -> None:
    path = share("map")
    Membership.objects.filter(pk=ada.member.membership).update(role="reader")
    assert guest(path).status_code == 404
    Membership.objects.filter(pk=ada.member.membership).update(role="owner")
    assert guest(path).status_code == 200
    Membership.objects.filter(pk=ada.member.membership).delete()
    assert guest(path).status_code == 404


@pytest.mark.parametrize("way", ["frozen", "live"])
def test_a_frozen_link_stays_and_a_live_one_follows_the_map(
    ada: Desk, share: Make, guest: Guest, way: str
) -> None:
    path = share("map", "verdict", way=way)
    before = guest(path).content
    changes = [Change(f"answer/R{n:02}", {"level": 4}) for n in range(1, 12)]
    record(ada.member, ada.alliance, changes, ada.clock.moment)
    assert (guest(path).content == before) is (way == "frozen")


# What is changed, and which parts must not tell of it.
UNTOLD = {
    "questions": lambda ada: record(
        ada.member, ada.alliance, [Change("answer/M01", {"level": 3, "note": "A secret note"})],
        ada.clock.moment,
    ),
    "page": lambda ada: write_brief(
        ada.member, ada.kept(), SCRIPTS[1], "en", {"need": "A secret text"}, 0, ada.clock.moment
    ),
    "map": lambda ada: record(
        ada.member, ada.alliance,
        [Change("fact/promises/people", [{"name": "Secret Anna", "hours": 7}])],
        ada.clock.moment,
    ),
    "for-board": lambda ada: write_brief(
        ada.member, ada.kept(), SCRIPTS[1], "en", {"ask": "A secret text"}, 0, ada.clock.moment
    ),
}  # fmt: skip


@pytest.mark.parametrize("part", UNTOLD)
@pytest.mark.parametrize("way", ["frozen", "live"])
def test_two_worlds_that_differ_in_what_was_not_chosen_are_the_same(
    ada: Desk, share: Make, guest: Guest, part: str, way: str
) -> None:
    first = body(guest(share(part, way=way, formats=["pdf", "docx", "pptx"])))
    files = taken(share(part, way=way, formats=["pdf", "docx", "pptx"]))
    UNTOLD[part](ada)
    second = body(guest(share(part, way=way, formats=["pdf", "docx", "pptx"])))
    assert second == first
    assert "ecret" not in second
    assert taken(share(part, way=way, formats=["pdf", "docx", "pptx"])) == files


def taken(path: str) -> list[bytes]:
    """The files that a link gives."""
    client = Client()
    here = client.get(path, follow=True).redirect_chain[-1][0]
    return [client.get(f"{here}take/{one}/").content for one in ("pdf", "docx", "pptx")]


def test_files_are_given_only_where_they_were_chosen(share: Make, guest: Guest) -> None:
    client = Client()
    here = guest(share("page", formats=["pdf"]), client).redirect_chain[-1][0]
    answer = client.get(f"{here}take/pdf/")
    said = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages
    )
    assert "What the market needs" in said
    assert "Questions to ask" not in said
    for suffix in ("docx", "pptx", "txt", "odt"):
        assert client.get(f"{here}take/{suffix}/").status_code == 404


def test_views_and_files_are_counted_and_no_address_is_kept(
    ada: Desk, share: Make, guest: Guest
) -> None:
    client = Client()
    here = guest(share("page", formats=["pdf"]), client).redirect_chain[-1][0]
    client.get(here)
    client.get(f"{here}take/pdf/")
    line = Share.objects.get().days.get()
    assert (line.views, line.files) == (2, 1)
    assert {one.name for one in line._meta.fields} == {"id", "share", "day", "views", "files"}


def test_a_link_without_the_map_has_no_picture(ada: Desk, share: Make) -> None:
    share("questions", way="live")
    opened = loaded(Share.objects.get().key, ada.clock.moment)
    assert opened
    document = content(opened)
    assert document
    assert picture(document) == {}
    assert [kind for kind, _ in shown_section(document.sections[0])["blocks"]] == ["list"]
