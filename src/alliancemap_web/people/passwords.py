"""What a password may not be made of: the words that whoever guesses here tries first."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError

from alliancemap_web.people.words import told

# In small letters and without accents.
WORDS = (
    "motdepasse", "alliancemap", "partenariat", "partnership", "entreprise", "partenaire",
    "bienvenue", "alliances", "multinational", "alliance", "password", "workspace", "passwort",
    "partner", "welcome", "company", "startup", "passwd", "secret", "change", "azerty", "qwerty",
    "admin", "owner", "lounge", "letmein", "espace", "passe", "giant", "geant", "lets", "risk",
    "map", "pme", "sme",
)  # fmt: skip
# Letters that must be left of a password that holds such a word, digits not counted: everybody adds
# a year.
LEAST_LEFT = 4
LOOK_ALIKE = str.maketrans("013457", "oieast")


def folded(text: str) -> str:
    """Return a text in small letters, without accents or signs."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(one for one in plain if one.isalnum())


def letters_outside(text: str, words: tuple[str, ...]) -> int:
    """Return how many letters of a folded text lie in none of the words; -1 when none is in it."""
    inside: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            inside.update(range(at, at + len(word)))
            at = text.find(word, at + 1)
    return sum(text[at].isalpha() for at in range(len(text)) if at not in inside) if inside else -1


class ContextWords:
    """Refuses a password of little more than words of this product, of signing in, or of a name."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password of which too little else is left."""
        named = re.split(r"\W+", str(getattr(user, "name", "") or ""))
        words = (*WORDS, *(folded(one) for one in named if len(folded(one)) > 2))
        text = folded(password)
        for said in (text, text.translate(LOOK_ALIKE)):
            if 0 <= letters_outside(said, words) < LEAST_LEFT:
                raise ValidationError(told("password_context"), code="password_context")

    def get_help_text(self) -> str:
        """Return what Django's own pages would say of it."""
        return told("password_context")
