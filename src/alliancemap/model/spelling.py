"""How names are compared that several people wrote down at different times."""

import re
import unicodedata

# The accents of European scripts; marks that make another letter elsewhere are not among them.
_ACCENTS = re.compile("[\u0300-\u036f]")


def compared(text: str) -> str:
    """Return the text as it is compared: without case, accents, outer or double spaces.

    Source: compatibility caseless matching, The Unicode Standard, section 3.13, definition D146.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold())
    folded = unicodedata.normalize("NFKD", folded.casefold())
    return " ".join(_ACCENTS.sub("", folded).split())
