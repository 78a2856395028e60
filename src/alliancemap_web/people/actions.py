"""Changes what is kept about people."""

import logging
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.actions import MEMBER, About, Who, together, write_server
from alliancemap_web.logbook.ending_actions import forget as forget_in_every_log
from alliancemap_web.people.codes import matching_step
from alliancemap_web.people.models import Person, Visit
from alliancemap_web.people.queries import visit_name
from alliancemap_web.people.sealed import BrokenSealError, opened, seal
from alliancemap_web.privacy.actions import forget_account
from alliancemap_web.workspaces.actions import take_along

log = logging.getLogger(__name__)

APP, CODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
# In an authenticator's data: its sealed secret, and the last step of time whose code counted.
SECRET, LAST = "secret", "last"


@together()
def add_person(address: str, name: str, language: str, password: str | None) -> Person:
    """Make an account as signing up does; without a password nothing signs in yet.

    The address must be free, and the password good enough: that is for the caller to see to.
    """
    person = Person.objects.create_user(address, password, name=name, language=language)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)
    write_server("account_made", about=About("person", str(person.pk), name))
    return person


@together()
def close_account(person: int) -> None:
    """Let nobody sign in to an account any more, and end every visit; what is theirs stays."""
    Person.objects.filter(pk=person).update(is_active=False)
    write_server("sign_in_changed", about=About("person", str(person)), what="closed")
    end_other_visits(person, None)


def reopen_account(person: int) -> None:
    """Let an account that was closed be signed in to again."""
    Person.objects.filter(pk=person).update(is_active=True)
    write_server("sign_in_changed", about=About("person", str(person)), what="reopened")


@together()
def take_ways_in(person: int) -> Person:
    """Let no old way sign in any more: password, passkeys, second step, codes; end every visit.

    Return the person, for a link that lets them choose another password.
    """
    owner = lock(person)
    Authenticator.objects.filter(user_id=person).delete()
    write_server("sign_in_changed", about=About("person", str(person)), what="taken")
    owner.set_unusable_password()
    owner.save(update_fields=["password"])
    end_other_visits(person, None)
    return owner


def choose_language(person: Person, language: str) -> None:
    """Keep the language in which somebody wants our messages."""
    person.language = language
    person.save(update_fields=["language"])


def choose_name(person: Person, name: str) -> None:
    """Keep what somebody is called where they are new."""
    person.name = name
    person.save(update_fields=["name"])


@together()
def delete_person(person: Person, now: datetime, neutral: str = "") -> None:
    """Delete a person and all that is theirs: passkeys, visits, synced talks, workspaces of one.

    With a `neutral` name, that one takes the place of theirs in every workspace that goes on.
    workspaces.refusals.RefusedError when others would be left in a workspace without an owner;
    nothing is deleted then.
    """
    if neutral:
        forget_account(person.pk, person.name, person.email, neutral, now)
        forget_in_every_log(person.pk)
        person.name = neutral  # what is still to be written of them
    write_server("account_deleted", Who(MEMBER, str(person.pk), person.name))
    take_along(person.pk, now)
    person.delete()
    transaction.on_commit(empty_journal, robust=True)


def forget_old_visits() -> None:
    """Delete the visits that have ended."""
    Visit.get_session_store_class().clear_expired()


def end_visit(person: int, name: str) -> bool:
    """End the visit of a person that `name` stands for; False when there is none."""
    for key in Visit.objects.filter(person_id=person).values_list("pk", flat=True):
        if visit_name(key) == name:
            return bool(Visit.objects.filter(pk=key).delete()[0])
    return False


def end_other_visits(person: int, keep: str | None) -> int:
    """End every visit of a person but the one of the key `keep`; return how many there were."""
    return Visit.objects.filter(person_id=person).exclude(pk=keep or "").delete()[0]


@together()
def turn_on_second_step(person: int, secret: str, step: int) -> bool:
    """Ask for a code from an app from now on, and make recovery codes; False when it is on already.

    `step` is the step of time whose code showed that the app has the secret; it does not count
    again.
    """
    lock(person)
    if Authenticator.objects.filter(user_id=person, type=APP).exists():
        return False
    Authenticator.objects.create(user_id=person, type=APP, data={SECRET: seal(secret), LAST: step})
    make_recovery_codes(person)
    write_server("sign_in_changed", Who(MEMBER, str(person)), what="second_step")
    return True


@transaction.atomic
def make_recovery_codes(person: int) -> None:
    """Make ten recovery codes; those there were count no longer."""
    owner = lock(person)
    Authenticator.objects.filter(user_id=person, type=CODES).delete()
    RecoveryCodes.activate(owner)


@together()
def turn_off_second_step(person: int) -> bool:
    """Ask for no code any more; the recovery codes go too. False when none was asked for."""
    lock(person)
    deleted = Authenticator.objects.filter(user_id=person, type__in=(APP, CODES)).delete()[0]
    write_server("sign_in_changed", Who(MEMBER, str(person)), what="second_step_gone")
    return bool(deleted)


@transaction.atomic
def use_code(person: int, typed: str, now: datetime) -> Authenticator | None:
    """Use up a code from the app or a recovery code; None when it is wrong or was used before."""
    lock(person)
    app = Authenticator.objects.filter(user_id=person, type=APP).first()
    if app is None:
        return None
    try:
        step = matching_step(opened(app.data[SECRET]), typed, now, app.data.get(LAST, -1))
        if step is not None:
            app.data[LAST] = step
            app.last_used_at = now
            app.save(update_fields=["data", "last_used_at"])
            return app
        codes = Authenticator.objects.filter(user_id=person, type=CODES).first()
        return codes if codes is not None and codes.wrap().validate_code(typed) else None
    except BrokenSealError:
        # The server's secret has changed since: only whoever runs it can take the step away.
        log.error("the second step of person %s was sealed with another secret", person)
        return None


def note_wrong_code(person: int) -> None:
    """Write down that somebody who had come as far as the second step gave a wrong code."""
    name = Person.objects.filter(pk=person).values_list("name", flat=True).first()
    write_server("sign_in_refused", Who(MEMBER, str(person), name or ""))


def lock(person: int) -> Person:
    """Let one change of a person's second step at a time go on; return the person."""
    return Person.objects.select_for_update().get(pk=person)


def unlink(person: int, link: int) -> bool:
    """Let an identity at the company's sign-in open this account no more; False if it is not."""
    return bool(SocialAccount.objects.filter(user_id=person, pk=link).delete()[0])
