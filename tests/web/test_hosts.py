"""Where a pasted link leads, shown as the network writes it."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.alliance import Source
from alliancemap_web.alliances.sections import one_quoted
from alliancemap_web.hosts import host_of, host_to_show

# Cyrillic letters that look like "apple"; a full stop of another writing; a ligature.
LOOKALIKE = "https://аррӏе.com/x"


@pytest.mark.parametrize(
    ("address", "host", "shown"),
    [
        ("https://example.org/a", "example.org", ""),
        ("http://EXAMPLE.org:8080/", "example.org", ""),
        (LOOKALIKE, "xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
        ("https://example。org/", "example.org", "example.org"),
        ("https://ﬁrm.com/", "firm.com", "firm.com"),
        ("https://bank.example@evil.example/", "evil.example", "evil.example"),
        ("https://münchen.example/", "xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("http://[::1]/", "::1", ""),
    ],
)
def test_a_link_that_may_be_taken_for_another_shows_its_host(
    address: str, host: str, shown: str
) -> None:
    assert (host_of(address), host_to_show(address)) == (host, shown)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "gopher://x/", "//x.org/",
        "https://", "https://[bad/", "https://a\u202eb.com/", "https://x.org:port/", "",
        "https://a.org\\@b.org/", "https://x.org/\u202egpj.exe", "vbscript:x", "ftp://x.org/",
        f"https://{'a' * 64}.org/", "https://a..b/",
    ],
)  # fmt: skip
def test_what_leads_nowhere_on_the_web_becomes_no_link(address: str) -> None:
    assert host_of(address) is None
    assert host_to_show(address) == ""
    assert one_quoted(Source(text="Report", url=address), "en").url is None


@given(st.text(max_size=30))
def test_any_host_is_shown_in_plain_letters_or_not_at_all(text: str) -> None:
    for address in (text, f"https://{text}", f"https://{text}/", f"http://a@{text}"):
        host = host_of(address)
        assert host is None or host.isascii()
        assert host_to_show(address).isascii()


def test_a_source_says_where_it_leads_beside_its_words() -> None:
    quoted = one_quoted(Source(text="apple.com", url=LOOKALIKE), "en")
    assert (quoted.url, quoted.host) == (LOOKALIKE, "xn--80ak6aa92e.com")
    assert one_quoted(Source(text="Report", url="https://example.org/"), "en").host == ""


def test_a_link_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def dialled(*_: object, **__: object) -> None:
        raise AssertionError("somebody asked the network")

    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, dialled)
    assert one_quoted(Source(text="Report", url="http://169.254.169.254/"), "en").url
