"""How wide letters are, as a stencil tells another painter that has to fit words of its own."""

import sys
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from alliancemap.picture.letters import SHRINK, WIDOW, may_break, shipped_widths
from alliancemap.picture.stencil_marks import Data
from alliancemap.picture.typeset import LEADING, RISE


@lru_cache(maxsize=1)
def letters_data() -> Data:
    """Return the widths of all letters that the fonts hold, and the rules of type.

    `letters` are code points as steps: so many further begins a run of so many. `widths` are the
    pairs there are, at weights 400 and 700; `which` gives each letter's pair, in order. `breaks`
    are the letters after which a line may end without a space, as steps too.
    """
    plain, bold = shipped_widths(400), shipped_widths(700)
    letters = sorted(plain)
    pairs = sorted({(plain[letter], bold[letter]) for letter in letters})
    return {
        "leading": LEADING,
        "rise": RISE,
        "shrink": SHRINK,
        "widow": WIDOW,
        "letters": steps(runs(set(letters).__contains__, is_needed=lambda _: True)),
        "widths": pairs,
        "which": [pairs.index((plain[letter], bold[letter])) for letter in letters],
        "breaks": steps(runs(may_break, is_needed=is_assigned)),
    }


def is_assigned(letter: str) -> bool:
    """Say whether a code point stands for anything; what it might mean one day is left open."""
    return unicodedata.category(letter) != "Cn"


def runs(belongs: Callable[[str], bool], is_needed: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return first and last of the runs of code points that belong.

    A run goes on over code points that are not needed: whether those belong makes no difference.
    """
    found: list[tuple[int, int]] = []
    is_going = False
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if not is_needed(letter):
            continue
        if belongs(letter):
            found[-1:] = [(found[-1][0], code)] if is_going else [*found[-1:], (code, code)]
            is_going = True
        else:
            is_going = False
    return found


def steps(found: list[tuple[int, int]]) -> list[int]:
    """Return runs as one list: how far from the end of the last, then how many code points."""
    told, end = [], 0
    for first, last in found:
        told += [first - end, last - first + 1]
        end = last + 1
    return told
