"""The company's own sign-in, with a provider on this machine that a test can make lie."""

import http.client
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from web.people.conftest import ADDRESS, PASSWORD, send
from web.people.provider import CLIENT, SECRET, Provider, running
from web.people.test_proof_pages import App, turn_on

from alliancemap_web.people.company import Company

BEGIN, BACK = "/en/account/company/", "/en/account/company/back/"
SIGN_IN, ACCOUNT = "/en/account/sign-in/", "/en/account/"
FAILED = "Its answer could not be used."

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as one:
        settings.COMPANY = Company(one.issuer, CLIENT, SECRET, "Acme <login>")
        yield one


def lead(browser: Client, on: str = SIGN_IN, path: str = BEGIN, **fields: str) -> str:
    """Press the button; return the address at the provider that the page leads to."""
    answer = send(browser, path, on=on, **fields)
    assert answer.status_code == 200, answer.headers.get("Location")
    address = answer.headers["Refresh"].removeprefix("0; url=")
    assert f'href="{address.replace("&", "&amp;")}"' in answer.content.decode()
    return address


def at_provider(address: str) -> str:
    """Go to the provider; return where it sends back to."""
    parts = urlsplit(address)
    wire = http.client.HTTPConnection(parts.netloc, timeout=5)
    wire.request("GET", f"{parts.path}?{parts.query}")
    answer = wire.getresponse()
    answer.read()
    wire.close()
    return str(answer.headers["Location"]).removeprefix("http://testserver")


def through(browser: Client, on: str = SIGN_IN, path: str = BEGIN, **fields: str) -> HttpResponse:
    """Go the whole way and return what it ends with."""
    return browser.get(at_provider(lead(browser, on, path, **fields)))  # type: ignore[return-value]


def new_browser() -> Client:
    return Client(enforce_csrf_checks=True)


def person() -> Any:
    return get_user_model().objects.get(email=ADDRESS)


def show_address_to_be_theirs() -> None:
    EmailAddress.objects.update(verified=True)


def test_a_new_person_gets_an_account_with_their_name_and_is_led_to_make_a_workspace(
    provider: Provider, visitor: Client
) -> None:
    page = visitor.get(SIGN_IN).content.decode()
    assert "Sign in with Acme &lt;login&gt;" in page
    answer = through(visitor)
    assert answer.headers["Location"] == "/en/work/"
    assert (person().name, person().language) == ("Zoé Martin", "en")
    assert not person().has_usable_password()
    assert person().memberships.count() == 0
    assert ADDRESS in visitor.get(ACCOUNT).content.decode()
    again = new_browser()
    assert through(again).headers["Location"] == "/en/work/"
    assert get_user_model().objects.count() == 1


def test_without_a_provider_there_is_no_button(visitor: Client) -> None:
    for page in ("sign-in", "sign-up"):
        assert "company" not in visitor.get(f"/en/account/{page}/").content.decode()


def test_the_button_is_on_both_pages_and_keeps_where_to_go_on(
    provider: Provider, visitor: Client
) -> None:
    for page in ("sign-in", "sign-up"):
        text = visitor.get(f"/en/account/{page}/?next=%2Flounge%2Fen%2F").content.decode()
        assert 'action="/en/account/company/?next=%2Flounge%2Fen%2F"' in text
    path = f"{BEGIN}?next=%2Flounge%2Fen%2F"
    assert through(visitor, path=path).headers["Location"] == "/lounge/en/"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "evil"])
def test_it_leads_to_no_other_place_afterwards(
    provider: Provider, visitor: Client, address: str
) -> None:
    assert through(visitor, next=address).headers["Location"] == "/en/work/"


def test_who_left_in_french_comes_back_in_french(provider: Provider, visitor: Client) -> None:
    on = "/fr/account/sign-in/"
    address = lead(visitor, on, "/fr/account/company/")
    back = at_provider(address)
    assert back.startswith(BACK)  # a provider knows one address
    assert visitor.get(back).headers["Location"] == "/fr/work/"
    assert person().language == "fr"
    other = new_browser()
    provider.token = lambda told: {}
    page = through(other, on, "/fr/account/company/").content.decode()
    assert "n’a pas ouvert de compte" in page


def test_what_is_asked_is_bound_to_this_browser_and_to_this_try(
    provider: Provider, visitor: Client
) -> None:
    address = lead(visitor)
    asked = {name: one[0] for name, one in parse_qs(urlsplit(address).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert SECRET not in address
    back = at_provider(address)
    thief = new_browser()
    thief.get(SIGN_IN)
    assert FAILED in thief.get(back).content.decode()
    assert visitor.get(back).status_code == 302
    visitor.post("/en/account/sign-out/")
    assert FAILED in new_browser().get(back).content.decode()
    assert FAILED in visitor.get(back).content.decode()  # each code and each try count once


def test_it_begins_only_with_a_form_of_ours(provider: Provider, visitor: Client) -> None:
    assert visitor.get(BEGIN).status_code == 405
    assert visitor.post(BEGIN).status_code == 403
    assert provider.asked == []


def test_where_it_leads_can_be_followed_under_our_policy(
    provider: Provider, visitor: Client
) -> None:
    answer = send(visitor, BEGIN, on=SIGN_IN)
    policy = answer.headers["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert "no-store" in answer.headers["Cache-Control"]


def other_key(provider: Provider) -> None:
    provider.signed_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def say(part: str, change: Callable[[dict[str, Any]], Any]) -> Callable[[Provider], None]:
    return lambda provider: setattr(provider, part, change)


LIES: dict[str, Callable[[Provider], None]] = {
    "signed by somebody else": other_key,
    "for somebody else": say("claims", lambda told: {**told, "aud": "other"}),
    "by somebody else": say("claims", lambda told: {**told, "iss": "https://evil.example"}),
    "long over": say("claims", lambda told: {**told, "exp": 1}),
    "about nobody": say("claims", lambda told: {**told, "sub": ""}),
    "about a number": say("claims", lambda told: {**told, "sub": 7}),
    "about a very long name": say("claims", lambda told: {**told, "sub": "x" * 192}),
    "without an identity": say("token", lambda told: {"access_token": "x"}),
    "no token": say("token", lambda told: {"error": "no"}),
    "a list": say("token", lambda told: ["x"]),
    "no identity but words": say("token", lambda told: {**told, "id_token": "a.b.c"}),
    "no JSON": say("token", lambda told: "<html>"),
    "strange times": say("token", lambda told: {**told, "expires_in": "soon"}),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_identity_that_does_not_hold_opens_nothing(
    provider: Provider, visitor: Client, lie: str
) -> None:
    LIES[lie](provider)
    answer = through(visitor)
    assert FAILED in answer.content.decode()
    assert answer.status_code == 502
    assert not get_user_model().objects.exists()
    assert visitor.get(ACCOUNT).status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        lambda told: {**told, "issuer": "https://evil.example"},
        lambda told: {**told, "issuer": f"{told['issuer']}/"},
        lambda told: {**told, "token_endpoint": "http://evil.example/token"},
        lambda told: {**told, "authorization_endpoint": "javascript:alert(1)"},
        lambda told: {name: told[name] for name in told if name != "jwks_uri"},
        lambda told: ["nothing"],
        lambda told: "<html>",
    ],
)
def test_a_provider_that_says_strange_things_of_itself_is_not_gone_to(
    provider: Provider, visitor: Client, change: Callable[[dict[str, Any]], Any]
) -> None:
    provider.about = change
    answer = send(visitor, BEGIN, on=SIGN_IN)
    assert answer.status_code == 502
    assert FAILED in answer.content.decode()
    assert "Refresh" not in answer.headers


def test_a_provider_that_is_not_there_is_said_so(
    provider: Provider, visitor: Client, settings: LazySettings
) -> None:
    settings.COMPANY = Company("http://127.0.0.1:9", CLIENT, SECRET, "Gone")
    answer = send(visitor, BEGIN, on=SIGN_IN)
    assert (answer.status_code, FAILED in answer.content.decode()) == (502, True)
    assert visitor.get(SIGN_IN).status_code == 200  # signing in another way goes on


def test_who_stops_at_the_provider_is_back_where_they_were(
    provider: Provider, visitor: Client, zoe: Client
) -> None:
    provider.refuses = "access_denied"
    answer = through(visitor)
    assert answer.headers["Location"] == f"{SIGN_IN}?tried=company"
    assert "was stopped" in visitor.get(answer.headers["Location"]).content.decode()
    send(zoe, "/en/account/confirm/", password=PASSWORD)
    back = through(zoe, on=ACCOUNT, process="connect").headers["Location"]
    assert "was stopped" in zoe.get(back).content.decode()
    provider.refuses = "server_error"
    assert FAILED in through(visitor).content.decode()


def test_the_address_may_stand_on_the_providers_page_about_the_person(
    provider: Provider, visitor: Client
) -> None:
    provider.claims = lambda told: {
        name: told[name] for name in told if not name.startswith(("email", "name"))
    }
    assert through(visitor).headers["Location"] == "/en/work/"
    assert person().name == "Zoé Martin"


def test_a_page_about_somebody_else_is_not_believed(provider: Provider, visitor: Client) -> None:
    provider.claims = lambda told: {name: told[name] for name in told if name != "email"}
    provider.userinfo = lambda told: {**told, "sub": "u-2"}
    assert FAILED in through(visitor).content.decode()
    assert not get_user_model().objects.exists()


def test_only_what_is_needed_is_kept_of_an_identity(provider: Provider, visitor: Client) -> None:
    provider.person |= {"phone_number": "+33 1", "birthdate": "1990-01-01"}
    through(visitor)
    kept = SocialAccount.objects.get().extra_data
    assert kept == {
        "id_token": {
            "sub": "u-1",
            "email": ADDRESS,
            "email_verified": True,
            "name": "Zoé Martin",
        }
    }


@pytest.mark.parametrize("address", ["", None, "zoe", 7])
def test_without_an_address_nobody_gets_an_account(
    provider: Provider, visitor: Client, address: object
) -> None:
    provider.person["email"] = address
    answer = through(visitor)
    assert answer.status_code == 403
    assert "did not tell us your e-mail address" in answer.content.decode()
    assert not get_user_model().objects.exists()


def test_an_account_is_opened_by_its_address_when_both_sides_have_seen_it(
    provider: Provider, zoe: Client
) -> None:
    show_address_to_be_theirs()
    provider.person["email"] = "ZOE@Example.org"
    browser = new_browser()
    assert through(browser).headers["Location"] == "/en/work/"
    assert SocialAccount.objects.get().user == person()
    assert person().check_password(PASSWORD)
    assert "Unlink" in browser.get(ACCOUNT).content.decode()


@pytest.mark.parametrize("seen_by", ["the provider", "us", "nobody"])
def test_an_account_is_not_opened_when_one_side_has_not_seen_the_address(
    provider: Provider, zoe: Client, seen_by: str
) -> None:
    if seen_by == "us":
        show_address_to_be_theirs()
    provider.person["email_verified"] = seen_by == "the provider"
    browser = new_browser()
    answer = through(browser)
    assert answer.status_code == 403
    assert "Sign in to it in the usual way" in answer.content.decode()
    assert browser.get(ACCOUNT).status_code == 302
    assert not SocialAccount.objects.exists()


def test_where_mail_is_sent_an_unseen_address_says_only_by_mail_that_it_is_taken(
    provider: Provider, zoe: Client, mail_server: None
) -> None:
    show_address_to_be_theirs()
    provider.person["email_verified"] = "false"
    browser = new_browser()
    assert through(browser).headers["Location"] == "/en/account/address/"
    assert mail.outbox[-1].subject == "You already have an Alliancemap account"
    assert not SocialAccount.objects.exists()


def test_where_mail_is_sent_an_unseen_address_of_a_new_person_needs_its_code(
    provider: Provider, visitor: Client, mail_server: None
) -> None:
    provider.person["email_verified"] = False
    assert through(visitor).headers["Location"] == "/en/account/address/"
    assert visitor.get(ACCOUNT).status_code == 302
    found = re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    answer = send(visitor, "/en/account/address/", code=found[0])
    assert answer.headers["Location"] == "/en/work/"


def test_a_true_in_letters_is_true(provider: Provider, zoe: Client) -> None:
    show_address_to_be_theirs()
    provider.person["email_verified"] = "true"
    assert through(new_browser()).headers["Location"] == "/en/work/"


def test_an_account_is_linked_by_whoever_proves_to_own_it_and_unlinked(
    provider: Provider, zoe: Client
) -> None:
    provider.person |= {"email": "z.martin@acme.example", "email_verified": False}
    asked = send(zoe, BEGIN, on=ACCOUNT, process="connect")
    assert asked.headers["Location"].startswith("/en/account/confirm/?next=")
    answer = send(zoe, asked.headers["Location"], password=PASSWORD)
    address = answer.headers["Refresh"].removeprefix("0; url=")
    done = zoe.get(at_provider(address)).headers["Location"]
    page = zoe.get(done).content.decode()
    assert "is linked to your company" in page
    assert "z.martin@acme.example" in page
    assert through(new_browser()).headers["Location"] == "/en/work/"
    assert get_user_model().objects.count() == 1

    remove = f"/en/account/company/{SocialAccount.objects.get().pk}/remove/"
    assert "z.martin@acme.example" in zoe.get(remove).content.decode()
    gone = send(zoe, remove).headers["Location"]
    assert "opens your account no more" in zoe.get(gone).content.decode()
    assert not SocialAccount.objects.exists()


def test_an_identity_opens_one_account_only(
    provider: Provider, zoe: Client, sign_up: Callable[..., Client]
) -> None:
    for browser, address in ((zoe, ADDRESS), (sign_up("max@example.org"), "max@example.org")):
        send(browser, "/en/account/confirm/", password=PASSWORD)
        back = through(browser, on=ACCOUNT, process="connect").headers["Location"]
        said = "is linked" if address == ADDRESS else "already opens another account"
        assert said in browser.get(back).content.decode()
    assert SocialAccount.objects.get().user == person()


def test_nobody_links_or_unlinks_for_another(
    provider: Provider, zoe: Client, visitor: Client, sign_up: Callable[..., Client]
) -> None:
    assert send(visitor, BEGIN, on=SIGN_IN, process="connect").headers["Location"] == SIGN_IN
    send(zoe, "/en/account/confirm/", password=PASSWORD)
    through(zoe, on=ACCOUNT, process="connect")
    remove = f"/en/account/company/{SocialAccount.objects.get().pk}/remove/"
    other = sign_up("max@example.org")
    send(other, "/en/account/confirm/", password=PASSWORD)
    assert other.get(remove).status_code == 404
    assert send(other, remove, on=ACCOUNT).status_code == 404
    assert SocialAccount.objects.exists()


def test_the_last_way_in_is_not_taken_away(provider: Provider, visitor: Client) -> None:
    through(visitor)
    remove = f"/en/account/company/{SocialAccount.objects.get().pk}/remove/"
    assert "only way in" in visitor.get(remove).content.decode()
    send(visitor, remove, on=ACCOUNT)
    assert SocialAccount.objects.exists()
    first = "/en/account/password/first/"
    answer = send(visitor, first, password1=PASSWORD)
    assert answer.headers["Location"] == f"{ACCOUNT}?done=password"
    send(visitor, "/en/account/confirm/", password=PASSWORD)
    send(visitor, remove)
    assert not SocialAccount.objects.exists()


def test_a_second_step_is_asked_for_after_the_companys_sign_in_too(
    provider: Provider, visitor: Client
) -> None:
    through(visitor)
    app = turn_on(visitor)
    other = new_browser()
    assert through(other).headers["Location"] == "/en/account/sign-in/code/"
    assert other.get(ACCOUNT).status_code == 302
    answer = send(other, "/en/account/sign-in/code/", code=app.code(later=1))
    assert answer.headers["Location"] == "/en/work/"


def test_somebody_without_a_password_proves_by_a_code_who_they_are(
    provider: Provider, visitor: Client
) -> None:
    through(visitor)
    app: App = turn_on(visitor)
    asked = visitor.get("/en/account/second-step/remove/").headers["Location"]
    assert asked.startswith("/en/account/confirm/code/?next=")
    assert "This is not the code now" in send(visitor, asked, code="000000").content.decode()
    answer = send(visitor, asked, code=app.code(later=1))
    assert answer.headers["Location"] == "/en/account/second-step/remove/"
    assert "Remove the second step?" in visitor.get(answer.headers["Location"]).content.decode()


def test_somebody_without_a_password_deletes_the_account_by_its_address(
    provider: Provider, visitor: Client
) -> None:
    through(visitor)
    path = "/en/account/delete/"
    page = visitor.get(path).content.decode()
    assert "the link to your company" in page
    assert "with its password" not in page
    wrong = send(visitor, path, typed="max@example.org").content.decode()
    assert "This is not the address of your account." in wrong
    assert get_user_model().objects.exists()
    assert send(visitor, path, typed=f" {ADDRESS.upper()}").status_code == 302
    assert not get_user_model().objects.exists()
    assert not SocialAccount.objects.exists()


def test_a_closed_door_is_closed_for_the_company_too_unless_it_is_left_open_for_it(
    provider: Provider, visitor: Client, settings: LazySettings
) -> None:
    settings.HAS_SIGN_UP = settings.HAS_COMPANY_SIGN_UP = False
    assert "No new accounts here" in through(visitor).content.decode()
    assert not get_user_model().objects.exists()
    settings.HAS_COMPANY_SIGN_UP = True
    assert "No new accounts here" in visitor.get("/en/account/sign-up/").content.decode()
    assert through(visitor).headers["Location"] == "/en/work/"


def test_another_issuers_people_are_not_those_of_the_one_before(
    provider: Provider, visitor: Client, settings: LazySettings
) -> None:
    through(visitor)
    with running() as other:
        settings.COMPANY = Company(other.issuer, CLIENT, SECRET, "Other")
        other.person = {"sub": "u-1", "email": "eve@example.org", "email_verified": True}
        browser = new_browser()
        assert through(browser).headers["Location"] == "/en/work/"
        assert "eve@example.org" in browser.get(ACCOUNT).content.decode()
    assert get_user_model().objects.count() == 2


def test_a_closed_account_is_not_opened_by_the_company_either(
    provider: Provider, visitor: Client
) -> None:
    through(visitor)
    get_user_model().objects.update(is_active=False)
    assert through(new_browser()).headers["Location"] == "/en/account/closed/"


def test_who_begins_too_often_is_told_to_wait(provider: Provider, visitor: Client) -> None:
    statuses = [send(visitor, BEGIN, on=SIGN_IN).status_code for _ in range(31)]
    assert statuses[-1] == 429
    assert provider.asked.count("/.well-known/openid-configuration") == 1
