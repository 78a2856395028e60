"""Changes what is kept about people."""

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.people.models import Person, Visit


def choose_language(person: Person, language: str) -> None:
    """Keep the language in which somebody wants our messages."""
    person.language = language
    person.save(update_fields=["language"])


@transaction.atomic
def delete_person(person: Person) -> None:
    """Delete a person and all that is theirs: passkeys, visits on every device, synced talks."""
    person.delete()
    transaction.on_commit(empty_journal, robust=True)


def forget_old_visits() -> None:
    """Delete the visits that have ended."""
    Visit.get_session_store_class().clear_expired()
