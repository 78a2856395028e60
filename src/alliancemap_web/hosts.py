"""Where a link that somebody pasted leads, as the network writes it. Nothing is ever fetched."""

from urllib.parse import urlsplit

SCHEMES = ("http", "https")


def host_of(address: str) -> str | None:
    """Return the host that a link leads to in ASCII letters; None for what is no link of the web.

    Letters of other writings come as Punycode (RFC 3492), so that none passes for another.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        _ = parts.port
        name = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except ValueError:
        return None
    is_clean = address.isprintable() and "\\" not in parts.netloc
    return name if name and is_clean and parts.scheme in SCHEMES else None


def host_to_show(address: str) -> str:
    """Return the host of a link that may be taken for another; nothing where what one sees is it.

    So it may be with letters that are not ASCII, and with a name before an @.
    """
    written = urlsplit(address).netloc if host_of(address) else ""
    is_plain = written.isascii() and "@" not in written and "xn--" not in written.lower()
    return "" if is_plain else host_of(address) or ""
