"""Sends to an address that somebody typed, without letting them reach what is inside with it.

A name is resolved once, every address it has is checked, and the checked one is connected to: a
name that means something else a moment later changes nothing. No redirect is followed, no proxy
asked, and what is read back is thrown away but for the status.
"""

import http.client
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Literal
from urllib.parse import urlsplit

from alliancemap_web.api.line import PIECE, Line

SECURITY = logging.getLogger("alliancemap.security")
LIMIT = 10.0  # seconds, for all of it
LONGEST = 500  # characters of an address
HTTPS = 443
# Below it a machine's own services listen: mail, files, directories.
FIRST_FREE_PORT = 1024

# Where the way out of an address leads to an IPv4 address within it (RFC 6052, RFC 3056).
TRANSLATED = IPv6Network("64:ff9b::/96")
# What the registries give out to the world; everything else of IPv6 is for other uses.
GIVEN_OUT = IPv6Network("2000::/3")
# Not told apart by Python 3.11 and 3.12: shared by carriers, relays of 6to4, for texts, routing.
NOT_OUTSIDE = (
    IPv4Network("100.64.0.0/10"),
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("2001::/23"),
    IPv6Network("3fff::/20"),
)

Trouble = Literal["address", "name", "inside", "unreachable", "certificate", "slow", "garbled"]
Resolve = Callable[[str, int], Sequence[str]]
Dial = Callable[[tuple[str, int], float], socket.socket]


class OutsideError(Exception):
    """Why nothing was sent, or no answer came; `code` says which."""

    def __init__(self, code: Trouble) -> None:
        super().__init__(code)
        self.code: Trouble = code


def refused_inside() -> OutsideError:
    """Return the refusal of an address inside, and note for safety's sake that one was tried."""
    SECURITY.warning("SEC009")
    return OutsideError("inside")


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads: the host as a name of ASCII letters, or a number in no brackets."""

    scheme: Literal["http", "https"]
    host: str
    port: int
    path: str


def target_of(address: str, *, inside: bool = False) -> Target:
    """Return where an address leads; OutsideError where we send to no such address.

    Only https goes, on 443 or from 1024 up, and no number that is inside; with `inside`, all does.
    """
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError:
        raise OutsideError("address") from None
    plain = parts.scheme == "http" and inside
    is_clean = address.isprintable() and " " not in address and "\\" not in address
    if len(address) > LONGEST or not is_clean or not (plain or parts.scheme == "https"):
        raise OutsideError("address")
    if not host or "@" in parts.netloc or parts.fragment or "%" in host:
        raise OutsideError("address")
    if port is None:
        port = 80 if plain else HTTPS
    if port < 1 or (not inside and port != HTTPS and port < FIRST_FREE_PORT):
        raise OutsideError("address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii():
        raise OutsideError("address")
    number = number_of(host)
    if number is None:
        host = ascii_name(host)
    elif not inside and not is_outside(number):
        raise refused_inside()
    return Target("http" if plain else "https", host, port, path)


def ascii_name(host: str) -> str:
    """Return a host's name as the network writes it; OutsideError where none is so."""
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise OutsideError("address") from None
    if len(name) > 253 or not all(one.isalnum() or one in "-._" for one in name):
        raise OutsideError("address")
    return name


def number_of(host: str) -> IPv4Address | IPv6Address | None:
    """Return the IP address that a host is; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_outside(number: IPv4Address | IPv6Address) -> bool:
    """Say whether an IP address is out in the world, and neither ours nor anybody's special one.

    One that holds an IPv4 address is where that one is (RFC 4291 2.5.5.2, RFC 6052, RFC 3056).
    """
    if isinstance(number, IPv6Address):
        within = number.ipv4_mapped or number.sixtofour
        if within is None and number in TRANSLATED:
            within = IPv4Address(int(number) & 0xFFFFFFFF)
        if within is not None:
            return is_outside(within)
        if number not in GIVEN_OUT or number.scope_id is not None:
            return False
    if any(number.version == one.version and number in one for one in NOT_OUTSIDE):
        return False
    special = (
        number.is_private, number.is_loopback, number.is_link_local, number.is_multicast,
        number.is_reserved, number.is_unspecified, not number.is_global,
    )  # fmt: skip
    return not any(special)


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses that a name has, in the order to try them; OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def dialled(where: tuple[str, int], seconds: float) -> socket.socket:
    """Return a connection to an IP address and port."""
    return socket.create_connection(where, timeout=seconds)


def addresses_of(
    target: Target, resolve: Resolve, seconds: float, *, inside: bool = False
) -> list[str]:
    """Return the IP addresses to connect to; OutsideError when there is none, or one is inside."""
    found: list[str] = []

    def ask() -> None:
        try:
            found.extend(resolve(target.host, target.port))
        except (OSError, UnicodeError):
            return

    # The system's resolver cannot be told when to give up; it is left behind instead.
    asking = threading.Thread(target=ask, name="resolver", daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise OutsideError("slow")
    numbers = [number_of(one) for one in found]
    if not numbers:
        raise OutsideError("name")
    if not inside and not all(one is not None and is_outside(one) for one in numbers):
        raise refused_inside()
    return found


def post(
    address: str,
    content: bytes,
    headers: Mapping[str, str],
    *,
    inside: bool = False,
    limit: float = LIMIT,
    resolve: Resolve = resolved,
    dial: Dial = dialled,
    trust: ssl.SSLContext | None = None,
) -> int:
    """Send something to an address and return the status of the answer; OutsideError for none.

    `limit` are seconds for all of it. `resolve`, `dial` and `trust` are the system's own unless
    given; `inside` lets http and the addresses of one's own network pass.
    """
    until = time.monotonic() + limit
    target = target_of(address, inside=inside)
    numbers = addresses_of(target, resolve, limit, inside=inside)
    try:
        held = connected(numbers, target.port, until, dial)
    except TimeoutError:
        raise OutsideError("slow") from None
    except OSError:
        raise OutsideError("unreachable") from None
    try:
        line = Line(held, until)
        if target.scheme == "https":
            line.wait_no_longer()
            context = trust or ssl.create_default_context()
            line.held = held = context.wrap_socket(held, server_hostname=target.host)
        return asked(line, target, content, headers)
    except TimeoutError:
        raise OutsideError("slow") from None
    except ssl.SSLError:
        raise OutsideError("certificate") from None
    except http.client.HTTPException:
        raise OutsideError("garbled") from None
    except (OSError, ValueError):
        raise OutsideError("unreachable") from None
    finally:
        held.close()


def connected(numbers: Sequence[str], port: int, until: float, dial: Dial) -> socket.socket:
    """Return a connection to the first IP address that takes one; OSError when none does."""
    error: OSError = TimeoutError()
    for place, number in enumerate(numbers):
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            # One that swallows everything leaves the others their share of the time.
            return dial((number, port), left / (len(numbers) - place))
        except OSError as failed:
            error = failed
    raise error


def asked(line: Line, target: Target, content: bytes, headers: Mapping[str, str]) -> int:
    """Ask over a line, and return the status of the answer."""
    kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
    connection = kind(target.host, target.port)
    connection.sock = line
    connection.request("POST", target.path, content, {**headers, "Connection": "close"})
    answer = connection.getresponse()
    try:
        # What it says is nobody's business here; reading it lets the other side end in peace.
        while answer.read(PIECE):
            pass
    except (OSError, ValueError, http.client.HTTPException):
        pass
    return answer.status
