"""People's accounts from the command line: nobody locked out for ever, nothing said in secret."""

import re
from pathlib import Path

import pytest
from django.test import Client
from web.own.conftest import rows, run
from web.people.conftest import PASSWORD, send

from alliancemap_web.own import accounts
from alliancemap_web.own.accounts import Asked
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.people.actions import add_person, turn_on_second_step
from alliancemap_web.people.codes import new_secret
from alliancemap_web.people.queries import accounts as every_account
from alliancemap_web.workspaces.actions import make_workspace
from alliancemap_web.workspaces.queries import memberships_of

NEW = "another long walk by the sea"


def asked(address: str = "", **more: object) -> Asked:
    """What somebody asks at the command line."""
    given = {"workspace": None, "role": None, "name": None, "at": None, "with_password": False}
    return Asked(address, **{**given, "language": "en", **more})  # type: ignore[arg-type]


@pytest.fixture
def ada(db: None) -> int:
    """Somebody with a password and a second step, the owner of a firm."""
    from datetime import UTC, datetime

    person = add_person("ada@example.org", "Ada", "en", PASSWORD)
    make_workspace(person.pk, "Petite", "Ada", datetime(2026, 11, 1, tzinfo=UTC))
    turn_on_second_step(person.pk, new_secret(), 1)
    return person.pk


def link_in(lines: list[str]) -> str:
    """The path of the link that was said."""
    found = re.search(r"http://localhost:8000(/\S+)", "\n".join(lines))
    assert found, lines
    return found[1]


def test_a_link_lets_somebody_choose_a_password_once(ada: int) -> None:
    path = link_in(accounts.ACTIONS["reset"](asked("ada@example.org")))
    browser = Client(enforce_csrf_checks=True)
    taken = browser.get(path)
    assert (taken.status_code, taken["Referrer-Policy"]) == (302, "no-referrer")
    assert path not in taken["Location"]
    answer = send(browser, taken["Location"], password1=NEW)
    assert answer["Location"].endswith("/en/account/sign-in/?done=reset")
    for old in (path, taken["Location"]):
        assert browser.get(old).status_code == 404
    answer = send(browser, "/en/account/sign-in/", login="ada@example.org", password=NEW)
    assert answer.status_code == 302
    assert browser.get("/en/account/").status_code == 200


def test_nothing_old_signs_in_after_a_reset(ada: int) -> None:
    browser = Client()
    browser.force_login(every_person(ada))
    accounts.ACTIONS["reset"](asked("ada@example.org"))
    assert browser.get("/en/account/").status_code == 302
    found = next(one for one in every_account() if one.person == ada)
    assert (found.has_password, found.has_second_step, found.passkeys) == (False, False, 0)


def every_person(number: int) -> object:
    """The account of a number."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=number)


def test_a_newer_link_ends_the_older(ada: int) -> None:
    older = link_in(accounts.ACTIONS["reset"](asked("ada@example.org")))
    newer = link_in(accounts.ACTIONS["reset"](asked("ada@example.org")))
    assert Client().get(older).status_code == 404
    assert Client().get(newer).status_code == 302


def test_who_is_added_joins_the_firm_that_was_named(ada: int) -> None:
    said = accounts.ACTIONS["add"](
        asked("ben@example.org", workspace="petite", role="reader", name="Ben")
    )
    assert "ben@example.org is in Petite as reader." in said
    ben = next(one for one in every_account() if one.address == "ben@example.org")
    assert [(one.role, one.name) for one in memberships_of(ben.person)] == [("reader", "Ben")]
    assert Client().get(link_in(said)).status_code == 302


def test_who_is_added_without_a_firm_gets_one(db: None) -> None:
    said = accounts.ACTIONS["add"](asked("ben@example.org"))
    assert "as owner" in said[1]


@pytest.mark.parametrize(
    ("action", "given", "code"),
    [
        ("add", asked("ada@example.org"), "OWN051"),
        ("add", asked("not an address"), "OWN052"),
        ("add", asked("x@example.org", workspace="Grande"), "OWN040"),
        ("add", asked("x@example.org", at="javascript:alert(1)"), "OWN060"),
        ("role", asked("ada@example.org"), "OWN054"),
        ("role", asked("zoe@example.org", workspace="Petite", role="owner"), "OWN050"),
        ("reset", asked("zoe@example.org"), "OWN050"),
        ("sign-out", asked("zoe@example.org"), "OWN050"),
        ("disable", asked("zoe@example.org"), "OWN050"),
        ("delete", asked("zoe@example.org"), "OWN050"),
        ("list", asked("zoe@example.org"), "OWN050"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(
    action: str, given: Asked, code: str, ada: int
) -> None:
    with pytest.raises(CannotError) as refused:
        accounts.ACTIONS[action](given)
    assert refused.value.code == code
    assert len(every_account()) == 1


def test_a_closed_account_lets_nobody_in_until_it_is_opened(ada: int) -> None:
    browser = Client()
    browser.force_login(every_person(ada))
    accounts.ACTIONS["disable"](asked("ada@example.org"))
    assert browser.get("/en/account/").status_code == 302
    assert "closed" in accounts.ACTIONS["list"](asked())[0]
    with pytest.raises(CannotError) as refused:
        accounts.ACTIONS["reset"](asked("ada@example.org"))
    assert refused.value.code == "OWN058"
    accounts.ACTIONS["enable"](asked("ada@example.org"))
    assert "closed" not in accounts.ACTIONS["list"](asked())[0]


def test_the_list_names_ways_in_and_places_and_no_secret(ada: int) -> None:
    said = "\n".join(accounts.ACTIONS["list"](asked(language="fr")))
    assert "ada@example.org · Ada · depuis le" in said
    assert "mot de passe · seconde étape" in said
    assert re.search(r"Petite \(\w{12}\)", said)
    assert "argon2" not in said


def test_the_last_owner_stays_one(ada: int) -> None:
    from alliancemap_web.workspaces.refusals import RefusedError

    accounts.ACTIONS["add"](asked("ben@example.org", workspace="petite"))
    with pytest.raises(RefusedError) as refused:
        accounts.ACTIONS["role"](asked("ada@example.org", workspace="Petite", role="reader"))
    assert refused.value.code == "WRK004"
    with pytest.raises(CannotError) as cannot:
        accounts.ACTIONS["delete"](asked("ada@example.org"))
    assert cannot.value.code == "OWN057"
    accounts.ACTIONS["role"](asked("ben@example.org", workspace="Petite", role="owner"))
    accounts.ACTIONS["role"](asked("ada@example.org", workspace="Petite", role="reader"))


def test_the_command_adds_with_a_password_from_standard_input_without_mail(
    kept: Path,
) -> None:
    refused = run(kept, "user", "add", "zoe@example.org", "--password", given="short\n")
    assert (refused.code, refused.codes) == (2, ["OWN056"])
    added = run(kept, "user", "add", "zoe@example.org", "--password", given=f"{NEW}\n")
    assert added.code == 0, added.err
    assert "http" not in added.out
    assert NEW not in added.out + added.err
    found = rows(kept, "SELECT password FROM people_person WHERE email = 'zoe@example.org'")
    assert str(found[0][0]).startswith("argon2")


def test_deleting_says_what_goes_and_asks_for_the_address(kept: Path) -> None:
    added = run(kept, "user", "add", "zoe@example.org")
    assert added.code == 0, added.err
    asked_once = run(kept, "user", "delete", "zoe@example.org", given="\n")
    assert "Nothing was deleted." in asked_once.out
    wrong = run(kept, "user", "delete", "zoe@example.org", given="ada@example.org\n")
    assert wrong.codes == ["OWN059"]
    gone = run(kept, "user", "delete", "zoe@example.org", given="zoe@example.org\n")
    assert gone.code == 0
    assert "it goes too" in gone.out
    assert run(kept, "user", "list", "zoe@example.org").codes == ["OWN050"]


def test_an_action_without_an_address_says_so(kept: Path) -> None:
    refused = run(kept, "user", "reset", "--lang", "fr")
    assert (refused.code, refused.codes) == (2, ["OWN053"])
