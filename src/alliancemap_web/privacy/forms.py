"""What an owner writes to say who is meant, read; and what was wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict

from alliancemap.words import error_sentence
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.searching import folded

LONGEST, MOST_SPELLINGS, MOST_FILES = 80, 20, 200


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom an owner asks about; `files` are keys of files to delete, `typed` the name once more."""

    name: str = ""
    address: str = ""
    spellings: tuple[str, ...] = ()
    in_sentences: bool = True
    files: tuple[str, ...] = ()
    typed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and its other spellings."""
        return tuple(dict.fromkeys(one for one in (self.name, *self.spellings) if one))

    @property
    def called(self) -> str:
        """Return what the pages call them, and what is typed to be sure."""
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a form: the field (or "form") and the sentence."""

    wrong_field: str = ""
    wrong: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def asked_of(sent: QueryDict) -> Asked:
    """Return what was sent, tidied, unchecked."""
    lines = (" ".join(one.split())[:LONGEST] for one in sent.get("spellings", "").splitlines())
    return Asked(
        name=" ".join(sent.get("name", "").split())[:LONGEST],
        address=sent.get("address", "").strip()[:254],
        spellings=tuple(one for one in lines if one)[:MOST_SPELLINGS],
        in_sentences="sent" not in sent or "in_sentences" in sent,
        files=tuple(sent.getlist("file"))[:MOST_FILES],
        typed=" ".join(sent.get("typed", "").split()),
    )


def wrong_with(asked: Asked) -> Wrong | None:
    """Return what keeps somebody from being looked for; None when nothing does."""
    if not asked.called:
        return wrong("name", "PRV001")
    if asked.name and not folded(asked.name).strip(" .-'"):
        return wrong("name", "PRV001")
    if asked.address:
        try:
            validate_email(asked.address)
        except ValidationError:
            return wrong("address", "PRV002")
    return None


def not_typed(asked: Asked) -> Wrong | None:
    """Return what is wrong when the name was not typed once more as it stands."""
    if folded(asked.typed) == folded(asked.called):
        return None
    return wrong("typed", "PRV003", name=asked.called)


def wrong(field_name: str, code: str, **values: str) -> Wrong:
    """Return what is wrong with a field, in the reader's language."""
    return Wrong(field_name, error_sentence(code, current_language(), **values))
