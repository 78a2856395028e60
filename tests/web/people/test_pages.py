"""The pages of an account, as a browser meets them."""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver
from web.people.conftest import ADDRESS, NAME, PASSWORD, send

from alliancemap_web.people.urls import urlpatterns
from alliancemap_web.workspaces.models import Membership, Workspace

LANGUAGES = ("en", "fr")
# Every address: its path after /<language>/account/, who may see it, and the methods it takes.
EVERYBODY, PERSON, MAIL = "everybody", "a person", "where mail is sent"
COMPANY = "where the company's sign-in is named"
ROUTES = {
    "account": ("", PERSON, {"GET"}),
    "account_email": ("", PERSON, {"GET"}),
    "account_signup": ("sign-up/", EVERYBODY, {"GET", "POST"}),
    "account_login": ("sign-in/", EVERYBODY, {"GET", "POST"}),
    "account_logout": ("sign-out/", PERSON, {"GET", "POST"}),
    "account_left": ("signed-out/", EVERYBODY, {"GET"}),
    "account_inactive": ("closed/", EVERYBODY, {"GET"}),
    "account_reauthenticate": ("confirm/", PERSON, {"GET", "POST"}),
    "confirm_by_code": ("confirm/code/", PERSON, {"GET", "POST"}),
    "confirm_by_passkey": ("confirm/passkey/", PERSON, {"GET", "POST"}),
    "account_change_password": ("password/", PERSON, {"GET", "POST"}),
    "account_set_password": ("password/first/", PERSON, {"GET", "POST"}),
    "account_name": ("name/", PERSON, {"POST"}),
    "account_language": ("language/", PERSON, {"POST"}),
    "account_kept": ("kept/", PERSON, {"GET", "POST"}),
    "way_in": (f"way-in/{'0' * 32}-a-b/", EVERYBODY, {"GET"}),
    "way_in_here": ("way-in/", EVERYBODY, {"GET", "POST"}),
    "account_delete": ("delete/", PERSON, {"GET", "POST"}),
    "devices": ("devices/", PERSON, {"GET"}),
    "devices_end": ("devices/end/", PERSON, {"POST"}),
    "device_end": ("devices/0123456789abcdef0123/end/", PERSON, {"POST"}),
    "second_step": ("second-step/", PERSON, {"GET", "POST"}),
    "recovery_codes": ("second-step/codes/", PERSON, {"GET"}),
    "recovery_codes_file": ("second-step/codes/file/", PERSON, {"GET"}),
    "recovery_codes_kept": ("second-step/codes/kept/", PERSON, {"POST"}),
    "recovery_codes_new": ("second-step/codes/new/", PERSON, {"POST"}),
    "second_step_remove": ("second-step/remove/", PERSON, {"GET", "POST"}),
    "mfa_authenticate": ("sign-in/code/", EVERYBODY, {"GET", "POST"}),
    "company_remove": ("company/1/remove/", PERSON, {"GET", "POST"}),
    "company_sign_in": ("company/", COMPANY, {"POST"}),
    "openid_connect_callback": ("company/back/", COMPANY, {"GET"}),
    "mfa_add_webauthn": ("passkeys/add/", PERSON, {"GET", "POST"}),
    "mfa_login_webauthn": ("passkeys/sign-in/", EVERYBODY, {"GET", "POST"}),
    "mfa_remove_webauthn": ("passkeys/1/remove/", PERSON, {"GET", "POST"}),
    "account_request_login_code": ("code/", MAIL, {"GET", "POST"}),
    "account_confirm_login_code": ("code/enter/", MAIL, {"GET", "POST"}),
    "account_email_verification_sent": ("address/", MAIL, {"GET", "POST"}),
    "account_reset_password": ("reset/", MAIL, {"GET", "POST"}),
    "account_confirm_password_reset_code": ("reset/enter/", MAIL, {"GET", "POST"}),
    "account_complete_password_reset": ("reset/new/", MAIL, {"GET", "POST"}),
}
SEEN = ("account", "account_delete", "account_change_password", "account_logout", "devices")


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for one in patterns:
        assert isinstance(one, URLPattern)
        yield one.name


def person(address: str = ADDRESS) -> object:
    return get_user_model().objects.get(email=address)


def test_every_address_has_its_row_here() -> None:
    assert set(names(urlpatterns)) == set(ROUTES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", [name for name, (_, who, _) in ROUTES.items() if who == PERSON])
def test_who_is_not_signed_in_sees_nothing_and_changes_nothing(
    visitor: Client, sign_up: Callable[..., Client], route: str, language: str
) -> None:
    sign_up()
    path = f"/{language}/account/{ROUTES[route][0]}"
    answer = visitor.get(path)
    assert answer.status_code in {302, 405}
    if answer.status_code == 302:
        onward = answer.headers["Location"]
        assert onward.startswith((f"/{language}/account/sign-in/", f"/{language}/account/signed"))
    free = Client()  # without the check of tokens, the pages themselves must refuse
    answer = free.post(path, {"password": PASSWORD, "language": "fr", "oldpassword": PASSWORD})
    assert answer.status_code in {302, 405}
    assert person()


@pytest.mark.parametrize("route", [name for name, (_, who, _) in ROUTES.items() if who == MAIL])
def test_what_needs_mail_is_not_there_without_a_mail_server(visitor: Client, route: str) -> None:
    assert visitor.get(f"/en/account/{ROUTES[route][0]}").status_code == 404


@pytest.mark.parametrize("route", [name for name, (_, who, _) in ROUTES.items() if who == COMPANY])
def test_what_needs_a_company_is_not_there_without_one(visitor: Client, route: str) -> None:
    path = f"/en/account/{ROUTES[route][0]}"
    assert visitor.get(path).status_code == 404
    assert Client().post(path).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
@pytest.mark.parametrize("route", ROUTES)
def test_a_form_without_its_token_is_refused(zoe: Client, route: str, method: str) -> None:
    answer = zoe.generic(method, f"/en/account/{ROUTES[route][0]}")
    assert answer.status_code == 403


def test_no_other_page_of_allauth_can_be_reached(zoe: Client, visitor: Client) -> None:
    for path in ("email/", "password/set/", "password/reset/", "login/", "signup/", "2fa/", "mfa/"):
        for place in (f"/en/account/{path}", f"/en/accounts/{path}", f"/accounts/{path}"):
            assert visitor.get(place).status_code == 404, place
            assert zoe.get(place).status_code == 404, place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", SEEN)
def test_a_page_about_somebody_is_kept_nowhere(
    sign_up: Callable[..., Client], route: str, language: str
) -> None:
    answer = sign_up(language=language).get(f"/{language}/account/{ROUTES[route][0]}")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    text = answer.content.decode()
    assert "style=" not in text
    assert "<style" not in text
    assert f'<html lang="{language}">' in text


def test_signing_up_keeps_the_language_and_the_address_in_small_letters(
    sign_up: Callable[..., Client],
) -> None:
    browser = sign_up("Zoe@Example.ORG", "fr")
    assert person("zoe@example.org").language == "fr"  # type: ignore[attr-defined]
    assert "zoe@example.org" in browser.get("/fr/account/").content.decode()


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "at least 12 characters"),
        ("password1234", "too common"),
        ("zoe@example.org", "too similar"),
    ],
)
def test_a_password_that_is_soon_guessed_is_refused(
    visitor: Client, password: str, said: str
) -> None:
    answer = send(visitor, "/en/account/sign-up/", name=NAME, email=ADDRESS, password1=password)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not get_user_model().objects.exists()


@pytest.mark.parametrize(
    "password", ["tout en petites lettres", "111222333444555", "  q w z 7 k  "]
)
def test_a_password_needs_no_mixture_of_signs(visitor: Client, password: str) -> None:
    sent = send(visitor, "/en/account/sign-up/", name=NAME, email=ADDRESS, password1=password)
    assert sent.status_code == 302
    again = Client(enforce_csrf_checks=True)
    sent = send(again, "/en/account/sign-in/", login=ADDRESS, password=password)
    assert sent.headers["Location"] == "/en/work/"


def test_a_password_of_two_hundred_characters_is_taken(visitor: Client) -> None:
    password = "a long walk by the sea, " * 9
    send(visitor, "/en/account/sign-up/", name=NAME, email=ADDRESS, password1=password)
    again = Client(enforce_csrf_checks=True)
    assert send(again, "/en/account/sign-in/", login=ADDRESS, password=password).status_code == 302
    other = Client(enforce_csrf_checks=True)
    cut = send(other, "/en/account/sign-in/", login=ADDRESS, password=password[:-2])
    assert cut.status_code == 200


def test_a_password_is_kept_as_argon2id_at_the_cost_we_chose(zoe: Client) -> None:
    kept = person().password  # type: ignore[attr-defined]
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in kept


def test_french_pages_say_french(visitor: Client, sign_up: Callable[..., Client]) -> None:
    browser = sign_up(language="fr")
    for path, said in (
        ("", "Vos entretiens sur le serveur"),
        ("password/", "Mot de passe actuel"),
        ("delete/", "Supprimer mon compte"),
        ("sign-out/", "Se déconnecter de cet appareil"),
    ):
        assert said in browser.get(f"/fr/account/{path}").content.decode()
    wrong = send(visitor, "/fr/account/sign-in/", login=ADDRESS, password="x" * 12)
    assert "L’adresse et le mot de passe ne vont pas ensemble" in wrong.content.decode()
    short = send(visitor, "/fr/account/sign-up/", name=NAME, email="a@b.example", password1="x")
    assert "12 caractères" in short.content.decode()
    bad = send(visitor, "/fr/account/sign-up/", name=NAME, email="nobody", password1=PASSWORD)
    assert "adresse" in bad.content.decode()


def test_a_changed_password_signs_out_every_other_device(zoe: Client) -> None:
    other = Client(enforce_csrf_checks=True)
    send(other, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD)
    assert other.get("/en/account/").status_code == 200
    path = "/en/account/password/"
    answer = send(zoe, path, oldpassword=PASSWORD, password1="another walk by the sea")
    assert answer.headers["Location"] == "/en/account/?done=password"
    assert "has been changed" in zoe.get(answer.headers["Location"]).content.decode()
    assert other.get("/en/account/").status_code == 302
    assert send(other, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD).status_code == 200


def test_a_password_changes_only_with_the_one_there_was(zoe: Client) -> None:
    path = "/en/account/password/"
    answer = send(zoe, path, oldpassword="x" * 12, password1="another walk by the sea")
    assert "This is not the password until now." in answer.content.decode()
    assert person().check_password(PASSWORD)  # type: ignore[attr-defined]


def test_signing_out_ends_the_visit_and_clears_only_when_the_page_says_so(
    sign_up: Callable[..., Client],
) -> None:
    for cleared, header in (("", None), ("yes", '"storage"'), ("no", None)):
        browser = sign_up(f"{cleared}x@example.org")
        answer = send(browser, "/en/account/sign-out/", cleared=cleared)
        assert answer.headers["Location"] == "/en/account/signed-out/"
        assert answer.headers.get("Clear-Site-Data") == header
        assert browser.get("/en/account/").status_code == 302


def test_the_page_to_sign_out_names_the_lounges_own_script(zoe: Client) -> None:
    page = zoe.get("/en/account/sign-out/").content.decode()
    address = page.partition('data-leave="')[2].partition('"')[0]
    assert address.startswith("/lounge/files/")
    assert "export async function leave" in zoe.get(address).content.decode()


def test_an_account_leads_to_its_own_talks_and_counts_nobody_elses(
    zoe: Client, sign_up: Callable[..., Client]
) -> None:
    talk_of(zoe, "Blue Whale")
    page = zoe.get("/en/account/").content.decode()
    assert '<a href="/en/talks/">1 talk</a>' in page
    assert "Blue Whale" in zoe.get("/en/talks/").content.decode()
    assert "None yet." in sign_up("max@example.org").get("/en/account/").content.decode()


def talk_of(browser: Client, name: str) -> str:
    """Bring a talk of one answer to the server, as a phone does; return its id."""
    talk = str(uuid.uuid4())
    now = int(datetime.now(UTC).timestamp() * 1000)
    operations = [
        {
            "id": str(uuid.uuid4()),
            "talk": talk,
            "stamp": f"{now:015}-{count:04}-0123abcd",
            "register": register,
            "value": value,
        }
        for count, (register, value) in enumerate(
            (("name", name), ("answer:M01", {"level": 3, "sure": None, "note": ""}))
        )
    ]
    told = browser.get("/lounge/session").json()
    answer = browser.post(
        "/lounge/sync",
        json.dumps({"talk": talk, "since": 0, "operations": operations}),
        content_type="application/json",
        headers={"X-CSRFToken": told["csrf"]},
    )
    assert answer.status_code == 200, answer.content
    return talk


def test_deleting_an_account_takes_everything_of_it_and_nothing_of_others(
    zoe: Client, sign_up: Callable[..., Client]
) -> None:
    from alliancemap_web.lounge.models import Talk, TalkOperation
    from alliancemap_web.people.models import Visit

    max_ = sign_up("max@example.org")
    talk_of(max_, "Kept")
    talk_of(zoe, "Gone")
    other = Client(enforce_csrf_checks=True)
    send(other, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD)
    page = zoe.get("/en/account/delete/").content.decode()
    assert "1 talk on the server" in page

    answer = send(zoe, "/en/account/delete/", password=PASSWORD)
    assert answer.headers["Location"] == "/en/account/signed-out/?done=deleted"
    assert "has been deleted" in zoe.get(answer.headers["Location"]).content.decode()
    assert [one.email for one in get_user_model().objects.all()] == ["max@example.org"]
    assert Talk.objects.count() == 1
    assert TalkOperation.objects.count() == 2
    assert Visit.objects.filter(person__email="max@example.org").count() == 1
    assert not Visit.objects.exclude(person__email="max@example.org").exists()
    assert other.get("/en/account/").status_code == 302
    assert "Kept" in max_.get("/en/talks/").content.decode()
    assert send(other, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD).status_code == 200
    sign_up()  # the address is free again


def test_an_account_is_deleted_only_with_its_password(zoe: Client) -> None:
    answer = send(zoe, "/en/account/delete/", password="x" * 12)
    assert "This is not your password." in answer.content.decode()
    assert person()
    assert zoe.get("/en/account/").status_code == 200


def test_the_language_of_messages_is_chosen_from_ours(zoe: Client, mail_server: None) -> None:
    assert 'name="language"' in zoe.get("/en/account/").content.decode()
    for sent, kept in (("fr", "fr"), ("de", "fr"), ("", "fr"), ("en", "en")):
        answer = send(zoe, "/en/account/language/", on="/en/account/", language=sent)
        assert answer.status_code == 302
        assert person().language == kept  # type: ignore[attr-defined]


def test_a_closed_account_signs_in_nowhere(zoe: Client, visitor: Client) -> None:
    get_user_model().objects.update(is_active=False)
    answer = send(visitor, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD)
    assert answer.headers["Location"] == "/en/account/closed/"
    assert visitor.get("/en/account/").status_code == 302
    assert zoe.get("/en/account/").status_code == 302


def test_every_page_offers_to_sign_in_or_leads_to_the_account(zoe: Client, visitor: Client) -> None:
    for path in ("/en/", "/en/how-it-judges/"):
        assert "Sign in" in visitor.get(path).content.decode()
        page = zoe.get(path).content.decode()
        assert 'href="/en/account/"' in page
        assert ADDRESS not in page


def mine() -> list[tuple[str, str, str]]:
    """What the person is called in each of their workspaces, what it is called, and their role."""
    return [
        (one.name, one.workspace.name, one.role)
        for one in person().memberships.select_related("workspace")  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(
    ("firm", "language", "called"),
    [
        ("Blue Whale SAS", "en", "Blue Whale SAS"),
        ("", "en", "Workspace of Zoé Martin"),
        ("  ", "fr", "Espace de Zoé Martin"),
    ],
)
def test_signing_up_makes_a_workspace_of_which_one_is_the_owner(
    sign_up: Callable[..., Client], firm: str, language: str, called: str
) -> None:
    browser = sign_up(language=language, firm=firm)
    assert mine() == [("Zoé Martin", called, "owner")]
    assert called in browser.get(f"/{language}/account/").content.decode()


@pytest.mark.usefixtures("mail_server")
def test_a_workspace_is_made_only_when_the_address_was_shown_to_be_ones_own(db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    fields = {"name": NAME, "firm": "Blue", "email": ADDRESS, "password1": PASSWORD}
    send(browser, "/en/account/sign-up/", **fields)
    assert mine() == []
    code = re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)
    assert code
    send(browser, "/en/account/address/", code=code[0])
    assert mine() == [(NAME, "Blue", "owner")]


def test_who_signs_up_on_the_way_through_an_invitation_makes_no_workspace(
    visitor: Client,
) -> None:
    visitor.get("/en/account/passkeys/sign-in/")  # begins a visit
    visit = visitor.session
    visit["invitation"] = "kept by the page that asks to join"
    visit.save()
    page = visitor.get("/en/account/sign-up/").content.decode()
    assert "accept your invitation" in page
    assert 'name="firm"' not in page
    path = "/en/account/sign-up/?next=%2Fen%2Fjoin%2F"
    fields = {"name": NAME, "firm": "Blue", "email": ADDRESS, "password1": PASSWORD}
    assert send(visitor, path, **fields).headers["Location"] == "/en/join/"
    assert mine() == []
    assert person().name == NAME  # type: ignore[attr-defined]


def test_signing_in_again_makes_no_other_workspace(zoe: Client) -> None:
    send(zoe, "/en/account/sign-out/")
    send(zoe, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD)
    assert len(mine()) == 1


def test_a_name_is_changed_on_the_account_and_not_in_the_workspaces(zoe: Client) -> None:
    path = "/en/account/name/"
    answer = send(zoe, path, on="/en/account/", name="  Zoé   M.")
    assert "Your name has been changed." in zoe.get(answer.headers["Location"]).content.decode()
    assert person().name == "Zoé M."  # type: ignore[attr-defined]
    assert mine()[0][0] == NAME
    assert send(zoe, path, on="/en/account/", name=" ").status_code == 200


def test_an_account_takes_the_workspaces_along_in_which_nobody_else_is(zoe: Client) -> None:
    page = zoe.get("/en/account/delete/").content.decode()
    assert "the workspace Workspace of Zoé Martin, with every alliance in it" in page
    send(zoe, "/en/account/delete/", password=PASSWORD)
    assert not Workspace.objects.exists()


def test_an_account_stays_while_others_would_be_left_without_an_owner(
    zoe: Client, sign_up: Callable[..., Client]
) -> None:
    sign_up("max@example.org", firm="Max")
    max_ = person("max@example.org")
    workspace = person().memberships.get().workspace  # type: ignore[attr-defined]
    row = {"workspace": workspace, "person": max_, "name": "Max", "joined_at": datetime.now(UTC)}
    joined = Membership.objects.create(role="editor", **row)
    page = zoe.get("/en/account/delete/").content.decode()
    assert "you are its only owner" in page
    assert f'href="/en/work/{workspace.key}/members/"' in page
    send(zoe, "/en/account/delete/", on="/en/account/", password=PASSWORD)
    assert person()

    Membership.objects.filter(pk=joined.pk).update(role="owner")
    page = zoe.get("/en/account/delete/").content.decode()
    assert "which goes on without you" in page
    assert "with your name as it stood" in page
    send(zoe, "/en/account/delete/", password=PASSWORD)
    assert [one.email for one in get_user_model().objects.all()] == ["max@example.org"]
    assert Workspace.objects.filter(pk=workspace.pk).exists()
