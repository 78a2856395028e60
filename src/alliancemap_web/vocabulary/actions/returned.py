"""What this room carried out, brought back into a new place."""

from typing import Any

from django.db import transaction

from alliancemap.model.functions import FUNCTIONS
from alliancemap.vocabulary import READINGS, dictionary, word_checks
from alliancemap.words import LANGUAGES
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary.actions.checks import LONGEST_NAME, LONGEST_TEXT, MOST_PEOPLE, PICKS
from alliancemap_web.vocabulary.actions.words import MOST_OWN
from alliancemap_web.vocabulary.models import Check, Pick, Picker, Settled, Word, Wording
from alliancemap_web.vocabulary.sayings import Changes, checked
from alliancemap_web.workspaces.arriving import day, maybe, moment, one_of, text
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

Data = dict[str, Any]


@transaction.atomic
def bring_back(arrival: Arrival, data: Data) -> dict[str, str]:
    """Keep what `taken_out` gave; return the firm's own terms' old keys with the new.

    A term that is here already keeps what it says here. ValueError, KeyError, TypeError or
    AttributeError for data that is not what was given.
    """
    require(arrival.member, "manage")
    if arrival.alliance is None:
        return bring_words(arrival, data["words"])
    kept = find_alliance(arrival.member, arrival.alliance)
    if kept is None or not kept.is_whole:
        raise ValueError(arrival.alliance)
    for one in data["checks"]:
        bring_check(kept.id, one)
    return {}


def bring_words(arrival: Arrival, words: list[Data]) -> dict[str, str]:
    """Keep a firm's words, those that are not here yet."""
    here = Word.objects.filter(workspace_id=arrival.member.workspace)
    taken = set(here.exclude(entry="").values_list("entry", flat=True))
    own = {first_name(one.wordings.first()) for one in here.filter(entry="")}
    if len(words) + here.count() > MOST_OWN:
        raise ValueError(len(words))
    keys: dict[str, str] = {}
    for one in words:
        entry = text(one["entry"], 40)
        if entry and entry not in dictionary(LANGUAGES[0]):
            raise ValueError(entry)
        wordings = [read_wording(line, is_own=not entry) for line in one["wordings"]]
        if entry in taken or (not entry and first_name(next(iter(wordings), None)) in own):
            continue
        word = Word.objects.create(
            workspace_id=arrival.member.workspace, entry=entry, made_at=moment(one["made_at"])
        )
        keys[text(one["key"], 12)] = word.key
        for wording in wordings:
            wording.word = word
        Wording.objects.bulk_create(wordings)
    return keys


def first_name(wording: Wording | None) -> str:
    """Return what a term was called first."""
    changes: Changes = wording.changes if wording else {}
    return next((fields["term"] for fields in changes.values() if fields.get("term")), "")


def read_wording(one: Data, *, is_own: bool) -> Wording:
    """Return one wording of a word, not kept yet."""
    try:
        changes = checked(one["changes"], is_own=is_own)
    except RefusedError as error:
        raise ValueError(str(error)) from error
    if changes != one["changes"]:
        raise ValueError(str(changes)[:20])
    return Wording(
        changes=changes,
        state=one_of(one["state"], Wording.State.values),
        by=text(one["by"], LONGEST_NAME),
        at=moment(one["at"]),
        decided_by=text(one["decided_by"], LONGEST_NAME),
        decided_at=maybe(moment)(one["decided_at"]),
    )


def bring_check(alliance: int, one: Data) -> None:
    """Keep one closed word check."""
    words = [one_of(word, list(word_checks(LANGUAGES[0]))) for word in one["words"]]
    if len(one["people"]) > MOST_PEOPLE:
        raise ValueError(len(one["people"]))
    check = Check.objects.create(
        alliance_id=alliance, words=words, closes_on=day(one["closes_on"]),
        closed_at=moment(one["closed_at"]), by=text(one["by"], LONGEST_NAME), at=moment(one["at"]),
    )  # fmt: skip
    for line in one["people"]:
        picker = Picker.objects.create(
            check_of=check, name=text(line["name"], LONGEST_NAME),
            function=one_of(line["function"], FUNCTIONS),
            done_at=maybe(moment)(line["done_at"]),
        )  # fmt: skip
        Pick.objects.bulk_create(
            Pick(
                picker=picker, word=one_of(pick["word"], words),
                reading=one_of(pick["reading"], PICKS), text=text(pick["text"], LONGEST_TEXT),
            )
            for pick in line["picks"]
        )  # fmt: skip
    Settled.objects.bulk_create(
        Settled(
            check_of=check, word=one_of(line["word"], words),
            outcome=one_of(line["outcome"], (*READINGS, "own", "lawyer")),
            text=text(line["text"], LONGEST_TEXT), by=text(line["by"], LONGEST_NAME),
            at=moment(line["at"]),
        )
        for line in one["settled"]
    )  # fmt: skip
