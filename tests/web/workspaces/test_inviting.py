"""Inviting: the link is shown once, and nowhere else."""

import re

import pytest
from django.conf import LazySettings
from web.workspaces.conftest import ORCHID, TULIP, browser_of, send

from alliancemap_web.jobs.queries import waiting
from alliancemap_web.people.models import Visit
from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.inviting import MOST_NAMED, as_typed, mail, shown_form, until
from alliancemap_web.workspaces.limits import LETTERS_A_DAY, may_send_letter
from alliancemap_web.workspaces.models import Invitation
from alliancemap_web.workspaces.named import Named
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
# Held by the pages that are made of them.
PARTS = (shown_form, mail)
PLAIN = {"role": "editor", "sees": "all", "uses": "1", "days": "7"}


def path_of(member: Member) -> str:
    return f"/en/work/{member.key}/members/invite/"


def link_in(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    found = re.search(r'value="(http://testserver/en/join/[\w-]+/)"', page)
    assert found
    return found[1]


def test_a_link_is_shown_once_in_a_field_that_can_be_selected(cast: dict[str, Member]) -> None:
    browser = browser_of("Ada")
    answer = send(browser, path_of(cast["Ada"]), **PLAIN)
    link = link_in(answer)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store, private"
    page = answer.content.decode()
    assert page.count(link) == 1
    assert "readonly" in page
    secret = link.split("/")[-2]
    for path in ("members/", "members/invite/", "settings/"):
        shown = browser.get(f"/en/work/{cast['Ada'].key}/{path}").content.decode()
        assert secret not in shown
    assert all(secret not in str(one.get_decoded()) for one in Visit.objects.all())
    assert browser_of().get(link).headers["Location"] == "/en/join/"


def test_alliances_are_chosen_each_in_outline_or_whole(cast: dict[str, Member]) -> None:
    browser = browser_of("Ada")
    page = browser.get(path_of(cast["Ada"])).content.decode()
    assert "Orchid" in page
    assert "Tulip" in page
    chosen = {"sees": "some", "role": "reader", "outline": [ORCHID, TULIP], "whole": [TULIP]}
    answer = send(browser, path_of(cast["Ada"]), **(PLAIN | chosen))
    assert "Sees 2 alliances, opened when they join." in answer.content.decode()
    assert Invitation.objects.get().alliances == {ORCHID: "outline", TULIP: "whole"}


def test_an_alliance_that_is_not_ours_is_opened_to_nobody(cast: dict[str, Member]) -> None:
    chosen = {"sees": "some", "role": "reader", "whole": ["z" * 12]}
    answer = send(browser_of("Ada"), path_of(cast["Ada"]), **(PLAIN | chosen))
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_from_an_alliance_the_form_begins_with_it(cast: dict[str, Member]) -> None:
    page = browser_of("Ada").get(f"{path_of(cast['Ada'])}?alliance={ORCHID}").content.decode()
    assert f'name="outline" value="{ORCHID}" checked' in page
    assert 'value="some" checked' in page
    assert 'value="reader" checked' in page


def test_a_thousand_alliances_do_not_make_a_page_of_a_thousand(
    cast: dict[str, Member], alliances: list[Named]
) -> None:
    alliances[:] = [Named(f"{number:012}", f"Orchid {number}") for number in range(1000)]
    page = browser_of("Ada").get(path_of(cast["Ada"])).content.decode()
    assert page.count('name="whole"') == MOST_NAMED
    assert "These are the ones changed last." in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"days": "many"}, "Say for how many days"),
        ({"uses": "101"}, "Say for how many people"),
        ({"role": ""}, "Choose a role."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(
    cast: dict[str, Member], wrong: dict[str, str], says: str
) -> None:
    sent = PLAIN | {"sees": "some", "outline": [ORCHID]} | wrong
    answer = send(browser_of("Ada"), path_of(cast["Ada"]), **sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(says) == 2
    assert f'value="{ORCHID}" checked' in page
    for value in filter(None, wrong.values()):
        assert f'value="{value}"' in page
    assert not Invitation.objects.exists()


def test_without_a_mail_server_no_address_is_asked_for(cast: dict[str, Member]) -> None:
    assert 'name="address"' not in browser_of("Ada").get(path_of(cast["Ada"])).content.decode()
    answer = send(browser_of("Ada"), path_of(cast["Ada"]), **PLAIN, address="a@b.example")
    assert answer.status_code == 200
    assert not waiting()


def test_a_letter_takes_the_link_to_its_address(
    cast: dict[str, Member], settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    answer = send(browser_of("Ada"), path_of(cast["Ada"]), **PLAIN, address="gus@b.example")
    assert "on its way to gus@b.example" in answer.content.decode()
    (letter,) = waiting()
    to, subject, text, language, *_ = letter.args
    assert (to, language) == ("gus@b.example", "en")
    assert subject == "Ada invites you to Lumio on Alliancemap"
    assert link_in(answer) in text
    assert "as an editor" in text
    assert "until 8 March 2027" in text


def test_a_workspace_that_sent_many_letters_shows_the_link_alone(
    cast: dict[str, Member], settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    for _ in range(LETTERS_A_DAY):
        may_send_letter(cast["Ada"].workspace)
    answer = send(browser_of("Ada"), path_of(cast["Ada"]), **PLAIN, address="gus@b.example")
    assert "No letter was sent" in answer.content.decode()
    assert link_in(answer)
    assert not waiting()


def test_an_offer_stands_in_the_form_as_it_was_typed() -> None:
    typed = as_typed(Offer("reader", False, {"a": "outline", "b": "whole"}, 3, 30, "x@y.example"))
    assert typed["outline"] == ["a"]
    assert typed["whole"] == ["b"]
    assert (typed["sees"], typed["uses"], typed["days"]) == ("some", 3, 30)
    assert until(Offer("reader", days=1)) == "2 March 2027"
