"""Who asks for the workplace's pages that are measured, and which pages they are."""

import gzip
import http.client
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from material import SEED, instrument

ANSWER = {"level": "2", "sure": "fairly_sure", "note": "Said so twice, in writing."}


@dataclass(slots=True)
class Visitor:
    """Somebody signed in, on one connection; `alliances` are the keys of the workspace's."""

    connection: http.client.HTTPConnection
    workspace: str
    alliances: list[str]
    cookies: dict[str, str]
    server: int
    bearer: str = ""
    dice: random.Random = field(default_factory=lambda: random.Random(SEED))

    def ask(
        self, path: str, form: dict[str, str] | None = None, **more: str
    ) -> tuple[float, int, bytes]:
        """Return the seconds until the whole answer was there, its status, and what it says."""
        headers = {
            "Accept-Encoding": "gzip",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        } | more
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.cookies["csrftoken"],
            }
        start = time.perf_counter()
        self.connection.request("GET" if form is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        raw = answer.read()
        taken = time.perf_counter() - start
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return taken, answer.status, gzip.decompress(raw) if packed else raw

    def sequence(self, address: str) -> int:
        """Return the last act of an alliance, which the server says without reading the rest."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self.connection.request("GET", f"{address}live/?after=999999999", None, headers)
        answer = self.connection.getresponse()
        answer.read()
        return int(answer.headers["X-Sequence"])

    def one(self) -> str:
        """Return the address of an alliance drawn at random."""
        return f"/en/work/{self.workspace}/alliances/{self.dice.choice(self.alliances)}/"


@dataclass(frozen=True, slots=True)
class Asked:
    """One page: its name, its address each time anew, and the form that is sent to it, if any."""

    name: str
    path: Callable[[Visitor], str]
    form: dict[str, str] | None = None
    headers: tuple[tuple[str, str], ...] = ()
    is_program: bool = False


def below(path: str) -> Callable[[Visitor], str]:
    """Return the address of a page of the workspace."""
    return lambda visitor: f"/en/work/{visitor.workspace}/{path}"


def of_one(path: str = "") -> Callable[[Visitor], str]:
    """Return the address of a page of an alliance."""
    return lambda visitor: visitor.one() + path


def answering(visitor: Visitor) -> str:
    """Return the address of a factor of an alliance, both drawn at random."""
    factor = visitor.dice.choice(instrument().factors).id
    return f"{visitor.one()}answers/{factor}/"


def followed(visitor: Visitor) -> str:
    """Return the address at which a page that is open asks what came after the act before last."""
    address = visitor.one()
    return f"{address}live/?after={visitor.sequence(address) - 1}"


def comparing(visitor: Visitor) -> str:
    """Return the address of five alliances side by side."""
    chosen = [("a", key) for key in visitor.dice.sample(visitor.alliances, 5)]
    return f"/en/work/{visitor.workspace}/compare/?{urlencode(chosen)}"


def interface_one(place: str) -> Callable[[Visitor], str]:
    """Return the address of what the interface says of an alliance drawn at random."""
    return lambda visitor: f"/api/1/alliances/{visitor.dice.choice(visitor.alliances)}{place}"


PAGES = (
    Asked("home", below("")),
    Asked("list", below("alliances/")),
    Asked("list, page 20", below("alliances/?page=20")),
    Asked("list, by a word", below("alliances/?q=lumen")),
    Asked("search, one word", below("search/?q=contract")),
    Asked("search, two words", below("search/?q=annual+report")),
    Asked("one factor, all alliances", below("factors/M01/")),
    Asked("clashes", below("clashes/")),
    Asked("an alliance", of_one()),
    Asked("its answers", of_one("answers/")),
    Asked("its facts", of_one("facts/")),
    Asked("its history", of_one("history/")),
    Asked("what one act moved", followed, headers=(("HX-Request", "true"),)),
    Asked("one question", answering, headers=(("HX-Request", "true"),)),
    Asked("one answer saved", answering, ANSWER, (("HX-Request", "true"),)),
    Asked("five compared", comparing),
    Asked("then and now", of_one("then/")),
    Asked("its review", of_one("review/")),
    Asked("what is to be looked at", below("reviews/")),
    Asked("interface: list", lambda _: "/api/1/alliances", is_program=True),
    Asked("interface: one", interface_one(""), is_program=True),
    Asked("interface: its reading", interface_one("/assessment"), is_program=True),
)
