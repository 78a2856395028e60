"""What the library makes of a file's text, remembered as long as the text stays the same."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import cast, get_args

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import InstrumentWords, load_instrument, load_words
from alliancemap.model.alliance import Alliance, Answer, FormId, View
from alliancemap.model.answers import current_answers
from alliancemap.model.assessment import Assessment, assess, case_of
from alliancemap.model.case import Case
from alliancemap.model.instrument import Instrument
from alliancemap.model.plan import Plan, compile_plan
from alliancemap.model.structure import with_form
from alliancemap.model.translation import in_language, reads_in, untranslated
from alliancemap.reading.opened import known_vocabularies

# Texts, not requests, fill these: a small firm's alliances with a few versions each fit many times.
MOST_TEXTS = 200
MOST_TRIALS = 100

Trial = tuple[tuple[str, str], ...]
"""What is tried out, in pairs: a factor's id and "0" to "4", "unknown" or "not_relevant"; or FORM
and a form's id.
"""
FORM = "form"


@dataclass(frozen=True, eq=False)
class Judged:
    """A text as judged: its alliance, the instrument, what that says, and what is tried out.

    Compared by identity: the same text gives the same reading, so caches may be keyed by it.
    `digest` is the SHA-256 of the text; `trial` what is given differently for a look; `view` whose
    answers are read. It is judged when the assessment is first asked for: many pages want the
    alliance alone. `recall` may have it from before, or None.
    """

    digest: str
    alliance: Alliance
    instrument: Instrument
    trial: Trial = ()
    view: View = "ours"
    recall: Callable[[], Assessment | None] | None = None

    @cached_property
    def assessment(self) -> Assessment:
        """Return what the program says about the alliance from the view."""
        before = self.recall() if self.recall is not None else None
        if before is not None and before.digest == self.instrument.digest:
            return before
        one = self.instrument
        plan = plan_of(one.id, one.version, one.sector)
        return assess(self.alliance, one, self.view, plan=plan)

    @cached_property
    def case(self) -> Case:
        """Return what is put before the scores."""
        one = self.instrument
        return case_of(self.alliance, plan_of(one.id, one.version, one.sector), self.view)

    @cached_property
    def counting(self) -> dict[str, Answer]:
        """Return the answer that counts for each factor."""
        return current_answers(self.alliance, self.view)

    def told(self, language: str) -> Alliance:
        """Return the alliance with its own sentences in a language, where its file has them."""
        return in_language(self.alliance, language)

    def foreign(self, language: str) -> str:
        """Return the language of its notes, which nothing translates; empty when it is this one."""
        own = self.alliance.language
        return "" if own is None or reads_in(self.alliance, language) else own

    def staying(self, language: str) -> frozenset[str]:
        """Return its own sentences that stay in their language on a page in this one."""
        return untranslated(self.alliance, language)

    def words(self, language: str) -> InstrumentWords:
        """Return the words of this reading's instrument and sector in a language."""
        return load_words(
            self.instrument.id, self.instrument.version, self.instrument.sector, language
        )


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=8)
def plan_of(instrument: str, version: str, sector: str) -> Plan:
    """Return the compiled tables of an instrument for a sector."""
    return compile_plan(load_instrument(instrument, version, sector))


@lru_cache(maxsize=MOST_TEXTS)
def read(content: str | bytes, name: str) -> Judged:
    """Return the reading of a file's content; AllianceFileError with every problem in it.

    `name` is what the problems call the file.
    """
    alliance = read_alliance(content, known_vocabularies(), name)
    raw = content if isinstance(content, bytes) else content.encode()
    return judged(digest_of(raw), alliance)


def judged(
    digest: str,
    alliance: Alliance,
    trial: Trial = (),
    view: View = "ours",
    recall: Callable[[], Assessment | None] | None = None,
) -> Judged:
    """Return the reading of an alliance from one view."""
    key = (alliance.instrument, alliance.instrument_version, alliance.sector)
    return Judged(digest, alliance, load_instrument(*key), trial, view, recall)


def views_of(kept: Judged) -> tuple[View, ...]:
    """Return the views to choose from: ours, and each other that answers something that counts."""
    views: tuple[View, ...] = get_args(View)
    return tuple(one for one in views if one == "ours" or current_answers(kept.alliance, one))


@lru_cache(maxsize=MOST_TEXTS)
def read_as(kept: Judged, view: View) -> Judged:
    """Return the reading of the same alliance from a view."""
    return kept if view == kept.view else judged(kept.digest, kept.alliance, kept.trial, view)


@lru_cache(maxsize=MOST_TRIALS)
def try_answers(kept: Judged, trial: Trial) -> Judged:
    """Return what the alliance would look like with some answers given differently.

    They are tried in the view that is read. And with the form that is tried, if any: the file's own
    form keeps the file's words for it.
    """
    tried = dict(trial)
    main = kept.alliance.relations[0].id
    left = tuple(
        answer
        for answer in kept.alliance.answers
        if answer.factor not in tried
        or answer.view != kept.view
        or answer.relation not in (None, main)
    )
    fresh = tuple(
        replace(tried_answer(factor, choice), view=kept.view)
        for factor, choice in trial
        if factor != FORM
    )
    alliance = replace(kept.alliance, answers=left + fresh)
    if tried.get(FORM, kept.alliance.relations[0].form) != kept.alliance.relations[0].form:
        alliance = with_form(alliance, cast(FormId, tried[FORM]))
    return judged(kept.digest, alliance, trial, kept.view)


def tried_answer(factor: str, choice: str) -> Answer:
    """Return the answer that a choice stands for."""
    if choice == "unknown":
        return Answer(factor, "unknown")
    if choice == "not_relevant":
        return Answer(factor, "not_relevant")
    return Answer(factor, "known", int(choice), int(choice))
