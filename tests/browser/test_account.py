"""An account from its beginning to its end, in a real browser."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from browser.barriers import findings
from playwright.sync_api import BrowserContext, Page, expect

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
PASSWORD = "a long walk by the sea"
NUMBERS = count()
WORDS = {
    "en": {
        "make": "Create the account",
        "out": "Sign out",
        "in": "Sign in",
        "gone": "Your account has been deleted",
    },
    "fr": {
        "make": "Créer le compte",
        "out": "Se déconnecter",
        "in": "Se connecter",
        "gone": "Votre compte a été supprimé",
    },
}
# Makes a talk as the lounge does for somebody who is signed in.
KEEP = """async (address) => {
  const { openStore } = await import(address + "store/store.js");
  const { startSync } = await import(address + "store/sync.js");
  const store = await openStore();
  await startSync(store).now();
  const talk = await store.begin("Blue", "general_hi_tech", "airport_12");
  await store.record(talk, "answer:M01", { level: 3, sure: null, note: "" });
}"""
KEPT = "async () => (await indexedDB.databases()).map((one) => one.name)"


def sign_up(page: Page, language: str = "en") -> str:
    """Make an account by hand; return its address."""
    address = f"zoe{next(NUMBERS)}@example.org"
    page.goto(f"/{language}/account/sign-up/")
    page.locator("#id_name").fill("Zoé Martin")
    page.locator("#id_email").fill(address)
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name=WORDS[language]["make"]).click()
    expect(page).to_have_url(re.compile(f"/{language}/work/"))
    page.goto(f"/{language}/account/")
    return address


def sign_in(page: Page, address: str, password: str = PASSWORD) -> None:
    """Fill in the page one signs in on."""
    page.locator("#id_login").fill(address)
    page.locator("#id_password").fill(password)
    page.locator("form.entries button:not([type])").first.click()


@pytest.fixture
def passkeys(page: Page) -> Iterator[None]:
    """A browser whose machine holds passkeys and whose owner always agrees."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield
    wire.detach()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_account_is_made_left_entered_and_deleted(
    new_context: Callable[..., BrowserContext], size: dict[str, int], language: str
) -> None:
    page = new_context(viewport=size).new_page()
    said = WORDS[language]
    page.goto(f"/{language}/")
    page.get_by_role("link", name=said["in"], exact=True).click()
    page.locator("main a[href*='sign-up']").click()
    address = f"ana{next(NUMBERS)}@example.org"
    page.locator("#id_name").fill("Ana Silva")
    page.locator("#id_firm").fill("Blue Whale SAS")
    page.locator("#id_email").fill(address)
    page.locator("#id_password1").fill("password1234")
    page.get_by_role("button", name=said["make"]).click()
    expect(page.locator("#id_password1_error")).to_be_visible()
    expect(page.locator("#id_password1")).to_have_attribute("aria-invalid", "true")
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name=said["make"]).click()
    expect(page).to_have_url(re.compile(f"/{language}/work/"))
    page.goto(f"/{language}/account/")
    expect(page.locator("main")).to_contain_text(address)
    expect(page.locator("main")).to_contain_text("Blue Whale SAS")

    page.locator("main").get_by_role("link", name=said["out"], exact=True).click()
    page.get_by_role("button", name=said["out"], exact=True).click()
    expect(page).to_have_url(re.compile("/signed-out/$"))
    page.get_by_role("link", name=said["in"], exact=True).click()
    sign_in(page, address, "not my password")
    expect(page.get_by_role("alert").first).to_be_visible()
    sign_in(page, address)
    expect(page).to_have_url(re.compile(f"/{language}/work/"))
    page.goto(f"/{language}/account/")

    page.locator("a[href$='/account/delete/']").click()
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form.entries button:not([type])").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(said["gone"])
    page.goto(f"/{language}/account/")
    sign_in(page, address)
    expect(page.get_by_role("alert").first).to_be_visible()


def test_a_passkey_is_added_used_and_removed(page: Page, passkeys: None) -> None:
    address = sign_up(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name, to tell it from others").fill("My phone")
    page.get_by_role("button", name="Create the passkey").click()
    expect(page.get_by_role("status")).to_contain_text("The passkey has been added.")
    expect(page.locator("#passkeys")).to_contain_text("My phone")

    page.context.clear_cookies()
    page.goto("/en/account/sign-in/?next=%2Fen%2Fvocabulary%2F")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/en/vocabulary/$"))
    page.goto("/en/account/")
    expect(page.locator("main")).to_contain_text(address)

    page.get_by_role("link", name="Remove My phone").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("status")).to_contain_text("The passkey has been removed.")
    page.context.clear_cookies()
    page.goto("/en/account/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("did not work with a passkey")


def test_a_passkey_that_is_not_there_is_said_on_the_page(page: Page, passkeys: None) -> None:
    page.goto("/fr/account/sign-in/")
    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    expect(page.get_by_role("alert")).to_contain_text("n’a pas permis de se connecter")


def test_what_the_lounge_keeps_goes_only_after_it_was_said(page: Page, troubles: list[str]) -> None:
    sign_up(page)
    page.goto("/en/account/sign-out/")
    leave = page.locator("form[data-leave]").get_attribute("data-leave") or ""
    lounge = leave.removesuffix("store/leave.js")
    page.goto("/lounge/en/")
    page.context.route("**/lounge/sync", lambda route: route.abort())
    page.evaluate(KEEP, lounge)

    page.goto("/en/account/sign-out/")
    expect(page.get_by_role("alert")).to_contain_text("entries on this device are not on the")
    expect(page.get_by_role("link", name="Back to the talk page")).to_be_visible()
    assert any("lounge" in name for name in page.evaluate(KEPT))
    page.get_by_role("button", name="Delete them and sign out").click()
    expect(page).to_have_url(re.compile("/signed-out/$"))
    assert not any("lounge" in name for name in page.evaluate(KEPT))
    troubles.clear()  # the network that was cut


def test_what_the_server_has_is_not_asked_about(page: Page) -> None:
    sign_up(page)
    page.goto("/en/account/sign-out/")
    leave = page.locator("form[data-leave]").get_attribute("data-leave") or ""
    page.goto("/lounge/en/")
    page.evaluate(KEEP, leave.removesuffix("store/leave.js"))
    page.goto("/en/account/sign-out/")
    expect(page.locator("[data-part='kept']")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.goto("/en/account/")
    page.get_by_role("link", name="1 talk", exact=True).click()
    expect(page.locator("main")).to_contain_text("Blue")


def test_without_scripts_everything_but_passkeys_works(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    address = sign_up(page)
    page.get_by_role("link", name="Change the password").click()
    page.get_by_label("Password until now").fill(PASSWORD)
    page.get_by_label("New password").fill(PASSWORD + "!")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("status")).to_contain_text("Your password has been changed.")
    expect(page.locator("#passkeys")).to_contain_text("cannot use passkeys")
    page.get_by_role("link", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/en/account/sign-in/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in(page, address, PASSWORD + "!")
    expect(page).to_have_url(re.compile("/en/work/"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_of_an_account_has_a_barrier_or_scrolls_sideways(page: Page, language: str) -> None:
    def look() -> None:
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                assert findings(page) == [], (page.url, width, scheme)
        for width in (1920, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url

    for path in ("sign-in/", "sign-up/", "signed-out/", "closed/"):
        page.goto(f"/{language}/account/{path}")
        look()
    page.goto(f"/{language}/account/sign-in/")
    sign_in(page, "nobody@example.org")
    look()
    address = sign_up(page, language)
    look()
    for path in ("password/", "delete/", "sign-out/", "devices/", "confirm/"):
        page.goto(f"/{language}/account/{path}")
        look()
    page.locator("#id_password").fill(PASSWORD)
    page.goto(f"/{language}/account/passkeys/add/")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form.entries button:not([type])").click()
    expect(page.locator("#id_name")).to_be_visible()
    look()
    app = turn_on_second_step(page, language)
    look()
    page.goto(f"/{language}/account/second-step/remove/")
    look()
    page.context.clear_cookies()
    page.goto(f"/{language}/account/sign-in/")
    sign_in(page, address)
    expect(page).to_have_url(re.compile("/sign-in/code/$"))
    look()
    assert app


def turn_on_second_step(page: Page, language: str) -> str:
    """Set the second step up by hand; return the secret."""
    page.goto(f"/{language}/account/second-step/")
    secret = page.locator("code.key").inner_text().replace(" ", "")
    assert page.locator("svg.square").bounding_box()["width"] > 150  # type: ignore[index]
    page.locator("#id_code").fill(code_of(secret))
    page.locator("form.entries button").click()
    expect(page.locator("ol.codes li")).to_have_count(10)
    return secret


def code_of(secret: str, later: int = 0) -> str:
    """What an app shows for this secret, so many half minutes from now (RFC 6238)."""
    step = int(time.time()) // 30 + later
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_second_step_is_set_up_asked_for_and_removed(
    new_context: Callable[..., BrowserContext], scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    address = sign_up(page)
    page.get_by_role("link", name="Set up a second step").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    secret = page.locator("code.key").inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill(code_of(secret))
    page.get_by_role("button", name="Turn the second step on").click()
    codes = page.locator("ol.codes code").all_inner_texts()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a file").click()
    assert codes[0] in Path(saved.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="I have kept them").click()
    expect(page.locator("#second-step")).to_contain_text("10 recovery codes are left.")

    page.context.clear_cookies()
    page.goto("/en/account/sign-in/?next=%2Fen%2Fvocabulary%2F")
    sign_in(page, address)
    page.get_by_label("Code", exact=True).fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".errorlist")).to_contain_text("This is not the code now")
    page.get_by_label("Code", exact=True).fill(codes[0])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/en/vocabulary/$"))

    page.goto("/en/account/")
    page.get_by_role("link", name="Remove the second step").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("status")).to_contain_text("The second step has been removed")


def test_another_device_is_signed_out_from_here(new_context: Callable[..., BrowserContext]) -> None:
    here, there = new_context().new_page(), new_context().new_page()
    address = sign_up(here)
    there.goto("/en/account/sign-in/")
    sign_in(there, address)
    expect(there).to_have_url(re.compile("/en/work/"))
    here.get_by_role("link", name="See them, and sign out there").click()
    here.get_by_role("button", name="Sign out there: Chrome on Linux").click()
    expect(here.get_by_role("status")).to_contain_text("You are signed out there.")
    there.goto("/en/account/")
    expect(there).to_have_url(re.compile("/sign-in/"))


def test_what_a_finger_must_hit_is_large_enough(page: Page) -> None:
    page.set_viewport_size(PHONE)
    sign_up(page, "fr")
    for path in ("", "sign-out/", "delete/", "password/", "devices/"):
        page.goto(f"/fr/account/{path}")
        small = page.evaluate(
            """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, "
                + "nav a, .button, .rows a, section > p > a")]
              .filter(one => one.checkVisibility())
              .map(one => one.matches("[type=checkbox]") ? one.closest("label") : one)
              .map(one => [one.textContent.trim() || one.name, one.getBoundingClientRect()])
              .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
              .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
        )
        assert small == [], path


def test_a_password_can_be_seen_and_is_hidden_again_when_it_is_sent(page: Page) -> None:
    page.goto("/en/account/sign-up/")
    field = page.locator("#id_password1")
    field.fill("short")
    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide").click()
    expect(field).to_have_attribute("type", "password")
