"""What is sent outside goes there, and nowhere else, whatever the address and the names say."""

import datetime as dt
import socket
import ssl
import time
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from web.api.hook_server import Listening, listening

from alliancemap_web.api.line import MOST_READ
from alliancemap_web.api.outside import (
    LIMIT,
    OutsideError,
    Target,
    addresses_of,
    ascii_name,
    asked,
    connected,
    dialled,
    is_outside,
    number_of,
    post,
    resolved,
    target_of,
)

# Held by `post`, which is made of them.
PARTS = (asked, connected, addresses_of)
NAME = "hooks.example.org"
PUBLIC = "93.184.215.14"

INSIDE = [
    ".".join("0000"), "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254",
    "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
    "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "224.0.1.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1",
    "fd12:3456::1", "ff02::1", "ff0e::1", "2001::1", "2001:db8::1", "2001:20::1", "3fff::1",
    "5f00::1", "100::1", "64:ff9b:1::a00:1",
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:100.64.0.1",
    "2002:a00:1::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "2002:6440:1::",
    "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b::6440:1",
]  # fmt: skip
OUTSIDE = [
    "8.8.8.8", PUBLIC, "172.32.0.1", "100.128.0.1", "192.169.0.1", "2606:4700::1111",
    "2a00:1450:4001::200e", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
]  # fmt: skip


def code_of(error: pytest.ExceptionInfo[OutsideError]) -> str:
    return error.value.code


@pytest.mark.parametrize("number", INSIDE)
def test_an_address_that_is_not_out_in_the_world_is_refused_in_every_form(number: str) -> None:
    assert not is_outside(ip_address(number))
    dials: list[object] = []

    def dial(where: tuple[str, int], _: float) -> socket.socket:
        dials.append(where)
        raise OSError

    with pytest.raises(OutsideError) as error:
        post(f"https://{NAME}/", b"", {}, resolve=lambda *_: [number], dial=dial)
    assert code_of(error) == "inside"
    # One among good ones spoils them all.
    with pytest.raises(OutsideError) as error:
        post(f"https://{NAME}/", b"", {}, resolve=lambda *_: [PUBLIC, number], dial=dial)
    assert code_of(error) == "inside"
    assert not dials
    if "%" not in number:
        literal = f"[{number}]" if ":" in number else number
        with pytest.raises(OutsideError) as error:
            target_of(f"https://{literal}/")
        assert code_of(error) == "inside"


@pytest.mark.parametrize("number", OUTSIDE)
def test_an_address_out_in_the_world_is_let_through(number: str) -> None:
    assert is_outside(ip_address(number))


@given(st.ip_addresses(v=4))
def test_whatever_holds_an_ipv4_address_is_where_that_one_is(inner: IPv4Address) -> None:
    where = is_outside(inner)
    assert where <= inner.is_global
    assert is_outside(IPv6Address(f"::ffff:{inner}")) == where
    assert is_outside(IPv6Address(f"64:ff9b::{inner}")) == where
    assert is_outside(IPv6Address((0x2002 << 112) | (int(inner) << 80) | 1)) == where


@given(st.ip_addresses(v=6))
def test_nothing_is_outside_that_the_registries_did_not_give_out(number: IPv6Address) -> None:
    if is_outside(number):
        assert int(number) >> 125 == 1 or number.ipv4_mapped or int(number) >> 32 == 0x64FF9B << 64


@pytest.mark.parametrize(
    "host", ["localhost", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "localhost."]
)
def test_another_way_to_write_this_machine_leads_nowhere(host: str) -> None:
    with pytest.raises(OutsideError) as error:
        post(f"https://{host}/", b"", {})
    assert code_of(error) in {"inside", "name"}


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "http://example.org/", "ftp://example.org/", "file:///etc/passwd",
        "https://", "https:///x", "https://user@example.org/", "https://user:pass@example.org/",
        "https://example.org:22/", "https://example.org:80/", "https://example.org:1023/",
        "https://example.org:0/", "https://example.org:99999/", "https://example.org:x/",
        "https://example.org/#part", "https://exa mple.org/", "https://example.org/\r\nX: y",
        "https://example.org\\@10.0.0.1/", "https://[fe80::1%25eth0]/", "https://[::1/",
        "https://exa_mple..org/", f"https://{'a' * 64}.org/", "https://ex%61mple.org/",
        "https://example.org/é", f"https://example.org/{'a' * 500}",
    ],
)  # fmt: skip
def test_an_address_to_which_nothing_is_sent_is_refused(address: str) -> None:
    with pytest.raises(OutsideError) as error:
        target_of(address)
    assert code_of(error) == "address"


def test_an_address_says_where_it_leads() -> None:
    assert target_of("https://Example.org") == Target("https", "example.org", 443, "/")
    assert target_of("https://example.org:8443/a?b=c") == Target(
        "https", "example.org", 8443, "/a?b=c"
    )
    assert target_of("https://bücher.example/").host == "xn--bcher-kva.example"
    assert target_of("https://[2606:4700::1111]/").host == "2606:4700::1111"
    assert target_of("http://10.0.0.1/", inside=True) == Target("http", "10.0.0.1", 80, "/")
    assert target_of("https://localhost:25/", inside=True).port == 25
    assert ascii_name("Ünder.example") == "xn--nder-zra.example"
    assert number_of("10.0.0.1") == IPv4Address("10.0.0.1")
    assert number_of("ten") is None


def test_a_name_that_means_something_else_a_moment_later_changes_nothing() -> None:
    answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
    dials: list[tuple[str, int]] = []

    def dial(where: tuple[str, int], _: float) -> socket.socket:
        dials.append(where)
        raise ConnectionRefusedError

    with pytest.raises(OutsideError) as error:
        post(f"https://{NAME}/", b"", {}, resolve=lambda *_: answers.pop(0), dial=dial)
    assert code_of(error) == "unreachable"
    assert dials == [(PUBLIC, 443)]
    assert len(answers) == 2


def test_the_second_address_of_a_name_is_tried_when_the_first_takes_nothing() -> None:
    with listening() as server:

        def dial(where: tuple[str, int], seconds: float) -> socket.socket:
            if where[0] == "127.0.0.2":
                raise ConnectionRefusedError
            return dialled(where, seconds)

        address = f"http://{NAME}:{server.port}/"
        both = ["127.0.0.2", "127.0.0.1"]
        assert post(address, b"x", {}, inside=True, resolve=lambda *_: both, dial=dial) == 200


def test_a_name_without_an_address_is_not_known() -> None:
    def resolve(*_: object) -> list[str]:
        raise socket.gaierror

    for nothing in (resolve, lambda *_: []):
        with pytest.raises(OutsideError) as error:
            post(f"https://{NAME}/", b"", {}, resolve=nothing)
        assert code_of(error) == "name"
    assert resolved("127.0.0.1", 80) == ["127.0.0.1"]


def test_a_slow_list_of_names_is_not_waited_for() -> None:
    with pytest.raises(OutsideError) as error:
        post(
            f"https://{NAME}/",
            b"",
            {},
            limit=0.05,
            resolve=lambda *_: [time.sleep(0.3), PUBLIC][1:],
        )
    assert code_of(error) == "slow"


@pytest.fixture
def server() -> Listening:  # type: ignore[misc]
    """A server that answers 200."""
    with listening() as kept:
        yield kept  # type: ignore[misc]


def test_what_is_sent_arrives_with_its_headers_and_the_name_asked_for(server: Listening) -> None:
    address = f"http://{NAME}:{server.port}/in?a=b"
    status = post(
        address, b'{"a":1}', {"X-Mine": "yes"}, inside=True, resolve=lambda *_: ["127.0.0.1"]
    )
    assert status == 200
    (heard,) = server.heard
    assert heard.first == "POST /in?a=b HTTP/1.1"
    assert heard.body == b'{"a":1}'
    assert heard.headers["x-mine"] == "yes"
    assert heard.headers["host"] == f"{NAME}:{server.port}"
    assert heard.headers["connection"] == "close"


def test_a_redirect_is_an_answer_and_is_not_followed(server: Listening) -> None:
    with listening() as other:
        for status in (301, 302, 307, 308):
            server.says(status, f"Location: {other.address()}")
            assert post(server.address(), b"", {}, inside=True) == status
        assert other.connections == 0


def test_an_address_inside_is_reached_only_when_told_so(server: Listening) -> None:
    for address in (server.address(), f"https://127.0.0.1:{server.port}/"):
        with pytest.raises(OutsideError):
            post(address, b"", {})
    assert server.connections == 0


def test_a_server_that_says_nothing_or_dribbles_is_left_in_time(server: Listening) -> None:
    assert LIMIT == 10

    def nothing(held: socket.socket) -> None:
        held.recv(1)

    def dribble(held: socket.socket) -> None:
        for letter in b"HTTP/1.1 200 OK" * 40:
            held.sendall(bytes([letter]))
            time.sleep(0.02)

    for answer in (nothing, dribble):
        server.answer = answer
        begun = time.monotonic()
        with pytest.raises(OutsideError) as error:
            post(server.address(), b"", {}, inside=True, limit=0.3)
        assert code_of(error) == "slow"
        assert time.monotonic() - begun < 3


def test_of_a_huge_answer_only_the_beginning_is_read(server: Listening) -> None:
    taken: list[int] = []

    def flood(held: socket.socket) -> None:
        held.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        total = 0
        try:
            while total < 400 * MOST_READ:
                total += held.send(b"x" * MOST_READ)
        finally:
            taken.append(total)

    server.answer = flood
    assert post(server.address(), b"", {}, inside=True, limit=5) == 200
    deadline = time.monotonic() + 5
    while not taken and time.monotonic() < deadline:
        time.sleep(0.01)
    assert taken[0] < 400 * MOST_READ


def test_endless_headers_are_no_answer(server: Listening) -> None:
    def headers(held: socket.socket) -> None:
        held.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(80):
            held.sendall(b"X-%d: %s\r\n" % (number, b"y" * 2000))
        held.sendall(b"\r\n")

    server.answer = headers
    # The head is cut off where reading ends, and what there is of it is all that counts.
    assert post(server.address(), b"", {}, inside=True, limit=5) == 200


def test_what_is_no_http_is_no_answer(server: Listening) -> None:
    for content in (b"SSH-2.0-OpenSSH_9\r\n", b"", b"HTTP/1.1 abc\r\n\r\n"):
        server.answer = lambda held, content=content: held.sendall(content)
        with pytest.raises(OutsideError) as error:
            post(server.address(), b"", {}, inside=True)
        assert code_of(error) == "garbled"


def test_a_server_that_is_away_is_unreachable() -> None:
    with listening() as server:
        address = server.address()
    with pytest.raises(OutsideError) as error:
        post(address, b"", {}, inside=True)
    assert code_of(error) == "unreachable"


def certificate(folder: Path, name: str) -> tuple[Path, ssl.SSLContext]:
    """A certificate for a name in a file, and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return file, context


def test_over_tls_the_name_is_asked_for_and_must_be_the_certificates(tmp_path: Path) -> None:
    file, context = certificate(tmp_path, NAME)
    names: list[str | None] = []
    context.sni_callback = lambda _held, name, _context: names.append(name)
    trust = ssl.create_default_context(cafile=str(file))

    def to(name: str, trusted: ssl.SSLContext | None) -> int:
        address = f"https://{name}:{server.port}/in"
        here = lambda *_: ["127.0.0.1"]  # noqa: E731 - a resolver
        return post(address, b"x", {}, inside=True, resolve=here, trust=trusted)

    with listening(lambda held: context.wrap_socket(held, server_side=True)) as server:
        assert to(NAME, trust) == 200
        assert names == [NAME]
        assert server.heard[0].headers["host"] == f"{NAME}:{server.port}"
        for name, trusted in (("other.example.org", trust), (NAME, None)):
            with pytest.raises(OutsideError) as error:
                to(name, trusted)
            assert code_of(error) == "certificate"
        assert len(server.heard) == 1


def test_an_ipv6_address_is_reached_by_its_number() -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    try:
        with listening(family=socket.AF_INET6) as server:
            assert post(f"http://[::1]:{server.port}/", b"", {}, inside=True) == 200
            assert server.heard[0].headers["host"] == f"[::1]:{server.port}"
    except OSError:
        pytest.skip("this machine has no IPv6")
