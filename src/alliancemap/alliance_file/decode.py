"""From bytes to text: size, encoding and forbidden characters, before any YAML is read."""

import re

from alliancemap.alliance_file.error import Place, refuse

LARGEST_BYTES = 1_000_000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL
)


def decode(source: str | bytes, name: str) -> str:
    """Return the text of a file given as bytes (UTF-8, with or without its mark) or as text.

    AllianceFileError when it is larger than 1 MB, in another encoding, or holds characters that
    text files do not have.
    """
    if len(source) > LARGEST_BYTES:
        raise refuse("FILE001", Place(name, 1, 1), limit=LARGEST_BYTES // 1000)
    text = source if isinstance(source, str) else _from_utf8(source, name)
    text = text.removeprefix("\ufeff")
    wrong = _FORBIDDEN.search(text)
    if wrong:
        raise refuse(
            "FILE004", _place_at(text, wrong.start(), name), found=f"U+{ord(wrong[0]):04X}"
        )
    return text


def _from_utf8(source: bytes, name: str) -> str:
    start = source[:64]
    if start[:2] in _WIDE_MARKS or _looks_wide(start):
        raise refuse("FILE002", Place(name, 1, 1))
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8").removeprefix("\ufeff")
        raise refuse("FILE003", _place_at(before, len(before), name)) from None


def _looks_wide(start: bytes) -> bool:
    """Say whether every second byte is zero, as in UTF-16 without its mark."""
    return len(start) >= 4 and (
        not any(start[0 : len(start) // 2 * 2 : 2]) or not any(start[1 : len(start) // 2 * 2 : 2])
    )


def _place_at(text: str, index: int, name: str) -> Place:
    lines = text[:index].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Place(name, len(lines), len(lines[-1]) + 1)


def join_surrogates(text: str) -> tuple[str, dict[int, list[int]]]:
    r"""Return JSON text with each `\uD83D\uDE00` as one `\U0001F600`, which YAML can read.

    Also returns, by line from 0, the new columns of the places where two characters went missing,
    so that columns can still be told as they are in the file. Other text comes back unchanged.
    """
    moved: dict[int, list[int]] = {}
    if not text.lstrip().startswith(("{", "[", '"')) or not re.search(r"\\u[dD][89abAB]", text):
        return text, moved

    def join(escape: re.Match[str]) -> str:
        if escape[1] is None:
            return escape[0]
        code = 0x10000 + ((int(escape[1], 16) & 0x3FF) << 10) + (int(escape[2], 16) & 0x3FF)
        return f"\\U{code:08X}"

    joined = _STRING.sub(lambda string: _ESCAPE.sub(join, string[0]), text)
    if joined != text:
        for number, (old, new) in enumerate(zip(text.split("\n"), joined.split("\n"), strict=True)):
            if len(old) != len(new):
                moved[number] = [
                    found.start() - 2 * place
                    for place, found in enumerate(
                        e for e in _ESCAPE.finditer(old) if e[1] is not None
                    )
                ]
    return joined, moved
