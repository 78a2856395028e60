"""The known words, told briefly, and the one that a person most likely meant."""

import re
from collections.abc import Sequence

_LONGEST = 64  # comparing costs length times length; nobody mistypes a longer word
_FACTOR = re.compile(r"([A-Za-z])[ _-]?0*([0-9]{1,3})")


def nearest(found: str, known: Sequence[str]) -> str | None:
    """Return the one of `known` nearest to `found`, or None when none is near.

    `m1` and `R-05` are the factors M01 and R05, and `R71` is R17 with its digits turned; other
    words are compared letter by letter.
    """
    if len(found) > _LONGEST:
        return None
    factor = _FACTOR.fullmatch(found)
    if factor:
        written = f"{factor[1].upper()}{int(factor[2]):02d}"
        if written in known:
            return written
        # Another theme's factor of the same number is not what anybody meant.
        turned = f"{factor[1].upper()}{factor[2][::-1].zfill(2)}"
        return turned if turned in known else None
    # Loaded only for a mistake: most files and commands have none.
    from difflib import get_close_matches

    folded = {word.lower(): word for word in known}
    near = get_close_matches(found.lower().replace("-", "_"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def listed(known: Sequence[str]) -> str:
    """Return the words as one text, numbered ones in runs: `M01-M13, V01-V17, R12_R13`."""
    runs: list[tuple[str, str]] = []
    for word in known:
        if runs and _follows(runs[-1][1], word):
            runs[-1] = (runs[-1][0], word)
        else:
            runs.append((word, word))
    return ", ".join(first if first == last else f"{first}-{last}" for first, last in runs)


def _follows(before: str, word: str) -> bool:
    one, next_one = _FACTOR.fullmatch(before), _FACTOR.fullmatch(word)
    return (
        one is not None
        and next_one is not None
        and one[1] == next_one[1]
        and int(one[2]) + 1 == int(next_one[2])
    )
