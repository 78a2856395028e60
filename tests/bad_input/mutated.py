"""Inputs made from good ones by a seeded dice: bytes turned, pieces moved, odd words put in."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence

Mutate = Callable[[random.Random, bytes], bytes]

# What has broken readers of other programs, as it stands in a file.
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\x85", b"\x1b[31m", b"\r", b"\n\n", b"\t", b"\x0b",
    b"\x7f",
    b"=1+1", b"+1", b"-1", b"@SUM(1)", b"=cmd|' /C calc'!A0", b"'=1", b'""', b'"', b"'", b";",
    b",", b"|",
    b"&x", b"*x", b"&x [*x]", b"<<: *x", b"!!python/object/apply:os.system ['id']", b"!x",
    b"%YAML 9.9\n",
    b"---\n", b"...\n", b"? ", b"- ", b": ", b"#", b"{", b"}", b"[", b"]", b"|\n", b">-\n",
    b"<script>",
    b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", b"<!ENTITY", b"]]>", b"<![CDATA[",
    b"0x7fffffffffffffff", b"9" * 400, b"1e999", b"-0", b".nan", b".inf", b"NaN", b"Infinity",
    b"0o777",
    b"1_000", b"12:30:45", b"2027-02-31", b"9999-12-31", b"0000-00-00", b"null", b"~", b"yes",
    b"true",
    b"{0}", b"{name}", b"%s%n", b"${x}", b"{{x}}", b"../../../etc/passwd", b"..\\..\\x",
    b"/etc/passwd",
    b"CON", b"http://127.0.0.1/", b"file:///etc/passwd", b"javascript:alert(1)", b"\\u0000",
    b"\\ud800",
    b"[" * 200, b"{\"a\":" * 200, b"\xd9\xa1\xd9\xa2", b"A\xcc\x88" * 50,
)  # fmt: skip


def mutated(dice: random.Random, seed: bytes) -> bytes:
    """Return a seed with one to six things done to it."""
    made = seed
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        made = dice.choice(WAYS)(dice, made)
    return made


def turned(dice: random.Random, seed: bytes) -> bytes:
    """One byte is another."""
    at = dice.randrange(len(seed) or 1)
    return seed[:at] + bytes((dice.randrange(256),)) + seed[at + 1 :]


def cut(dice: random.Random, seed: bytes) -> bytes:
    """A piece is missing."""
    at = dice.randrange(len(seed) or 1)
    return seed[:at] + seed[at + dice.choice((1, 2, 8, 64, 4_000)) :]


def ended(dice: random.Random, seed: bytes) -> bytes:
    """It stops somewhere."""
    return seed[: dice.randrange(len(seed) or 1)]


def doubled(dice: random.Random, seed: bytes) -> bytes:
    """A piece stands twice, or many times."""
    at = dice.randrange(len(seed) or 1)
    piece = seed[at : at + dice.choice((1, 4, 40, 400))]
    return seed[:at] + piece * dice.choice((2, 2, 3, 50)) + seed[at:]


def put_in(dice: random.Random, seed: bytes) -> bytes:
    """An odd word stands in it."""
    at = dice.randrange(len(seed) + 1)
    return seed[:at] + dice.choice(TOKENS) + seed[at:]


def in_place(dice: random.Random, seed: bytes) -> bytes:
    """An odd word stands instead of one that was there."""
    words = seed.split(b" ")
    words[dice.randrange(len(words))] = dice.choice(TOKENS)
    return b" ".join(words)


def line_moved(dice: random.Random, seed: bytes) -> bytes:
    """A line stands elsewhere, or further in."""
    lines = seed.split(b"\n")
    line = lines.pop(dice.randrange(len(lines)))
    lines.insert(dice.randrange(len(lines) + 1), b" " * dice.choice((0, 1, 2, 4)) + line)
    return b"\n".join(lines)


WAYS: Sequence[Mutate] = (turned, cut, ended, doubled, put_in, put_in, in_place, line_moved)


def zip_mutated(dice: random.Random, seed: bytes) -> bytes:
    """Return a zip in which a part's content, name or header is not as it was, or the bytes are."""
    if dice.random() < 0.3:
        return mutated(dice, seed)
    parts = parts_of(seed)
    at = dice.randrange(len(parts))
    name, inside = parts[at]
    way = dice.randrange(5)
    if way < 3:
        parts[at] = (name, mutated(dice, inside))
    elif way == 3:
        parts[at] = (dice.choice(NAMES), inside)
    else:
        parts.insert(at, (dice.choice((name, name.upper(), *NAMES)), mutated(dice, inside)))
    return zip_of(parts)


NAMES = (
    "../up.yaml", "/etc/passwd", "C:" + "\\x.yaml", "..\\..\\x.json", "a/../../b.yaml",
    "x" * 300 + ".yaml",
    "\u202egpj.yaml", "CON.yaml", "a.yaml/", "manifest.json", "xl/workbook.xml", "\x1b[31m.yaml",
    "é.yml",
    "__MACOSX/._a.yaml", ".hidden.yaml", "a\\b.yaml", "=1+1.yaml", "<script>.json", "",
)  # fmt: skip


def parts_of(content: bytes) -> list[tuple[str, bytes]]:
    """Return the names and contents of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return [(one.filename, found.read(one)) for one in found.infolist()]


def zip_of(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a zip of parts, names as they are, twice the same too."""
    import warnings

    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        warnings.simplefilter("ignore")
        for name, inside in parts:
            entry = zipfile.ZipInfo(name or " ")
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, inside)
    return made.getvalue()
