"""The pages of word checks: begun, answered, closed, settled; nothing of others before the end."""

import re
from collections.abc import Callable, Mapping

import pytest
from django.test import Client
from web.portfolio.conftest import NOW
from web.portfolio.desk import Desk
from web.vocabulary.conftest import TODAY, WORDS, asked_by_key, membership

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.actions import close, pick
from alliancemap_web.vocabulary.queries import Chosen, checks_of, find_check, find_term
from alliancemap_web.workspaces.rights import Member

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def lasting(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of an answer, but for the number that each request has."""
    return {name: value for name, value in headers.items() if name != "X-Request-ID"}


ALL = {f"pick_{word}": "a" for word in WORDS}


def begun(owner: Member, ben: Member, **changes: object) -> dict[str, object]:
    """The form that begins a check of two words among three people."""
    keys = [membership(owner), membership(ben)]
    form: dict[str, object] = {
        "words": list(WORDS),
        "members": keys,
        f"function_{keys[0]}": "direction",
        f"function_{keys[1]}": "sales",
        "name_0": "Dee",
        "function_0": "legal",
        "closes_on": "2026-01-12",
    }
    return form | changes


def test_a_check_is_begun_answered_and_settled(
    ada: Desk, sit: Callable[..., Desk], owner: Member, kept: Kept
) -> None:
    ben = sit("Ben")
    sent = ada.client.post(ada.address("team/words/new/"), begun(owner, ben.member))
    key = sent["Location"].split("/words/")[1].split("/")[0]
    place = f"team/words/{key}/"
    assert "not done yet" in ada.get(place).content.decode()
    assert ada.post(place, pick_pilot="b")["Location"].endswith("?done=part")
    assert ada.post(place, **(ALL | {"pick_pilot": "b"}))["Location"].endswith("?done=done")
    ben.post(place, **ALL)
    link = ada.post(
        f"{place}people/{checks_of(kept, TODAY)[0].people[-1].key}/link/"
    ).content.decode()
    secret = re.search(r"/words/([\w-]{40,})/", link)
    assert secret
    dee = Client()
    onward = dee.get(f"/en/words/{secret[1]}/", follow=True)
    assert onward.status_code == 200
    dee.post(
        onward.request["PATH_INFO"], ALL | {"pick_pilot": "other", "text_pilot": "Paid, always."}
    )
    result = ada.get(place).content.decode()
    assert "Paid, always." in result
    assert result.index('id="word-pilot"') < result.index('id="word-exclusivity"')
    assert "Paid, always." in dee.get(onward.request["PATH_INFO"]).content.decode()
    ada.post(f"{place}settle/pilot/", outcome="own", text="Paid, three months.")
    term = find_term(owner, "pilot")
    assert term
    assert term.said["en"].example == "Paid, three months."


def test_a_check_that_cannot_be_begun_says_why_and_keeps_what_was_typed(
    ada: Desk, owner: Member, ben: Member
) -> None:
    answer = ada.client.post(
        ada.address("team/words/new/"), begun(owner, ben, words=[], name_0="Dee Dee")
    )
    assert answer.status_code == 422
    assert "Choose at least one word." in answer.content.decode()
    assert 'value="Dee Dee"' in answer.content.decode()


WORLDS = {
    "silent": {},
    "begun": {"pilot": Chosen("a")},
    "otherwise": {"pilot": Chosen("other", "A secret reading.")},
}


@pytest.mark.parametrize("world", ["begun", "otherwise"])
def test_two_worlds_that_differ_in_what_another_picked_look_the_same(
    ada: Desk,
    sit: Callable[..., Desk],
    ben: Member,
    kept: Kept,
    check: str,
    guest: Callable[[], tuple[str, str]],
    world: str,
) -> None:
    secret, dee = guest()
    browser = Client()
    browser.get(f"/en/words/{secret}/")
    reader = sit("Rita", "reader")
    other = asked_by_key(dee)

    def seen() -> list[tuple[int, dict[str, str], bytes]]:
        places = ("team/", "team/words/", f"team/words/{check}/", "", "history/", "review/")
        answers = [desk.get(place) for desk in (ada, reader) for place in places]
        firm = f"/en/work/{ada.firm}/"
        answers += [
            ada.client.get(firm + place)
            for place in (
                "",
                "words/",
                "words/pilot/",
                "words/book.json",
                "search/?q=pilot",
                "reviews/",
            )
        ]
        return [
            (one.status_code, lasting(one.headers), TOKEN.sub(b"", one.content)) for one in answers
        ]

    before = seen()
    pick(other, WORLDS[world], NOW)
    assert seen() == before


def test_two_worlds_that_differ_in_what_a_done_person_picked_look_the_same(
    ada: Desk, kept: Kept, check: str, guest: Callable[[], tuple[str, str]]
) -> None:
    _, dee = guest()
    pages = []
    for reading in ("a", "b"):
        pick(asked_by_key(dee), {word: Chosen(reading) for word in WORDS}, NOW)
        answers = [ada.get(place) for place in ("team/words/", f"team/words/{check}/")]
        pages.append([TOKEN.sub(b"", one.content) for one in answers])
    assert pages[0] == pages[1]


def test_who_is_not_asked_answers_nothing(sit: Callable[..., Desk], kept: Kept, check: str) -> None:
    flo = sit("Flo")
    assert flo.post(f"team/words/{check}/", **ALL).status_code == 404
    assert "pick_pilot" not in flo.get(f"team/words/{check}/").content.decode()


def test_a_check_of_another_alliance_is_not_here(ada: Desk, owner: Member, check: str) -> None:
    from portfolio_made import data_of

    from alliancemap_web.portfolio.actions import create

    other = create(owner, data_of("tesla-daimler"), NOW, "file")
    here = f"/en/work/{owner.key}/alliances/{other}/team/words/{check}/"
    assert ada.client.get(here).status_code == 404
    for place in ("close/", "people/", "people/x/link/", "people/x/remove/", "settle/pilot/"):
        assert ada.client.post(here + place, {"name": "x", "function": "sales"}).status_code == 404


def test_a_respondent_sees_no_control_that_is_not_theirs(
    sit: Callable[..., Desk], owner: Member, kept: Kept, check: str
) -> None:
    cy = sit("Cy", "respondent")
    page = cy.get(f"team/words/{check}/").content.decode()
    assert "/close/" not in page
    assert "/link/" not in page
    assert cy.post(f"team/words/{check}/close/").status_code == 403
    close(owner, kept, check, NOW)
    assert "/settle/" not in cy.get(f"team/words/{check}/").content.decode()


def test_what_is_refused_is_said_on_the_page(ada: Desk, kept: Kept, check: str) -> None:
    answer = ada.post(f"team/words/{check}/people/", name="Flo", function="boss")
    assert answer.status_code == 422
    assert "Choose a function for Flo." in answer.content.decode()
    assert ada.post(f"team/words/{check}/close/")["Location"].endswith("?done=closed")
    assert ada.post(f"team/words/{check}/close/").status_code == 422
    one = find_check(kept, check, TODAY)
    assert one
    assert one.is_over
