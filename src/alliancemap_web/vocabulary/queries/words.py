"""A firm's words: the dictionary with what the firm says beside it, and the firm's own terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from alliancemap.vocabulary import Entry, dictionary
from alliancemap.words import LANGUAGES
from alliancemap_web.vocabulary.models import Word, Wording
from alliancemap_web.vocabulary.sayings import Changes, Said, all_said
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Term:
    """One term as a firm has it.

    `id` is the dictionary's, or "own-" and the key of the firm's own; `entries` are the
    dictionary's by language, none for an own term; `said` is what the firm says, by language.
    `proposed` counts what waits to be decided.
    """

    id: str
    entries: Mapping[str, Entry]
    said: Mapping[str, Said]
    proposed: int = 0

    @property
    def is_own(self) -> bool:
        return not self.entries

    @property
    def stands(self) -> bool:
        """Whether it is in the dictionary, or the firm has a name for it in any language."""
        return bool(self.entries) or any(one.term for one in self.said.values())

    @property
    def has_said(self) -> bool:
        """Whether the firm says anything of it that stands."""
        return any(one != Said() for one in self.said.values())

    def name(self, language: str) -> str:
        """Return what it is called in a language, or in the other where it has no name there."""
        if self.entries:
            return self.entries[language].term
        names = [self.said[language].term, *(one.term for one in self.said.values())]
        return next((one for one in names if one), "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing somebody would have a word say, or said; `state` tells how it stands."""

    key: str
    changes: Changes
    state: str
    by: str
    at: datetime
    decided_by: str
    decided_at: datetime | None


OWN = "own-"


def own_words(member: Member) -> dict[str, Term]:
    """Return the terms of which the member's firm says something or is asked to, by their id.

    Nothing for who does not see all of the firm. Two queries.
    """
    if not member.sees_all:
        return {}
    said = Word.objects.filter(workspace_id=member.workspace).prefetch_related("wordings")
    found = (term_of(word) for word in said)
    return {one.id: one for one in found}


def term_of(word: Word) -> Term:
    """Return a word as the term it is, with what stands of it."""
    wordings = list(word.wordings.all())
    entries = {one: dictionary(one)[word.entry] for one in LANGUAGES} if word.entry else {}
    proposed = sum(one.state == Wording.State.PROPOSED for one in wordings)
    return Term(word.entry or OWN + word.key, entries, all_said(accepted(wordings)), proposed)


def accepted(wordings: list[Wording]) -> list[Changes]:
    """Return what was accepted of some wordings, in the order in which it was."""
    kept = [one for one in wordings if one.state == Wording.State.ACCEPTED]
    return [one.changes for one in sorted(kept, key=lambda one: (one.decided_at or one.at, one.pk))]


def terms_of(member: Member) -> tuple[Term, ...]:
    """Return every term the member's firm has: the dictionary's, and own ones that stand."""
    own = own_words(member)
    shared = (
        own.get(id_) or Term(id_, entries_of(id_), all_said(())) for id_ in dictionary(LANGUAGES[0])
    )
    return (*shared, *(one for one in own.values() if one.is_own and (one.stands or one.proposed)))


def entries_of(id_: str) -> dict[str, Entry]:
    """Return a term of the dictionary in every language."""
    return {one: dictionary(one)[id_] for one in LANGUAGES}


def find_term(member: Member, id_: str) -> Term | None:
    """Return one term of the member's firm; None when there is none of that id for them."""
    if not member.sees_all:
        return None
    word = find_word(member, id_)
    if word is not None:
        return term_of(word)
    return Term(id_, entries_of(id_), all_said(())) if id_ in dictionary(LANGUAGES[0]) else None


def find_word(member: Member, id_: str) -> Word | None:
    """Return the row of a term; None when the firm has not said anything of it."""
    rows = Word.objects.filter(workspace_id=member.workspace)
    if id_.startswith(OWN):
        return rows.filter(entry="", key=id_.removeprefix(OWN)).first()
    return rows.filter(entry=id_).exclude(entry="").first()


def history_of(member: Member, id_: str) -> tuple[Proposal, ...]:
    """Return all that was proposed for a term, the latest first."""
    word = find_word(member, id_) if member.sees_all else None
    rows = word.wordings.order_by("-at", "-pk") if word else Wording.objects.none()
    return tuple(
        Proposal(one.key, one.changes, one.state, one.by, one.at, one.decided_by, one.decided_at)
        for one in rows
    )
