"""Files as evidence: what is taken in, what they are called, and how they are given out."""

from urllib.parse import quote

# Kinds of files by the bytes that every one of them begins with; any other is only bytes.
BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "application/pdf": (b"%PDF-",),
}
ANYTHING = "application/octet-stream"


def file_name(sent: str) -> str:
    """Return a file's name on one line, without folders and what no screen can show."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    seen = "".join(one for one in last if one.isprintable())
    return " ".join(seen.split())[:200].strip(". ") or "file"


def content_type(sent: str, content: bytes) -> str:
    """Return what a file is given out as: only a kind that its first bytes confirm."""
    kind = sent.partition(";")[0].strip().lower()
    begins = BEGINNINGS.get(kind, ())
    return kind if any(content.startswith(one) for one in begins) else ANYTHING


def headers(name: str) -> dict[str, str]:
    """Return the headers that make a browser save a file, whatever is in it, and run nothing."""
    plain = "".join(one if one.isascii() and one not in '"\\%' else "_" for one in name)
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
