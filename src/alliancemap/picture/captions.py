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
    open: str
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
        set_aside="Set aside",
        suspected="suspected",
        open="Still open",
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
        set_aside="Écarté",
        suspected="supposé",
        open="Encore ouvert",
        verdict="Verdict",
        futures="Avenirs",
        bridge="Structure",
        foot="Comment lire",
    ),
}


def captions(language: str) -> Captions:
    """Return the captions in `language` (by its first two letters), else in English."""
    return _CAPTIONS.get(language[:2].lower(), _CAPTIONS["en"])
