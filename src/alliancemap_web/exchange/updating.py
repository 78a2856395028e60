"""What a row of a table changes in an alliance that is there already: only what differs."""

import json
from collections.abc import Iterator
from typing import Any

from alliancemap_web.exchange.partners import (
    OF_FILE,
    OF_PARTNER,
    Draft,
    Setting,
    answers_of,
    links,
    note_of,
    source_of,
)
from alliancemap_web.portfolio.acts import Change

Data = dict[str, Any]


def changes_for(draft: Draft, document: str, setting: Setting) -> tuple[Change, ...]:
    """Return the acts that bring a row into an alliance, whose document is JSON text.

    Facts that are there already stay untouched, notes and sources are added to; an answer is one
    more statement unless the one that stands last says the same.
    """
    data: Data = json.loads(document)
    changes = [*facts(draft, data), *party(draft, data, setting), *notes(draft, data, setting)]
    changes += [
        Change(f"answer/{factor}", {"level": level, "sources": [source_of(draft, setting)]})
        for factor, level in answers_of(draft).items()
        if level != last_level(data, factor)
    ]
    return tuple(changes)


def facts(draft: Draft, data: Data) -> Iterator[Change]:
    """Return what changes in the file itself: aim, customer, need, name and form."""
    for key in (*OF_FILE, "name"):
        held = data.get(key)
        text = held.get("text") if isinstance(held, dict) else held
        if key in draft.said and draft.said[key] != text:
            path = f"fact/{key}/text" if isinstance(held, dict) else f"fact/{key}"
            yield Change(path, draft.said[key])
    if "form" in draft.said:
        relations = data.get("relations") or {"main": {}}
        first = next(iter(relations))
        if relations[first].get("form") != draft.said["form"]:
            yield Change(f"fact/relations/{first}/form", draft.said["form"])


def party(draft: Draft, data: Data, setting: Setting) -> Iterator[Change]:
    """Return what changes of the partner: its figures, and where they are known from."""
    key = partner_key(data)
    held = data["parties"][key]
    fresh = {
        one: draft.said[one]
        for one in OF_PARTNER
        if one in draft.said and held.get(one) != draft.said[one]
    }
    for one, value in fresh.items():
        yield Change(f"fact/parties/{key}/{one}", value)
    sources = listed(held.get("sources"))
    added = [one for one in links(draft.said) if one["url"] not in addresses(sources)]
    if fresh:
        added.append(source_of(draft, setting))
    if added:
        yield Change(f"fact/parties/{key}/sources", [*sources, *added])


def notes(draft: Draft, data: Data, setting: Setting) -> Iterator[Change]:
    """Return the note with the lines added that it does not hold yet."""
    held = data.get("note") or ""
    fresh = [line for line in note_of(draft, setting).split("\n") if line and line not in held]
    if fresh:
        yield Change("fact/note", "\n".join([held, *fresh] if held else fresh))


def partner_key(data: Data) -> str:
    """Return which of the parties is the partner."""
    parties: Data = data["parties"]
    found = (key for key, one in parties.items() if one.get("side", key) == "partner")
    return next(found)


def listed(sources: Any) -> list[Any]:
    """Return sources as a list, in whatever form the file has them."""
    if sources is None:
        return []
    return list(sources) if isinstance(sources, list) else [sources]


def addresses(sources: list[Any]) -> set[str]:
    """Return the web addresses among sources."""
    return {one if isinstance(one, str) else str(one.get("url", "")) for one in sources}


def last_level(data: Data, factor: str) -> Any:
    """Return the level that was said last about a factor; None when nothing was."""
    said = (data.get("answers") or {}).get(factor)
    last = said[-1] if isinstance(said, list) and said else said
    return last.get("level") if isinstance(last, dict) else last
