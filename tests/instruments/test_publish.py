import hashlib
import tomllib
from pathlib import Path

import pytest

from alliancemap.instruments import load_words
from alliancemap.instruments.load import SHIPPED
from alliancemap.instruments.publish import (
    Listed,
    authored_versions,
    digests,
    list_as_text,
    main,
    publish,
    read_list,
    sentence,
)
from alliancemap.model.instrument import InstrumentError


def change(root: Path) -> None:
    """Change one word of a French question."""
    path = root / "alliance_fit" / "1.0" / "words" / "fr" / "risk.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Poids de l’exclusivité", "Poids de l’exclusif"), encoding="utf-8")


def shipped(root: Path) -> dict[str, bytes]:
    compiled = root / "alliance_fit" / "1.0" / "compiled"
    return {
        path.relative_to(compiled).as_posix(): path.read_bytes()
        for path in compiled.rglob("*.json")
    }


def test_every_version_is_listed_with_the_digests_of_its_files() -> None:
    """A published version never changes: what is shipped is what was listed."""
    listed = read_list(SHIPPED)
    assert sorted(listed) == authored_versions(SHIPPED)
    for (instrument, version), entry in listed.items():
        compiled = SHIPPED / instrument / version / "compiled"
        found = {
            path.relative_to(compiled).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in compiled.rglob("*.json")
        }
        assert found == entry.files, "run: python -m alliancemap.instruments.publish"


def test_the_list_is_read_as_it_was_written() -> None:
    listed = {
        ("b", "1.0"): Listed("draft", digests({"x/structure.json": b"1", "sources.json": b"2"})),
        ("a", "2.1"): Listed("published", digests({"sources.json": b"3"})),
    }
    raw = tomllib.loads(list_as_text(listed))
    assert raw["b"]["1.0"]["files"] == listed["b", "1.0"].files
    assert raw["a"]["2.1"]["state"] == "published"
    assert list(raw) == ["a", "b"]


def test_a_draft_follows_its_sources(root: Path) -> None:
    publish("alliance_fit", "1.0", root)
    change(root)
    entry = publish("alliance_fit", "1.0", root)
    assert entry.state == "draft"
    assert entry == read_list(root)["alliance_fit", "1.0"]
    assert entry.files == digests(shipped(root))
    words = load_words(language="fr", root=root)
    assert words.factor("R17").name == "Poids de l’exclusif"


def test_what_was_published_does_not_change(root: Path) -> None:
    publish("alliance_fit", "1.0", root, final=True)
    before = shipped(root)
    change(root)
    with pytest.raises(InstrumentError) as caught:
        publish("alliance_fit", "1.0", root)
    assert (caught.value.code, caught.value.where) == ("INS060", "alliance_fit 1.0")
    assert caught.value.known == (
        "general_hi_tech/words.fr.json",
        "health_technology/words.fr.json",
    )
    assert shipped(root) == before


def test_publishing_again_without_a_change_keeps_it_published(root: Path) -> None:
    publish("alliance_fit", "1.0", root, final=True)
    assert publish("alliance_fit", "1.0", root).state == "published"


def test_only_force_changes_what_was_published(root: Path) -> None:
    first = publish("alliance_fit", "1.0", root, final=True)
    change(root)
    second = publish("alliance_fit", "1.0", root, force=True)
    assert second.state == "published"
    assert second.files != first.files


def test_files_that_are_no_longer_made_are_taken_away(root: Path) -> None:
    publish("alliance_fit", "1.0", root)
    stray = root / "alliance_fit" / "1.0" / "compiled" / "food" / "structure.json"
    stray.parent.mkdir()
    stray.write_text("{}")
    publish("alliance_fit", "1.0", root)
    assert not stray.exists()


def test_the_command_compiles_every_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root)]) == 0
    assert capsys.readouterr().out == "alliance_fit 1.0: 7 files, draft\n"
    assert shipped(root).keys() == read_list(root)["alliance_fit", "1.0"].files.keys()


def test_the_command_writes_nothing_while_a_fault_is_left(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "alliance_fit" / "1.0" / "instrument.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("size_flag = 10", "size_flag = 1"), encoding="utf-8")
    assert main(["--root", str(root)]) == 2
    assert "INS045: asymmetry size_flag: 1: " in capsys.readouterr().err
    assert shipped(root) == {}
    assert not (root / "published.toml").exists()


def test_the_command_says_in_one_sentence_why_it_stops(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--root", str(root), "--final"])
    change(root)
    assert main(["--root", str(root)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "never changes" in said


def test_a_sentence_has_its_code_its_place_and_what_is_known() -> None:
    said = sentence(InstrumentError("INS003", "food", ("general_hi_tech",)))
    assert said.startswith("INS003: ")
    assert "food" in said
    assert "general_hi_tech" in said
