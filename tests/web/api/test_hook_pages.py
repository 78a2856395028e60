"""The pages of webhooks: for owners alone, the secret told once, every act behind a button."""

import re
from typing import Any

import pytest
from django.test import Client
from portfolio_made import member_in
from web.api.hook_cast import BEGUN, hooked

from alliancemap_web.api.actions.hooks import MOST_HOOKS, keep_test, settle, switch_hook
from alliancemap_web.api.hook_bodies import EVENTS
from alliancemap_web.api.hook_pages import (
    back_to,
    done_of,
    done_or_said,
    form_of,
    hook_or_404,
    offered,
    shown_hook,
    shown_secret,
    wanted_by,
)
from alliancemap_web.api.models import Hook
from alliancemap_web.api.queries.hooks import deliveries_of, find_hook, hooks_of
from alliancemap_web.jobs.queries import waiting
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.rights import ROLES, Member

pytestmark = pytest.mark.django_db
# Held by the pages that are made of them.
PARTS = (
    back_to, done_of, done_or_said, form_of, hook_or_404, offered, shown_hook, shown_secret,
    wanted_by,
)  # fmt: skip
ADDRESS = "https://receiver.example/in"
POSTED = ("renew/", "switch/", "test/", "delete/", "{number}/again/")


@pytest.fixture
def ada(db: None) -> Member:
    """The owner of a firm."""
    return member_in("Lumio", "ada@firm.example", "Ada")


def browser_of(member: Member) -> Client:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(Person.objects.get(pk=member.person))
    return browser


def path_of(member: Member, rest: str = "", language: str = "en") -> str:
    return f"/{language}/work/{member.key}/hooks/{rest}"


def send(browser: Client, path: str, page: str, /, **fields: Any) -> Any:
    """Fill in a form with the token of the page it stands on."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(browser.get(page)))
    assert token
    return browser.post(path, {"csrfmiddlewaretoken": token[1], **fields})


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def every_path(member: Member, hook: str, number: str) -> list[tuple[str, str]]:
    """Each route with the method it takes."""
    posted = [("post", path_of(member, f"{hook}/{one}")) for one in POSTED]
    own = [path_of(member), path_of(member, f"{hook}/")]
    found = [(method, path) for path in own for method in ("get", "post")] + posted
    return [(method, path.format(number=number)) for method, path in found]


def test_strangers_and_low_roles_are_refused_at_every_route(ada: Member) -> None:
    hook, _ = hooked(ada, ADDRESS)
    settle(keep_test(ada, hook, BEGUN), BEGUN, 500, "", is_last=True)
    number = deliveries_of(ada, hook)[0].number
    zoe = member_in("Autre", "zoe@other.example", "Zoé")
    out = member_in("Lumio", "adv@agency.example", "Advi", "editor", sees_all=False)
    low = [
        member_in("Lumio", f"{role}@firm.example", role, role) for role in ROLES if role != "owner"
    ]
    before = Hook.objects.values().get()
    for method, path in every_path(ada, hook, number):
        nobody = getattr(Client(), method)(path)
        assert nobody.status_code == 302
        assert "/login/" in nobody["Location"] or "sign-in" in nobody["Location"]
        for member, status in [(zoe, 404), (out, 403), *((one, 403) for one in low)]:
            browser = Client()
            browser.force_login(Person.objects.get(pk=member.person))
            assert getattr(browser, method)(path).status_code == status, (path, member.role)
    # Another firm's owner does not come to it through their own workspace either.
    browser = Client()
    browser.force_login(Person.objects.get(pk=zoe.person))
    for method, path in every_path(zoe, hook, number)[2:]:
        assert getattr(browser, method)(path).status_code == 404
    assert Hook.objects.values().get() == before
    assert deliveries_of(ada, hook)[0].state == "given up"


def test_what_changes_something_takes_a_post_with_its_token(ada: Member) -> None:
    hook, _ = hooked(ada, ADDRESS)
    browser = browser_of(ada)
    for method, path in every_path(ada, hook, "7"):
        if method == "post":
            assert browser.post(path).status_code == 403
    for one in POSTED:
        assert browser.get(path_of(ada, f"{hook}/{one}".format(number=7))).status_code == 405
    assert find_hook(ada, hook)


def test_a_hook_is_made_and_its_secret_told_once(ada: Member) -> None:
    browser, here = browser_of(ada), path_of(ada)
    answer = send(browser, here, here, address=ADDRESS, events=["alliance.deleted"])
    secret = re.search(r'value="(whsec_[\w-]{40,})"', text_of(answer))
    assert secret
    assert answer["Cache-Control"] == "no-store, private"
    (row,) = hooks_of(ada)
    assert (row.address, row.events, row.with_content) == (ADDRESS, ("alliance.deleted",), False)
    for path in (here, path_of(ada, f"{row.key}/")):
        page = text_of(browser.get(path))
        assert ADDRESS in page
        assert "whsec_" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"address": "http://a.example/", "events": EVENTS}, "on port 443 or from"),
        ({"address": "https://10.0.0.1/", "events": EVENTS}, "private network"),
        ({"address": ADDRESS}, "choose at least one"),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_what_cannot_be_is_said_beside_its_field(
    ada: Member, fields: dict[str, Any], said: str, own: bool
) -> None:
    key, _ = hooked(ada, ADDRESS) if own else ("", "")
    here = path_of(ada, f"{key}/" if own else "")
    answer = send(browser_of(ada), here, here, with_content="on", **fields)
    page = text_of(answer)
    assert answer.status_code == 422
    assert page.count(said) == 2
    assert f'value="{fields["address"]}"' in page
    assert 'name="with_content" aria-describedby="help-content" checked' in page


def test_when_there_are_enough_it_is_said_above_the_form(ada: Member) -> None:
    for _ in range(MOST_HOOKS):
        hooked(ada, ADDRESS)
    answer = send(browser_of(ada), path_of(ada), path_of(ada), address=ADDRESS, events=EVENTS)
    assert answer.status_code == 422
    assert "10 webhooks already" in text_of(answer)


def test_a_hook_is_changed_renewed_switched_and_deleted_by_its_page(ada: Member) -> None:
    key, first = hooked(ada, ADDRESS)
    browser, here = browser_of(ada), path_of(ada, f"{key}/")
    changed = send(browser, here, here, address=f"{ADDRESS}2", events=EVENTS[0], with_content="on")
    assert changed["Location"] == f"{here}?done=kept"
    assert "Kept." in text_of(browser.get(changed["Location"]))
    row = find_hook(ada, key)
    assert row
    assert (row.address, row.events, row.with_content) == (f"{ADDRESS}2", EVENTS[:1], True)
    renewed = re.search(r"whsec_[\w-]+", text_of(send(browser, f"{here}renew/", here)))
    assert renewed
    assert renewed[0] != first
    send(browser, f"{here}switch/", here, on="0")
    page = text_of(browser.get(here))
    assert "Switched off since" in page
    assert "Send a test" not in page
    assert "Switched off" in text_of(browser.get(path_of(ada)))
    send(browser, f"{here}switch/", here, on="1")
    assert "Switched off since" not in text_of(browser.get(here))
    gone = send(browser, f"{here}delete/", here)
    assert "The webhook is deleted." in text_of(browser.get(gone["Location"]))
    assert not hooks_of(ada)


def test_a_test_and_a_delivery_again_wait_to_be_sent(ada: Member) -> None:
    key, _ = hooked(ada, ADDRESS)
    browser, here = browser_of(ada), path_of(ada, f"{key}/")
    send(browser, f"{here}test/", here)
    assert [one.name for one in waiting()] == ["api.deliver"]
    number = deliveries_of(ada, key)[0].number
    assert "Send again" not in text_of(browser.get(here)).split("<tbody>")[1]
    still = send(browser, f"{here}{number}/again/", here)
    assert still.status_code == 422
    assert "still waiting" in text_of(still)
    settle(waiting()[0].args[0], BEGUN, 500, "", is_last=True)
    assert "Given up" in text_of(browser.get(here))
    again = send(browser, f"{here}{number}/again/", here)
    assert again["Location"] == f"{here}?done=again"
    assert len(waiting()) == 2
    assert send(browser, f"{here}nothing/again/", here).status_code == 404
    switch_hook(ada, key, BEGUN, on=False)
    off = send(browser, f"{here}{number}/again/", here)
    assert (off.status_code, "switch it on first" in text_of(off)) == (422, True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_why_nothing_arrived_has_its_words(ada: Member, language: str) -> None:
    key, _ = hooked(ada, ADDRESS)
    reasons = (
        "address", "name", "inside", "unreachable", "certificate", "slow", "garbled", "rests",
        "secret",
    )  # fmt: skip
    for reason in reasons:
        settle(keep_test(ada, key, BEGUN), BEGUN, None, reason, is_last=False)
    settle(keep_test(ada, key, BEGUN), BEGUN, 204, "", is_last=False)
    page = text_of(browser_of(ada).get(path_of(ada, f"{key}/", language)))
    assert page.count("<tr>") == 2 + len(reasons)
    assert "hook_trouble" not in page
    said = "The answer was 204." if language == "en" else "La réponse était 204."
    assert said in page


def test_what_was_done_is_said_only_for_what_there_is(ada: Member) -> None:
    page = text_of(browser_of(ada).get(f"{path_of(ada)}?done=<b>x"))
    assert 'class="done"' not in page
