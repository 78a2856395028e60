"""What the map shows of rounds: the parts where people disagree, until that is settled."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from alliancemap.model.agreement import CLOSE
from alliancemap.picture.content import MapNote
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.acts import standing
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.models import Turn
from alliancemap_web.rounds.results import FactorResult, result
from alliancemap_web.workspaces.rights import Member

# So many turns back a disagreement still counts, where nothing later says more of it.
TURNS = 6


def noting(member: Member, kept: Kept, language: str) -> Iterator[MapNote]:
    """Yield a note for each factor on which a round found people apart and nobody settled it since.

    The latest turn about a factor counts, with the leader's answers once they are shown.
    """
    turns = (
        Turn.objects.filter(
            round__alliance_id=kept.id, round__cancelled_at=None, revealed_at__isnull=False
        )
        .select_related("round")
        .order_by("-revealed_at", "-pk")[:TURNS]
    )
    settled = settled_at(kept)
    reading = judged_of(kept.document)
    words = reading.words(language)
    seen: set[str] = set()
    for turn in turns:
        shown = result(turn.frozen, turn.number, with_leader=turn.leader_shown_at is not None)
        for one in shown.factors:
            if one.factor in seen:
                continue
            seen.add(one.factor)
            since = settled.get(one.factor)
            is_open = since is None or (turn.revealed_at is not None and since < turn.revealed_at)
            if is_open and is_apart(one) and one.gap is not None:
                here = reverse("round", args=[member.key, kept.key, turn.round.key])
                yield MapNote(
                    part=f"gauge-{reading.instrument.factor(one.factor).theme}",
                    kind="split",
                    count=1,
                    text=sentence(
                        "rounds.noted",
                        language,
                        name=words.factors[one.factor].name,
                        low=str(one.gap.low),
                        high=str(one.gap.high),
                    ),
                    link=f"{here}#f-{one.factor}",
                    factor=one.factor,
                )


def is_apart(one: FactorResult) -> bool:
    """Say whether people stand apart: farther than close on average, or in two camps."""
    return one.camps is not None or (one.deviation is not None and one.deviation > CLOSE)


def settled_at(kept: Kept) -> dict[str, datetime]:
    """Return when each factor was last settled on the map."""
    found = {}
    for act in standing(kept.acts):
        if act.factor and isinstance(act.value, dict) and act.value.get("settles"):
            found[act.factor] = act.at
    return found
