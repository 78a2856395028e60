"""The repository's texts keep the house rules: what they may name, and both languages complete."""

import hashlib
import re
import string
import subprocess
import sys
import tomllib
from pathlib import Path

import house
import pytest
from house import FACE, LIBRARY, ROOT

# Folders that belong to one machine. The pieces are joined here, so this file passes its own rule.
MACHINE_FOLDERS = ("work", "farm", "root", "home", "tmp", "mnt", "opt", "Users", "workspace")
MACHINE_PATH = re.compile(rf"(?<![\w.:~)\]}}>-])/(?:{'|'.join(MACHINE_FOLDERS)})/[\w.]")
# One address of the pages begins as such a folder does.
OUR_ADDRESS = "/".join(("", "work", "new", ""))
DRIVE_PATH = re.compile(r"\b[A-Z]:\\+\w")

# Hosts of packages and of system packages. An escaped dot does not match itself.
PACKAGE_HOST = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org"
    r"|proxy\.golang\.org|index\.crates\.io)\b"
)

# SHA-256 of words that have no place here, so that the rule does not itself say them.
FORBIDDEN_WORDS = {
    "8cf10d1b0e07c1d834fb2f8253711c3c0c46d3e8391195d08812692c1e067642",
    "fbb8037df8cc90503026c4dfd1faae09d040aeb3ecceab2df6411ae608e5e394",
    "c35ccb6c0ef171caf0f2d96d70443a57c85038620b2769d95fbb0a741768283a",
    "fc90c6845c5b502a7053bd5e432b690e6e55be096537be03f73d95e13dd2b67f",
    "c70eca6b0f88f44d81a41311647e50fda1ac454ec04ffd442b0eb4743a993131",
}

FORMATTER = string.Formatter()


def test_no_text_names_a_folder_of_a_machine_or_a_host_of_packages() -> None:
    wrong = [
        f"{path}: {found[0]}"
        for path, text in house.kept_texts()
        for rule in (MACHINE_PATH, DRIVE_PATH, PACKAGE_HOST)
        for found in rule.finditer(text.replace(OUR_ADDRESS, ""))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("folder", MACHINE_FOLDERS)
def test_a_folder_of_a_machine_is_noticed(folder: str) -> None:
    assert MACHINE_PATH.search(f'open("/{folder}/x")')
    assert not MACHINE_PATH.search(f"https://example.org/{folder}/x and either/{folder}/or")


def test_no_lock_names_a_host() -> None:
    locks = sorted(ROOT.glob("requirements*.lock"))
    assert locks
    for lock in locks:
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name
    assert not (ROOT / "uv.lock").exists()
    assert not (ROOT / "pylock.toml").exists()


def test_every_package_in_a_lock_has_a_hash() -> None:
    for lock in sorted(ROOT.glob("requirements*.lock")):
        for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
            assert "--hash=sha256:" in entry, f"{lock.name}: {entry.splitlines()[0]}"


def test_no_text_says_a_word_that_has_no_place_here() -> None:
    wrong = [
        f"{path}: a word of {len(word)} letters beginning with {word[0]}"
        for path, text in house.kept_texts()
        for word in set(re.findall(r"[a-z]+(?:[-_][a-z]+)*", f"{path} {text}".lower()))
        if hashlib.sha256(word.encode()).hexdigest() in FORBIDDEN_WORDS
    ]
    assert not wrong, "\n".join(wrong)


def flat(table: dict[str, object], before: str = "") -> dict[str, str]:
    """A TOML table as dotted keys and texts."""
    found: dict[str, str] = {}
    for key, value in table.items():
        name = f"{before}.{key}" if before else key
        if isinstance(value, dict):
            found |= flat(value, name)
        elif isinstance(value, list):
            found |= flat({str(place): item for place, item in enumerate(value)}, name)
        else:
            found[name] = str(value)
    return found


def values_named(key: str, text: str) -> set[str]:
    """The names of the values a sentence leaves room for.

    A singular may leave its number unsaid ("One candidate"); French also counts none as singular.
    """
    named = {field for _, field, _, _ in FORMATTER.parse(text) if field is not None}
    return named - {"count"} if key.endswith(".one") else named


def test_english_and_french_have_the_same_words_with_the_same_placeholders() -> None:
    pairs = [
        (english, french)
        for english in sorted(LIBRARY.rglob("*.toml"))
        if (french := in_french(english)) is not None
    ]
    wrong = []
    for english, french in pairs:
        name = english.relative_to(ROOT)
        if not french.is_file():
            wrong.append(f"{name} has no French twin")
            continue
        ours, theirs = (
            flat(tomllib.loads(path.read_text(encoding="utf-8"))) for path in (english, french)
        )
        wrong += [f"{name}: {key} is in one language only" for key in ours.keys() ^ theirs.keys()]
        wrong += [
            f"{name}: {key} leaves room for different values"
            for key in ours.keys() & theirs.keys()
            if values_named(key, ours[key]) != values_named(key, theirs[key])
        ]
    assert pairs
    assert not wrong, "\n".join(wrong)


def in_french(path: Path) -> Path | None:
    """The place of the French twin of an English file of words; None for any other file."""
    parts = list(path.relative_to(ROOT).parts)
    twins = ["fr" if part == "en" else re.sub(r"\ben\.toml$", "fr.toml", part) for part in parts]
    return None if twins == parts else ROOT.joinpath(*twins)


def test_the_french_twin_of_a_file_of_words_is_found() -> None:
    assert in_french(ROOT / "words" / "en.toml") == ROOT / "words" / "fr.toml"
    assert in_french(ROOT / "words" / "en" / "risk.toml") == ROOT / "words" / "fr" / "risk.toml"
    assert in_french(ROOT / "text.en.toml") == ROOT / "text.fr.toml"
    assert in_french(ROOT / "sources.toml") is None


def test_every_name_in_the_glossary_is_a_name_in_the_code() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Za-z_][\w.]*)`", text))
    assert named, "the glossary gives no name in code"
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*LIBRARY.rglob("*.py"), *LIBRARY.rglob("*.toml"), *FACE.rglob("*.py")]
    )
    words = set(re.findall(r"\w+", code))
    unknown = {name for name in named if not set(name.split(".")) <= words}
    assert not unknown, sorted(unknown)


def test_every_public_name_is_in_the_glossary() -> None:
    import alliancemap

    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    missing = [name for name in getattr(alliancemap, "__all__", ()) if f"`{name}`" not in text]
    assert not missing


def test_every_command_has_its_place_in_the_reference() -> None:
    from alliancemap.cli.commands import COMMANDS

    reference = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "reference").glob("*.md")
    )
    missing = [each.name for each in COMMANDS if f"alliancemap {each.name}" not in reference]
    assert COMMANDS
    assert not missing


def test_a_command_starts_without_loading_a_printer_or_the_face() -> None:
    code = "import sys, alliancemap.cli.assess; print(*(m.split('.')[0] for m in sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    heavy = {"typst", "resvg_py", "pptx", "django", "alliancemap_web", "uvicorn", "numpy"}
    assert not heavy & set(answer.stdout.split())


def test_every_page_of_the_documentation_stands_in_the_index_of_its_folder() -> None:
    missing = [
        page.relative_to(ROOT).as_posix()
        for page in (ROOT / "docs").rglob("*.md")
        if page.name != "README.md"
        and f"({page.name})" not in (page.parent / "README.md").read_text(encoding="utf-8")
    ]
    assert not missing, "\n".join(missing)


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for path, text in house.kept_texts():
        if path.endswith(".md"):
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
                if "://" not in target and not target.startswith("mailto:"):
                    found = (ROOT / path).parent / target
                    if not found.exists():
                        broken.append(f"{path}: {target}")
    assert not broken, "\n".join(broken)
