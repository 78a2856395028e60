"""People, phones and programs that write at the same time, and remember what they were told.

Every change carries a word of its own, its mark, by which it is found again afterwards. Who gets no
answer sends the very same again, as a browser's reload, a phone and a program do.
"""

import json
import re
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from durability.served import CSRF, Answer, Served

FACTOR, EVIDENCE, PROGRAMS = "V03", "M04", "R05"
Call = Callable[[], Answer]
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of writing: `make` returns, for a mark, a call that can be made again as it is."""

    name: str
    make: Callable[[str], Call]
    is_done: Callable[[Answer], bool]


@dataclass
class Ledger:
    """What was sent: acknowledged marks by way, those never answered, and how many requests.

    `moments` is when a mark was acknowledged, in nanoseconds of the machine's monotonic clock.
    """

    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, list[int]] = field(default_factory=dict)
    moments: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    again: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, book: Mapping[str, list[Any]]) -> int:
        """How many marks a book holds."""
        return sum(len(one) for one in book.values())

    def write(self, book: dict[str, list[Any]], way: str, told: Any) -> None:
        """Note what became of one change."""
        with self.lock:
            book.setdefault(way, []).append(told)


class Crowd:
    """All ways of writing at once, each in a thread, until told to stop."""

    def __init__(self, server: Served, filled: Mapping[str, Any], seed: int) -> None:
        self.server, self.filled, self.seed = server, filled, seed
        self.ledger = Ledger()
        self.is_over = threading.Event()
        self.threads: list[threading.Thread] = []

    def start(self, ways: list[Way], pause: float = 0.05) -> None:
        """Let everybody write."""
        for number, way in enumerate(ways):
            thread = threading.Thread(target=self.write_on, args=(way, number, pause), daemon=True)
            self.threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Have everybody finish what they are at; no answer within two minutes is none."""
        self.is_over.set()
        for thread in self.threads:
            thread.join(150)

    def write_on(self, way: Way, number: int, pause: float) -> None:
        """Send one change after another; what got no answer is sent again until it does."""
        for place in range(1_000_000):
            if self.is_over.is_set():
                return
            self.send(way, f"mark{self.seed}w{number}n{place}e")
            time.sleep(pause)

    def send(self, way: Way, mark: str) -> None:
        """Send one change until it is answered; half of all that were answered are sent twice."""
        call, deadline = way.make(mark), time.monotonic() + 100
        while time.monotonic() < deadline:
            with self.ledger.lock:
                self.ledger.requests += 1
            try:
                answer = call()
            except OSError:
                with self.ledger.lock:
                    self.ledger.again += 1
                time.sleep(0.1)
                continue
            if way.is_done(answer):
                self.ledger.moments[mark] = time.monotonic_ns()
                self.ledger.write(self.ledger.acknowledged, way.name, mark)
                if mark[-2] in "13579":  # the last digit of its number
                    self.send_twice(call)
                return
            if answer.status not in (503, 507):
                self.ledger.write(self.ledger.refused, way.name, answer.status)
                return
            time.sleep(0.2)
        self.ledger.write(self.ledger.unknown, way.name, mark)

    def send_twice(self, call: Call) -> None:
        """Send once more what was carried out already."""
        with self.ledger.lock:
            self.ledger.requests += 1
        try:
            call()
        except OSError:
            return


@dataclass
class Pens:
    """What each way of writing sends, for a mark: a call that can be made again as it is."""

    server: Served
    filled: Mapping[str, Any]
    talk: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def own(self) -> str:
        """The address of the firm's pages."""
        return f"/en/work/{self.filled['firm']}/"

    @property
    def alliance(self) -> str:
        """The address of the alliance that people work on."""
        return f"{self.own}alliances/{self.filled['alliances'][0]}/"

    def cookies(self, session: str) -> str:
        """What a browser of a visit sends along."""
        return f"{self.filled['cookie']}={session}; csrftoken={CSRF}"

    def form(self, path: str, session: str, fields: Mapping[str, str]) -> Call:
        """A form of a page that is shown just now."""
        sent = urlencode({**fields, "csrfmiddlewaretoken": masked(CSRF)}).encode()
        cookies = self.cookies(session)
        return lambda: self.server.ask("POST", path, sent, Cookie=cookies, Content_Type=FORM)

    def api(self, path: str, body: Any) -> Call:
        """A request of a program, under a name of its own."""
        sent, name = json.dumps(body).encode(), str(uuid.uuid4())
        return lambda: self.server.ask(
            "POST",
            path,
            sent,
            Authorization=f"Bearer {self.filled['key']}",
            Content_Type="application/json",
            Idempotency_Key=name,
        )

    def answer(self, mark: str) -> Call:
        """Somebody answers a factor."""
        fields = {"level": "3", "note": mark, "act": str(uuid.uuid4())}
        return self.form(f"{self.alliance}answers/{FACTOR}/", self.filled["sessions"][0], fields)

    def note(self, mark: str) -> Call:
        """Somebody else notes that something changed."""
        fields = {"alliance": self.filled["alliances"][0], "text": mark}
        return self.form(f"{self.own}changed/", self.filled["sessions"][1], fields)

    def evidence(self, mark: str) -> Call:
        """Somebody lays a file beside an answer."""
        bound, begin = "b" * 24, "Content-Disposition: form-data; name="
        sent = (
            f'--{bound}\r\n{begin}"csrfmiddlewaretoken"\r\n\r\n{masked(CSRF)}\r\n'
            f'--{bound}\r\n{begin}"file"; filename="{mark}.txt"\r\n'
            f"Content-Type: text/plain\r\n\r\n{mark}\r\n--{bound}--\r\n"
        ).encode()
        cookies = self.cookies(self.filled["sessions"][0])
        kind = f"multipart/form-data; boundary={bound}"
        path = f"{self.alliance}answers/{EVIDENCE}/file/"
        return lambda: self.server.ask("POST", path, sent, Cookie=cookies, Content_Type=kind)

    def statement(self, mark: str) -> Call:
        """A program answers a factor."""
        path = f"/api/1/alliances/{self.filled['alliances'][1]}/answers"
        return self.api(path, {"factor": PROGRAMS, "level": 2, "note": mark})

    def begun(self, mark: str) -> Call:
        """A program begins an alliance."""
        return self.api("/api/1/alliances", {"partner": mark, "aim": "To sell more"})

    def operation(self, mark: str) -> Call:
        """A phone brings what was done on it."""
        stamp = f"{time.time_ns() // 1_000_000:015d}-0000-00000001"
        one = {
            "id": str(uuid.uuid4()),
            "talk": self.talk,
            "stamp": stamp,
            "register": "name",
            "value": mark,
        }
        sent = json.dumps({"talk": self.talk, "since": 0, "operations": [one]}).encode()
        return lambda: self.server.ask(
            "POST",
            "/lounge/sync",
            sent,
            Cookie=self.cookies(self.filled["sessions"][0]),
            Content_Type="application/json",
            X_CSRFToken=CSRF,
        )

    def said(self, mark: str) -> Call:
        """Somebody answers a round by their link."""
        sent = {"level": "2", "sure": "guess", "reason": mark}
        return self.form(f"{self.filled['seat']}at/{FACTOR}/", self.filled["guest"], sent)


def ways(server: Served, filled: Mapping[str, Any]) -> list[Way]:
    """Every way of writing there is in a trial."""
    pens = Pens(server, filled)
    return [
        Way("answers by form", pens.answer, is_moved),
        Way("notes by form", pens.note, is_moved),
        Way("evidence", pens.evidence, is_moved),
        Way("answers by program", pens.statement, is_made),
        Way("alliances by program", pens.begun, is_made),
        Way("talk's operations", pens.operation, is_made),
        Way("round's answers", pens.said, is_moved),
    ]


def is_moved(one: Answer) -> bool:
    """Whether a form was taken: its page leads on, and not to the sign-in."""
    return one.status == 302 and "/login" not in one.headers.get("location", "")


def is_made(one: Answer) -> bool:
    """Whether a program or a phone was told that all is kept."""
    return one.status in (200, 201)


def masked(secret: str) -> str:
    """A token as each page that is shown gets it anew."""
    import secrets
    import string

    letters = string.ascii_letters + string.digits
    mask = "".join(secrets.choice(letters) for _ in secret)
    moved = (letters.index(one) + letters.index(by) for one, by in zip(secret, mask, strict=True))
    return mask + "".join(letters[place % len(letters)] for place in moved)


def come_by_link(server: Served, filled: dict[str, Any]) -> None:
    """Open the link of somebody who is asked in a round, on a phone of their own."""
    came = server.ask("GET", f"/en/round/{filled['secret']}/")
    session = re.search(rf"{filled['cookie']}=([^;]+)", came.headers["set-cookie"])
    assert session, came.headers
    filled["guest"], filled["seat"] = session[1], came.headers["location"]
