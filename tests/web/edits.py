"""Changes to an example file that several tests make."""

import re
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

# The answer to R17 in mannkind-sanofi.yaml and what a reader might write instead.
EXCLUSIVITY = "R17:  # Exclusivity burden\n    level: 0-1"


def edit(path: Path, before: str, after: str) -> None:
    """Change one place of a file, as a person with an editor does."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
    path.write_text(text.replace(before, after), encoding="utf-8")


def answer_exclusivity(folder: Path, answer: str) -> None:
    """Answer R17 of mannkind-sanofi.yaml differently."""
    edit(
        folder / "mannkind-sanofi.yaml",
        EXCLUSIVITY,
        f"R17:  # Exclusivity burden\n    level: {answer}",
    )


def answer_for_them(folder: Path, answer: str) -> None:
    """Let mannkind-sanofi.yaml also hold the partner's own answer to R17."""
    path = folder / "mannkind-sanofi.yaml"
    path.write_text(with_theirs(path.read_text(encoding="utf-8"), answer), encoding="utf-8")


def with_theirs(text: str, answer: str) -> str:
    """The text of mannkind-sanofi.yaml with the partner's own answer to R17 beside ours."""
    assert text.count(EXCLUSIVITY) == 1
    theirs = f"R17:\n    - level: {answer}\n      view: theirs\n    - level: 0-1"
    return re.sub(
        rf"{re.escape(EXCLUSIVITY)}\n((?:    .*\n)*)",
        lambda found: f"{theirs}\n" + re.sub("(?m)^(?=.)", "  ", found[1]),
        text,
    )
