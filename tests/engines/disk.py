"""What a browser has written below a folder, as anybody finds it who has the phone."""

import time
from pathlib import Path

# How Firefox begins the file of its open windows, which it restores after a crash.
MOZILLA_LZ4 = b"mozLz40\0"


def appeared(folder: Path, pattern: str) -> list[Path]:
    """The files of a pattern in a folder, once one of them is there whole."""
    for _ in range(100):
        found = [one for one in folder.glob(pattern) if one.stat().st_size]
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"nothing was saved in {folder}: {list(folder.glob('*'))}")


def readable(folder: Path, texts: list[str]) -> list[tuple[str, str]]:
    """The files below a folder in which one of the texts can be read, whatever wrote them."""
    found = []
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        held = file.read_bytes()
        if held.startswith(MOZILLA_LZ4):
            held = unpacked(held[len(MOZILLA_LZ4) + 4 :])
        found += [
            (str(file.relative_to(folder)), text)
            for text in texts
            for code in ("utf-8", "utf-16-le", "utf-16-be")
            if text.encode(code) in held
        ]
    return found


def unpacked(held: bytes) -> bytes:
    """Unpack one LZ4 block: Firefox keeps its open windows so, to restore them after a crash."""
    source, out = iter(held), bytearray()

    def length(nibble: int) -> int:
        total, more = nibble, nibble == 15
        while more:
            one = next(source)
            total, more = total + one, one == 255
        return total

    for token in source:
        out += bytes(next(source) for _ in range(length(token >> 4)))
        low = next(source, None)
        if low is None:
            break
        back = low + 256 * next(source)
        for _ in range(length(token & 15) + 4):
            out.append(out[-back])
    return bytes(out)
