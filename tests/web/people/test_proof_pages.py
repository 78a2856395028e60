"""The second step: a code from an app, and recovery codes, as a browser meets them."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from web.people.conftest import ADDRESS, PASSWORD, send

from alliancemap_web import clock
from alliancemap_web.logbook.models import Entry
from alliancemap_web.people.actions import use_code

SET_UP, CODES = "/en/account/second-step/", "/en/account/second-step/codes/"
ASK, SIGN_IN, ACCOUNT = "/en/account/sign-in/code/", "/en/account/sign-in/", "/en/account/"
NOON = datetime(2027, 3, 1, 12, 0, 10, tzinfo=UTC)
WRONG = "This is not the code now"


@dataclass(slots=True)
class App:
    """An authenticator app that holds one secret; its clock is ours."""

    secret: str
    recovery: tuple[str, ...] = ()

    def code(self, later: int = 0) -> str:
        """Return the code so many half minutes from now."""
        step = int(clock.now().timestamp()) // 30 + later
        return str(format_hotp_value(hotp_value(self.secret, step)))


def secret_on(browser: Client) -> str:
    """Open the page that sets the step up, proving who one is if asked; return its secret."""
    answer = browser.get(SET_UP)
    if answer.status_code == 302:
        answer = send(browser, answer.headers["Location"], password=PASSWORD)
    found = re.search(
        r'<code class="key">([A-Z2-7 ]+)</code>', browser.get(SET_UP).content.decode()
    )
    assert found
    return found[1].replace(" ", "")


def turn_on(browser: Client) -> App:
    """Turn the second step on; return the app and the recovery codes that were shown."""
    app = App(secret_on(browser))
    answer = send(browser, SET_UP, code=app.code())
    assert answer.headers["Location"] == CODES, answer.content.decode()
    app.recovery = shown_codes(browser)
    return app


def shown_codes(browser: Client) -> tuple[str, ...]:
    page = browser.get(CODES).content.decode()
    return tuple(re.findall(r"<code>(\d{4} \d{4})</code>", page))


def enter(address: str = ADDRESS, password: str = PASSWORD, path: str = SIGN_IN) -> Client:
    """Give address and password in a new browser."""
    browser = Client(enforce_csrf_checks=True)
    answer = send(browser, path, login=address, password=password)
    assert answer.status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(ACCOUNT).status_code == 200


def give(browser: Client, code: str) -> HttpResponse:
    return send(browser, ASK, code=code)


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """A function that sets the clock; it begins at noon."""

    def put(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    put(NOON)
    return put


def test_the_step_is_turned_on_by_a_code_and_then_asked_for(zoe: Client) -> None:
    assert "Set up a second step" in zoe.get(ACCOUNT).content.decode()
    app = turn_on(zoe)
    assert len(set(app.recovery)) == 10
    browser = enter()
    assert not is_in(browser)
    assert "six digits" in browser.get(ASK).content.decode()
    assert WRONG in give(browser, "000000").content.decode()
    assert give(browser, app.code(later=1)).headers["Location"] == "/en/work/"
    page = browser.get(ACCOUNT).content.decode()
    assert "Last used on" in page
    assert "10 recovery codes are left." in page


def test_turning_the_step_on_proves_the_visit_in_which_it_was_done(zoe: Client) -> None:
    def how() -> list[str]:
        noted = zoe.session.get("account_authentication_methods", [])
        return [one["method"] for one in noted]

    assert "mfa" not in how()
    turn_on(zoe)
    assert "mfa" in how()


def test_signing_in_leads_on_after_the_code(zoe: Client) -> None:
    app = turn_on(zoe)
    browser = enter(path=f"{SIGN_IN}?next=%2Flounge%2Fen%2F")
    assert give(browser, app.code(later=1)).headers["Location"] == "/lounge/en/"


def test_a_visit_of_two_weeks_begins_with_the_code(zoe: Client) -> None:
    from alliancemap_web.people.models import Visit

    app = turn_on(zoe)
    browser = enter()
    half = browser.cookies["alliancemap"].value
    give(browser, app.code(later=1))
    whole = browser.cookies["alliancemap"].value
    assert whole != half
    assert not Visit.objects.filter(pk=half).exists()
    assert Visit.objects.get(pk=whole).person_id


@pytest.mark.parametrize("path", ["", "devices/", "second-step/", "second-step/remove/", "delete/"])
def test_with_the_password_alone_nothing_is_open(zoe: Client, path: str) -> None:
    turn_on(zoe)
    browser = enter()
    assert browser.get(f"{ACCOUNT}{path}").status_code == 302
    assert browser.get("/en/work/").status_code == 302
    assert browser.get(SIGN_IN).headers["Location"] == ASK


def test_nobody_is_asked_who_has_given_no_password(zoe: Client, visitor: Client) -> None:
    app = turn_on(zoe)
    assert visitor.get(ASK).headers["Location"] == SIGN_IN
    free = Client()
    assert free.post(ASK, {"code": app.code(later=1)}).headers["Location"] == SIGN_IN


def test_a_code_counts_once_also_within_its_half_minute(zoe: Client) -> None:
    app = turn_on(zoe)
    used = app.code()  # turned the step on
    first, second = enter(), enter()
    assert WRONG in give(first, used).content.decode()
    fresh = app.code(later=1)
    assert give(first, fresh).status_code == 302
    assert WRONG in give(second, fresh).content.decode()
    assert not is_in(second)


def test_a_code_of_before_the_last_one_counts_no_more(
    zoe: Client, at: Callable[[datetime], None]
) -> None:
    app = turn_on(zoe)
    at(NOON + timedelta(minutes=5))
    before = app.code(later=-1)
    assert give(enter(), app.code()).status_code == 302
    assert WRONG in give(enter(), before).content.decode()


@pytest.mark.parametrize(("later", "is_right"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_clocks_may_differ_by_half_a_minute(
    zoe: Client, at: Callable[[datetime], None], later: int, is_right: bool
) -> None:
    app = turn_on(zoe)
    at(NOON + timedelta(minutes=5))
    browser = enter()
    give(browser, app.code(later))
    assert is_in(browser) == is_right


@pytest.mark.parametrize("write", ["{0}{1}{2} {3}{4}{5}", " {0}{1}{2}-{3}{4}{5} "])
def test_a_code_may_be_typed_in_groups(zoe: Client, write: str) -> None:
    app = turn_on(zoe)
    assert give(enter(), write.format(*app.code(later=1))).status_code == 302


@pytest.mark.parametrize("code", ["", "x", "١٢٣٤٥٦", "-1", "0" * 20, "é" * 6, "1e5", "None"])
def test_what_is_no_code_is_refused(zoe: Client, code: str) -> None:
    turn_on(zoe)
    browser = enter()
    assert give(browser, code).status_code == 200
    assert not is_in(browser)


def test_after_five_wrong_codes_the_right_one_does_not_help_either(
    zoe: Client, at: Callable[[datetime], None]
) -> None:
    app = turn_on(zoe)
    for number in range(5):
        browser = enter()  # a new browser each time does not help
        give(browser, f"00000{number}")
    answer = give(browser, app.code(later=1))
    assert "Too many tries." in answer.content.decode()
    assert not is_in(browser)
    cache.clear()  # five minutes later
    assert give(browser, app.code(later=1)).status_code == 302


def test_a_wrong_code_is_written_into_the_servers_log(zoe: Client) -> None:
    app = turn_on(zoe)
    give(enter(), "000000")
    give(enter(), app.code(later=1))
    refused = Entry.objects.get(event="sign_in_refused")
    assert refused.who_mark
    assert refused.who_key == str(get_user_model().objects.get(email=ADDRESS).pk)
    assert "000000" not in repr(refused.__dict__)


def test_setting_up_cannot_be_guessed_at_either(zoe: Client) -> None:
    app = App(secret_on(zoe))
    for number in range(5):
        assert WRONG in send(zoe, SET_UP, code=f"00000{number}").content.decode()
    assert "Too many tries." in send(zoe, SET_UP, code=app.code()).content.decode()
    assert not Authenticator.objects.exists()


def test_the_secret_stays_the_same_while_it_is_set_up(zoe: Client) -> None:
    secret = secret_on(zoe)
    send(zoe, SET_UP, code="000000")
    assert secret_on(zoe) == secret
    french = zoe.get(SET_UP.replace("/en/", "/fr/")).content.decode().replace(" ", "")
    assert secret in french


def test_the_picture_holds_the_secret_under_our_policy(zoe: Client) -> None:
    secret_on(zoe)
    answer = zoe.get(SET_UP)
    page = answer.content.decode()
    assert re.search(r'<svg class="square" viewBox="0 0 \d+ \d+" role="img" aria-label="', page)
    assert "style=" not in page
    assert "data:" not in page
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_secret_is_in_the_database_only_sealed(zoe: Client) -> None:
    app = turn_on(zoe)
    held = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert app.secret not in held
    assert not any(code.replace(" ", "") in held for code in app.recovery)


def test_setting_up_asks_for_the_password_first(zoe: Client) -> None:
    asked = zoe.get(SET_UP).headers["Location"]
    assert asked == f"/en/account/confirm/?next={SET_UP.replace('/', '%2F')}"
    sent = send(zoe, SET_UP, on=ACCOUNT, code="123456")
    assert sent.headers["Location"].startswith("/en/account/confirm/")


def test_a_recovery_code_signs_in_once(zoe: Client) -> None:
    app = turn_on(zoe)
    assert give(enter(), app.recovery[3]).status_code == 302
    assert WRONG in give(enter(), app.recovery[3]).content.decode()
    browser = enter()
    give(browser, app.recovery[7].replace(" ", ""))
    assert "8 recovery codes are left." in browser.get(ACCOUNT).content.decode()


def test_recovery_codes_are_shown_on_one_occasion(
    zoe: Client, at: Callable[[datetime], None]
) -> None:
    app = turn_on(zoe)
    assert shown_codes(zoe) == app.recovery  # a page loaded again does not lose them
    other = enter()
    give(other, app.code(later=1))
    assert shown_codes(other) == ()
    assert other.get(f"{CODES}file/").status_code == 404
    saved = zoe.get(f"{CODES}file/")
    assert "no-store" in saved.headers["Cache-Control"]
    assert 'attachment; filename="alliancemap-recovery-codes.txt"' in saved.headers.values()
    assert all(code in saved.content.decode() for code in app.recovery)
    at(NOON + timedelta(minutes=11))
    assert shown_codes(zoe) == ()


def test_who_says_to_have_kept_them_sees_them_no_more(zoe: Client) -> None:
    turn_on(zoe)
    answer = send(zoe, f"{CODES}kept/", on=CODES)
    assert "The second step is on." in zoe.get(answer.headers["Location"]).content.decode()
    assert shown_codes(zoe) == ()
    assert "10 recovery codes are left." in zoe.get(CODES).content.decode()
    assert zoe.get(f"{CODES}file/").status_code == 404


def test_new_recovery_codes_replace_the_old_ones(zoe: Client) -> None:
    app = turn_on(zoe)
    assert send(zoe, f"{CODES}new/", on=CODES).headers["Location"] == CODES
    fresh = shown_codes(zoe)
    assert not set(fresh) & set(app.recovery)
    assert WRONG in give(enter(), app.recovery[0]).content.decode()
    assert give(enter(), fresh[0]).status_code == 302


def test_without_a_second_step_there_are_no_recovery_codes(zoe: Client) -> None:
    assert zoe.get(CODES).headers["Location"] == ACCOUNT
    send(zoe, "/en/account/confirm/", password=PASSWORD)
    assert send(zoe, f"{CODES}new/", on=ACCOUNT).status_code == 404
    assert not Authenticator.objects.exists()


def test_the_step_is_removed_with_its_codes(zoe: Client) -> None:
    app = turn_on(zoe)
    page = "/en/account/second-step/remove/"
    assert "Remove the second step?" in zoe.get(page).content.decode()
    assert Authenticator.objects.count() == 2
    answer = send(zoe, page)
    assert "has been removed" in zoe.get(answer.headers["Location"]).content.decode()
    assert not Authenticator.objects.exists()
    assert is_in(enter())
    assert App(secret_on(zoe)).secret != app.secret


def test_one_persons_code_is_nothing_to_another(
    zoe: Client, sign_up: Callable[..., Client]
) -> None:
    app = turn_on(zoe)
    others = turn_on(sign_up("max@example.org"))
    browser = enter()
    for code in (others.code(later=1), others.recovery[0]):
        assert WRONG in give(browser, code).content.decode()
    assert give(browser, app.recovery[0]).status_code == 302


def test_a_second_step_that_cannot_be_opened_any_more_lets_nobody_in(
    zoe: Client, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    app = turn_on(zoe)
    settings.SECRET_KEY = "another one"  # type: ignore[attr-defined]
    person = get_user_model().objects.get()
    assert use_code(person.pk, app.code(later=1), clock.now()) is None
    assert use_code(person.pk, app.recovery[0], clock.now()) is None
    assert "sealed with another secret" in caplog.text


def test_two_at_once_turn_the_step_on_once(zoe: Client) -> None:
    secret = secret_on(zoe)
    page = zoe.get(SET_UP).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    sent = {"csrfmiddlewaretoken": token[1], "code": App(secret).code()}
    assert zoe.post(SET_UP, sent).status_code == 302
    assert zoe.post(SET_UP, sent).headers["Location"] == f"{ACCOUNT}#second-step"
    assert Authenticator.objects.count() == 2


@pytest.mark.usefixtures("mail_server")
def test_the_step_is_asked_for_after_a_code_by_mail_too(db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    sign_up_path = "/en/account/sign-up/"
    send(browser, sign_up_path, name="Zoé", email=ADDRESS, password1=PASSWORD)
    send(browser, "/en/account/address/", code=code_by_mail())
    app = turn_on(browser)
    assert mail.outbox[-1].subject == "Your Alliancemap account has changed"
    cache.clear()

    other = Client(enforce_csrf_checks=True)
    send(other, "/en/account/code/", email=ADDRESS)
    answer = send(other, "/en/account/code/enter/", code=code_by_mail())
    assert answer.headers["Location"] == ASK
    assert not is_in(other)
    assert give(other, app.code(later=1)).status_code == 302
    assert is_in(other)


def code_by_mail() -> str:
    found = re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return html.unescape(found[0])


def test_each_change_is_told_by_mail_in_the_language_of_its_owner(
    zoe: Client, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("mail_server")
    get_user_model().objects.update(language="fr")
    app = turn_on(zoe)
    assert "Une seconde étape a été mise en place" in mail.outbox[-1].body
    assert "http://testserver/fr/account/" in mail.outbox[-1].body
    assert app.secret not in mail.outbox[-1].body
    send(zoe, f"{CODES}new/", on=CODES)
    assert "De nouveaux codes" in mail.outbox[-1].body
    send(zoe, "/en/account/second-step/remove/")
    assert "a été retirée" in mail.outbox[-1].body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_speak_the_language_they_are_in(zoe: Client, language: str) -> None:
    said = {"en": "Recovery codes", "fr": "Codes de secours"}[language]
    turn_on(zoe)
    assert said in zoe.get(CODES.replace("/en/", f"/{language}/")).content.decode()
