"""The page of codes: every error and every message of a reading, said in both languages."""

from reference_edition import MADE_BY, Lines, table

from alliancemap.words import FILES, LANGUAGES
from alliancemap.words import table as sentences

# Sections of result.toml that readings send as messages; the others are words of the interface.
MESSAGES = ("reason", "sum")
HEADS = {
    "FILE": "The alliance file",
    "INS": "The questionnaire",
    "CLI": "The command line",
    "WEB": "The pages, when they are started",
    "EXP": "Exports",
    "OWN": "Owning an installation",
    "LOG": "The log",
}


def said(entry: str | dict[str, str]) -> str:
    """Return a sentence as the page shows it, both forms where it depends on a number."""
    text = entry if isinstance(entry, str) else " / ".join(entry.values())
    return text.replace("\n", " ")


def rows(name: str, section: str) -> list[tuple[str, ...]]:
    """Return the codes of one section of one file of words, with a sentence in each language."""
    by_language = [sentences(language, name) for language in LANGUAGES]
    return [
        (f"`{key.removeprefix('error.')}`", *(said(words[key]) for words in by_language))
        for key in by_language[0]
        if key.split(".")[0] == section
    ]


def codes() -> Lines:
    """Yield the page of codes."""
    yield "# Codes of errors and messages\n"
    yield MADE_BY + "\n"
    yield (
        "Every error has a code that stays, one sentence that says what is wrong, where and how to "
        "mend it, and leaves with exit code 2. Names in braces are filled in.\n"
    )
    for prefix, head in HEADS.items():
        yield f"## {head}: {prefix}\n"
        yield table(("code", "English", "français"), *rows(FILES[prefix], "error"))
    yield "## Messages of a reading\n"
    yield (
        "What the model says instead of sentences: reasons for the verdict, and numbers opened to "
        "their arithmetic. The JSON of a reading carries the code and its values.\n"
    )
    for section in MESSAGES:
        yield table(("code", "English", "français"), *rows("result", section))
