"""The few words the picture itself needs; all others come with the content, in its language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Captions:
    """Words at the marks: how sure an arrow, a level or a part is, and what a part is called."""

    known: str
    claimed: str
    unknown: str
    possible: str
    set_aside: str
    suspected: str
    verdict: str
    futures: str
    bridge: str
    foot: str


_CAPTIONS = {
    "en": Captions(
        known="known",
        claimed="claimed, not proven",
        unknown="unknown",
        possible="possible",
        set_aside="set aside",
        suspected="suspected",
        verdict="Verdict",
        futures="Futures",
        bridge="Structure",
        foot="How to read",
    ),
    "fr": Captions(
        known="connu",
        claimed="affirmé, non prouvé",
        unknown="inconnu",
        possible="possible",
        set_aside="écarté",
        suspected="supposé",
        verdict="Verdict",
        futures="Avenirs",
        bridge="Structure",
        foot="Comment lire",
    ),
}


def captions(language: str) -> Captions:
    """Return the captions in `language` (its first two letters count), English when there are none."""
    return _CAPTIONS.get(language[:2].lower(), _CAPTIONS["en"])
