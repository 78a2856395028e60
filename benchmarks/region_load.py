"""Hundreds of members at once, over HTTP: told on standard input what to do, prints what it took.

A process of its own, so that what it does takes nothing from the server's. Each member has one
connection, asks for one page after another, and thinks in between as long as the dice say. Prints
JSON: for each kind of page the seconds of every request, and how many failed.
"""

import asyncio
import json
import random
import sys
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

# How often each kind is asked for, of a hundred.
MIX = {
    "question": 28, "answer saved": 28, "alliance": 12, "answers": 6, "list": 8, "home": 6,
    "search": 3, "history": 3, "what is new": 4, "interface": 2,
}  # fmt: skip
FACTORS = 8


class Member:
    """One person or program with a connection of its own."""

    def __init__(self, told: dict[str, Any], host: str, port: int, dice: random.Random) -> None:
        self.told, self.host, self.port, self.dice = told, host, port, dice
        self.cookies = dict(told["cookies"])
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None
        self.count = 0

    async def ask(self, path: str, form: dict[str, str] | None, **headers: str) -> int:
        """Ask for a page and read the whole of it; return its status."""
        if self.reader is not None and self.reader.at_eof():
            self.close()  # the server let go of it meanwhile, as it does with browsers
        if self.reader is None or self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        body = urlencode(form).encode() if form is not None else b""
        lines = [
            f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
            "Host: localhost",
            "Accept-Encoding: gzip",
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        if form is not None:
            lines.append("Content-Type: application/x-www-form-urlencoded")
            lines.append(f"Content-Length: {len(body)}")
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        await self.writer.drain()
        return await self.read(self.reader)

    async def read(self, reader: asyncio.StreamReader) -> int:
        """Read one answer to its end, and keep its cookies; return its status."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split()[1])
        length, chunked, closes = 0, False, False
        for line in head[1:]:
            name, _, value = line.partition(":")
            match name.lower():
                case "content-length":
                    length = int(value)
                case "transfer-encoding":
                    chunked = "chunked" in value
                case "connection":
                    closes = "close" in value.lower()
                case "set-cookie":
                    cookie, _, rest = value.strip().partition("=")
                    self.cookies[cookie] = rest.partition(";")[0]
        if chunked:
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        else:
            await reader.readexactly(length)
        if closes:
            self.close()
        return status

    def close(self) -> None:
        """Leave the connection; the next request opens another."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

    async def do(self, kind: str) -> int:
        """Do what a kind of page is asked for; return the status."""
        home = f"/en/work/{self.told['workspace']}/"
        one = f"{home}alliances/{self.dice.choice(self.told['alliances'])}/"
        factor = f"{one}answers/{self.dice.choice(self.told['factors'])}/"
        part = {"HX-Request": "true"}
        match kind:
            case "answer saved":
                self.count += 1
                form = {
                    "level": str(self.dice.randint(0, 4)),
                    "sure": "fairly_sure",
                    "note": f"Said so in writing, {self.count} times by now.",
                }
                token = self.cookies.get("csrftoken", "")
                return await self.ask(factor, form, **part, **{"X-CSRFToken": token})
            case "question":
                return await self.ask(factor, None, **part)
            case "what is new":
                return await self.ask(f"{one}live/?after=999999", None, **part)
            case "interface":
                key = {"Authorization": f"Bearer {self.told['bearer']}"}
                return await self.ask("/api/1/alliances", None, **key)
        paths = {
            "alliance": one, "answers": f"{one}answers/", "list": f"{home}alliances/",
            "home": home, "search": f"{home}search/?q=contract", "history": f"{one}history/",
            "bare": "/bare/", "account": "/en/account/",
        }  # fmt: skip
        return await self.ask(paths[kind], None)


async def live(
    member: Member, told: dict[str, Any], begin: float, end: float, kept: dict[str, list[float]]
) -> None:
    """Ask, wait and think, until the time is over; what began before `begin` is not counted."""
    kinds, weights = (["bare"], [1]) if told["bare"] else (list(MIX), list(MIX.values()))
    dice, think = member.dice, told["think"]
    if think:
        await asyncio.sleep(dice.random() * think)
    while (start := perf_counter()) < end:
        kind = dice.choices(kinds, weights)[0]
        if kind == "interface" and not member.told.get("bearer"):
            kind = "list"
        try:
            async with asyncio.timeout(60):
                status = await member.do(kind)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            member.close()
            status = 0
        if start >= begin:
            # 204: nothing is new.
            kept[kind if status in (200, 204) else f"failed {status}"].append(
                perf_counter() - start
            )
        if think:
            left = max(0.0, end - perf_counter())
            await asyncio.sleep(min(dice.expovariate(1 / think), left))


async def main() -> None:
    """Do what is told."""
    told = json.load(sys.stdin)
    dice = random.Random(2009)
    members = [
        Member(one, told["host"], told["port"], random.Random(dice.random()))
        for one in told["members"]
    ]
    if not told["bare"]:
        for member in members:  # a page with a form: the cookie that forms need
            await member.do("account")
    begin = perf_counter() + told["warm"]
    end = begin + told["seconds"]
    names = [*MIX, "bare", *(f"failed {status}" for status in (0, *range(100, 600)))]
    kept: dict[str, list[float]] = {name: [] for name in names}
    await asyncio.gather(*(live(one, told, begin, end, kept) for one in members))
    print(json.dumps({name: times for name, times in kept.items() if times}))


if __name__ == "__main__":
    asyncio.run(main())
