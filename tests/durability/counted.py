"""Counts, through the pages and the interface, what is there of what was acknowledged."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from durability.served import CSRF, Served
from durability.writers import EVIDENCE, FACTOR, Ledger

MARK = re.compile(r"mark\d+w\d+n\d+e")
MOST = 1000


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of one way were acknowledged, are there, are not, are there twice.

    `late` are there without an acknowledgement: their answer got lost.
    """

    way: str
    acknowledged: int
    present: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    late: int


def count(server: Served, filled: Mapping[str, Any], ledger: Ledger) -> list[Counted]:
    """Count every way of writing."""
    there = found(server, filled)
    told = []
    for way, marks in there.items():
        acknowledged = ledger.acknowledged.get(way, [])
        lost = tuple(one for one in acknowledged if not marks[one])
        if way == "round's answers":
            # Each answer of the round takes the place of the one before: the last one stands.
            last = acknowledged[-1:]
            lost = tuple(one for one in last if not marks[one] and not later(marks, one))
        doubled = tuple(sorted(one for one, times in marks.items() if times > 1))
        late = len(set(marks) - set(acknowledged))
        present = sum(1 for one in acknowledged if one not in lost)
        told.append(Counted(way, len(acknowledged), present, lost, doubled, late))
    return told


def later(marks: Mapping[str, int], mark: str) -> bool:
    """Whether a mark is there that was sent after another one and never acknowledged."""
    place = int(mark.rpartition("n")[2][:-1])
    return any(int(one.rpartition("n")[2][:-1]) > place for one in marks)


def found(server: Served, filled: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """Every mark that is there, and how often, by the way it came in."""
    acts = [acts_of(server, filled, one) for one in filled["alliances"]]
    own = f"/en/work/{filled['firm']}/alliances/{filled['alliances'][0]}/"
    return {
        "answers by form": notes_of(acts[0], FACTOR),
        "notes by form": notes_shown(server, filled, f"{own}review/"),
        "evidence": evidence(server, filled, acts[0]),
        "answers by program": notes_of(acts[1], "R05"),
        "alliances by program": alliances(server, filled),
        "talk's operations": operations(server, filled),
        "round's answers": marks_in(
            page(server, f"{filled['seat']}at/{FACTOR}/", filled["cookie"], filled["guest"])
        ),
    }


def program(server: Served, filled: Mapping[str, Any], path: str) -> Any:
    """What the interface answers."""
    got = server.ask("GET", path, Authorization=f"Bearer {filled['key']}")
    assert got.status == 200, (path, got.status, got.text[:300])
    return got.data


def page(server: Served, path: str, cookie: str, session: str) -> str:
    """The text of a page."""
    got = server.ask("GET", path, Cookie=f"{cookie}={session}")
    assert got.status == 200, (path, got.status, got.text[:300])
    return got.text


def acts_of(server: Served, filled: Mapping[str, Any], alliance: str) -> list[dict[str, Any]]:
    """Every act of an alliance, in order; the order and what they add up to are looked at too."""
    acts: list[dict[str, Any]] = []
    while True:
        path = f"/api/1/alliances/{alliance}/acts?most={MOST}&after={len(acts)}"
        told = program(server, filled, path)
        acts += told["acts"]
        if len(acts) >= told["total"] or not told["acts"]:
            break
    assert [one["sequence"] for one in acts] == list(range(1, told["sequence"] + 1))
    assert len({one["id"] for one in acts}) == len(acts)
    return acts


def notes_of(acts: list[dict[str, Any]], factor: str) -> Counter[str]:
    """The marks in the notes of the answers to one factor."""
    said = [one["value"] for one in acts if one["register"] == f"answer/{factor}"]
    return Counter(mark for one in said for mark in MARK.findall(one.get("note") or ""))


def notes_shown(server: Served, filled: Mapping[str, Any], path: str) -> Counter[str]:
    """The marks of the notes that the page of the review shows."""
    return marks_in(page(server, path, filled["cookie"], filled["sessions"][0]))


def marks_in(text: str) -> Counter[str]:
    """The marks that stand as texts between tags, each as often as it does."""
    inside = re.sub(r"<(script|title|head).*?</\1>", "", text, flags=re.DOTALL)
    return Counter(MARK.findall(re.sub(r"<[^>]*>", " ", inside)))


def evidence(server: Served, filled: Mapping[str, Any], acts: list[dict[str, Any]]) -> Counter[str]:
    """The marks of files, one for each address under which a file is given out whole."""
    addresses = {
        (source["text"], source["url"])
        for one in acts
        if one["register"] == f"answer/{EVIDENCE}"
        for source in one["value"].get("sources", [])
        if MARK.match(source["text"])
    }
    marks: Counter[str] = Counter()
    for name, address in sorted(addresses):
        path = "/" + address.split("/", 3)[3]
        text = page(server, path, filled["cookie"], filled["sessions"][0])
        assert name == f"{text}.txt", (name, text)
        marks[text] += 1
    return marks


def alliances(server: Served, filled: Mapping[str, Any]) -> Counter[str]:
    """The marks of partners, one for each alliance."""
    marks: Counter[str] = Counter()
    start = 0
    while True:
        told = program(server, filled, f"/api/1/alliances?most=200&start={start}")
        marks.update(mark for one in told["alliances"] for mark in MARK.findall(one["partner"]))
        start += 200
        if start >= told["total"]:
            return marks


def operations(server: Served, filled: Mapping[str, Any]) -> Counter[str]:
    """The marks in the operations of the talks of the first person."""
    cookies = f"{filled['cookie']}={filled['sessions'][0]}; csrftoken={CSRF}"
    marks: Counter[str] = Counter()
    for talk in server.ask("GET", "/lounge/session", Cookie=cookies).data["talks"]:
        since, more = 0, True
        while more:
            sent = json.dumps({"talk": talk["id"], "since": since, "operations": []}).encode()
            told = server.ask(
                "POST", "/lounge/sync", sent, Cookie=cookies, X_CSRFToken=CSRF,
                Content_Type="application/json",
            ).data  # fmt: skip
            marks.update(mark for one in told["operations"] for mark in MARK.findall(one["value"]))
            since, more = told["sequence"], told["more"]
    return marks
