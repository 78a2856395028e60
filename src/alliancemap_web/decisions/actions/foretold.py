"""Own forecasts: said, told how it came, taken back. Each by the one person whose it is."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alliancemap_web.decisions.checks import coming, line
from alliancemap_web.decisions.models import Forecast
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

MOST_FORECASTS = 1_000
LONGEST_QUESTION = 300


@dataclass(frozen=True, slots=True)
class Guess:
    """A forecast as it comes from a form: `chance` of yes, 1 to 99, `due` as a day."""

    question: str
    chance: int
    due: str
    factor: str = ""


@transaction.atomic
def foretell(
    member: Member, kept: Kept, guess: Guess, now: datetime, known: frozenset[str] = frozenset()
) -> str:
    """Keep what a person expects, for them alone; return its key.

    `known` are the factors it may be about. RefusedError (422) for a bad field.
    """
    require(member, "answer")
    person = person_of(member)
    if not 1 <= guess.chance <= 99:
        raise refused(422, "DEC040")
    if guess.factor and guess.factor not in known:
        raise refused(422, "DEC005")
    question = line(guess.question, "question", LONGEST_QUESTION)
    due = coming(guess.due, "due", now.date())
    if due is None:
        raise refused(422, "DEC001", field="due")
    if Forecast.objects.filter(person_id=person).count() >= MOST_FORECASTS:
        raise refused(409, "DEC015", most=MOST_FORECASTS)
    made = Forecast.objects.create(
        alliance_id=kept.id,
        person_id=person,
        question=question,
        factor=guess.factor,
        chance=guess.chance,
        due=due,
        at=now,
    )
    return made.key


@transaction.atomic
def tell_outcome(member: Member, kept: Kept, key: str, outcome: str, now: datetime) -> None:
    """Say what happened, from the day on; unclear ones are not scored.

    RefusedError: 404 for none of one's own, 409 before its day, 422 for no such outcome.
    """
    require(member, "answer")
    one = own(member, kept, key)
    if outcome not in Forecast.Outcome.values:
        raise refused(422, "DEC005")
    if one.due > now.date():
        raise refused(409, "DEC041")
    one.outcome, one.told_at = outcome, now
    one.save(update_fields=("outcome", "told_at"))


@transaction.atomic
def drop_forecast(member: Member, kept: Kept, key: str) -> None:
    """Take an own forecast back before its day; what was scored stays, or the score would lie."""
    require(member, "answer")
    one = own(member, kept, key)
    if one.outcome in ("yes", "no"):
        raise refused(409, "DEC042")
    one.delete()


def own(member: Member, kept: Kept, key: str) -> Forecast:
    """Return an own forecast, locked; RefusedError (404) for anybody else's as for none."""
    rows = Forecast.objects.select_for_update().filter(
        alliance_id=kept.id, person_id=person_of(member), key=key
    )
    one = rows.first()
    if one is None:
        raise refused(404, "DEC043")
    return one


def person_of(member: Member) -> int:
    """Return whose forecasts a member's are; a program has none."""
    if member.person is None:
        raise NotAllowedError("answer")
    return member.person
