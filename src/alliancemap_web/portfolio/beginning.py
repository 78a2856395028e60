"""How an alliance begins: from a few words, from a talk on one's phone, or from an example."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.instruments import DEFAULT_INSTRUMENT, DEFAULT_SECTOR, DEFAULT_VERSION
from alliancemap_web.alliances.queries import find_alliance as find_example
from alliancemap_web.logbook.actions import together
from alliancemap_web.lounge.acts import ANSWER as SAID
from alliancemap_web.lounge.acts import Operation, in_order, last_of_each
from alliancemap_web.lounge.queries import KeptTalk, find_talk, find_talks
from alliancemap_web.lounge.told import ListedTalk, listed
from alliancemap_web.lounge.written import answer_written, written_talk
from alliancemap_web.portfolio.actions import Recorded, create, record, see_talk
from alliancemap_web.portfolio.acts import Change, Origin
from alliancemap_web.portfolio.fold import Data, statements
from alliancemap_web.portfolio.queries import arrivals
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member

FORMAT = 1


@dataclass(frozen=True, slots=True)
class WaitingTalk:
    """A talk of the member's own that is not yet in the workspace, or has gone on since.

    `alliance` is the key of the one it became, empty when it became none; `fresh` counts what was
    done on the phone after that.
    """

    talk: ListedTalk
    alliance: str
    fresh: int


@dataclass(frozen=True, slots=True)
class Begun:
    """What is asked before an alliance begins; the partner's name alone is a must."""

    partner: str
    ours: str = ""
    aim: str = ""
    sector: str = DEFAULT_SECTOR
    stage: str = "idea"


def begin(
    member: Member, begun: Begun, language: str, now: datetime, origin: Origin = "page"
) -> str:
    """Keep a new alliance of which little is known yet; return its key.

    RefusedError (422) without a partner's name, or with what no alliance file holds.
    """
    partner = begun.partner.strip()
    if not partner:
        raise refused(422, "PRT011")
    ours = begun.ours.strip() or member.workspace_name
    data: dict[str, Any] = {
        "alliancemap": FORMAT,
        "instrument": f"{DEFAULT_INSTRUMENT} {DEFAULT_VERSION}",
        "sector": begun.sector,
        "language": language,
        "name": f"{ours} × {partner}",
        "date": now.date().isoformat(),
        **({"aim": begun.aim.strip()} if begun.aim.strip() else {}),
        "parties": {"us": {"name": ours}, "partner": {"name": partner}},
    }
    return create(member, data, now, origin, stage=begun.stage)


def begin_from_example(member: Member, slug: str, now: datetime) -> str:
    """Keep a copy of an alliance of the demonstration, to try things on; return its key.

    RefusedError (404) when there is none of that name.
    """
    shown = find_example(slug)
    if shown is None or shown.latest is None:
        raise refused(404, "PRT008")
    return create(member, plain_alliance(read_alliance(shown.latest.text)), now, "file")


def waiting_talks(member: Member) -> tuple[WaitingTalk, ...]:
    """Return the member's own talks that the workspace does not have, or not to their end."""
    if member.person is None:
        return ()
    arrived = arrivals(member)
    waiting = []
    for talk in find_talks(member.person):
        alliance, seen = arrived.get(talk.id, ("", 0))
        fresh = len(answers_after(talk, seen)) if alliance else 0
        if not alliance or fresh:
            waiting.append(WaitingTalk(listed(talk), alliance, fresh))
    return tuple(waiting)


@together()
def bring_talk(member: Member, number: str, language: str, now: datetime) -> str:
    """Let a talk of the member's own become an alliance, or bring in what was done since.

    Returns the alliance's key. RefusedError (404) when they have no such talk.
    """
    talk = find_talk(member.person, number) if member.person is not None else None
    if talk is None:
        raise refused(404, "PRT012")
    key, seen = arrivals(member).get(number, ("", 0))
    if key:
        bring_rest(member, key, talk, seen, now)
    else:
        data = written_talk(talk.operations, language)
        key = create(member, said_by(data, member.name), now, "talk", stage="talks", talk=number)
    see_talk(member, key, len(talk.received))
    return key


def said_by(data: Data, name: str) -> Data:
    """Return a talk's file with its answers said by somebody, where it names nobody."""
    answers = {
        factor: [{"who": name, **one} for one in statements(said)]
        for factor, said in (data.get("answers") or {}).items()
    }
    return {**data, "answers": answers}


def bring_rest(member: Member, key: str, talk: KeptTalk, seen: int, now: datetime) -> Recorded:
    """Add the answers that were given on the phone after it was brought in."""
    changes = [
        Change(f"answer/{one.register.removeprefix(SAID)}", statement_of(one), id=one.id)
        for one in answers_after(talk, seen)
    ]
    return record(member, key, changes, now, "talk")


def answers_after(talk: KeptTalk, seen: int) -> tuple[Operation, ...]:
    """Return the answers that count in a talk and came after its first `seen` operations."""
    fresh = {one.operation.id for one in talk.received[seen:]}
    last = last_of_each(in_order(talk.operations))
    return tuple(
        one for register, one in last.items() if register.startswith(SAID) and one.id in fresh
    )


def statement_of(operation: Operation) -> Data:
    """Return an answer of the phone as a statement."""
    said = answer_written(operation.value, operation.moment)
    return {key: value for key, value in said.items() if key != "date"}
