"""The few words the picture itself needs; all others come with the content, in its language."""

from alliancemap.words import LANGUAGES, phrase


def caption(code: str, language: str, **values: str | int) -> str:
    """Return the picture's own words `code` in `language` (by its first two letters).

    A language we do not speak gets English, for a picture must never fail over a word.
    """
    spoken = language[:2].lower()
    if spoken not in LANGUAGES:
        spoken = "en"
    return phrase(f"caption.{code}", spoken, "picture", **values)
