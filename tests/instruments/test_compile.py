import copy
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.instruments import load_instrument, load_words
from alliancemap.instruments.authored import Authored, read_authored
from alliancemap.instruments.check_version import faults_of
from alliancemap.instruments.compile import compile_authored, compile_version
from alliancemap.instruments.load import SHIPPED
from alliancemap.instruments.publish import publish
from alliancemap.model.instrument import InstrumentError

VERSION = SHIPPED / "alliance_fit" / "1.0"
Codes = Callable[[Authored], set[str]]


@pytest.mark.parametrize("version", sorted(SHIPPED.glob("*/*/instrument.toml")))
def test_what_is_shipped_is_current(version: Path) -> None:
    """If this fails: python -m alliancemap.instruments.publish"""
    compiled = version.parent / "compiled"
    shipped = {
        path.relative_to(compiled).as_posix(): path.read_bytes()
        for path in compiled.rglob("*")
        if path.is_file()
    }
    made = compile_version(version.parent)
    assert shipped.keys() == made.keys()
    stale = [path for path in made if made[path] != shipped[path]]
    assert not stale, "run: python -m alliancemap.instruments.publish"


def test_the_same_sources_make_the_same_bytes() -> None:
    assert compile_version(VERSION) == compile_version(VERSION)


def test_a_sector_holds_the_gates_of_all_and_its_own() -> None:
    general, health = (
        {gate.id for gate in load_instrument(sector=sector).gates}
        for sector in ("general_hi_tech", "health_technology")
    )
    assert health - general == {"M11"}
    assert general < health


def test_a_pack_replaces_words_key_by_key() -> None:
    general, health = load_words(), load_words(sector="health_technology")
    assert health.factor("R01").example != general.factor("R01").example
    assert health.factor("R01").ask == general.factor("R01").ask
    assert health.factor("M11").ask != general.factor("M11").ask


def test_a_pack_replaces_sources_with_their_evidence() -> None:
    general, health = load_instrument(), load_instrument(sector="health_technology")
    assert health.factor("M12").sources != general.factor("M12").sources
    assert health.factor("M13").sources == general.factor("M13").sources


def write_pack(root: Path, structure: str, words: dict[str, str]) -> None:
    """Add a sector `mobility` to a copied version: two small files and a name in a list."""
    folder = root / "alliance_fit" / "1.0"
    instrument = folder / "instrument.toml"
    text = instrument.read_text(encoding="utf-8")
    instrument.write_text(
        text.replace('sectors = ["general', 'sectors = ["mobility", "general'), encoding="utf-8"
    )
    home = folder / "sectors" / "mobility"
    for language, said in words.items():
        (home / "words" / language).mkdir(parents=True)
        (home / "words" / language / "all.toml").write_text(said, encoding="utf-8")
    (home / "structure.toml").write_text(structure, encoding="utf-8")


MOBILITY = """
[sector]
id = "mobility"
gates_added = ["M11"]
gates_dropped = ["R26"]

[factor.M12]
difficulty = 2
sources = [{ key = "gk", grade = "E4" }]
"""
WORDS = """
[sector.mobility]
name = "{name}"

[factor.M01]
example = "A brake maker names its first three tram operators: level 4."

[factor.M12]
name = "Who pays the fare"
short = "Fare payer"
meaning = "Who pays for the ride in the end."
ask = "Who pays for the ride?"
levels = ["Nobody", "A grant", "A pilot city", "A city", "Cities and riders"]
direction = "0 means nobody pays, 4 means two kinds of payer do."
example = "One city pays for a pilot year: level 2."
evidence = ["General knowledge, not re-checked."]
"""


def test_a_new_sector_needs_no_code(root: Path) -> None:
    words = {"en": WORDS.format(name="Mobility"), "fr": WORDS.format(name="Mobilité")}
    write_pack(root, MOBILITY, words)
    folder = root / "alliance_fit" / "1.0"
    assert faults_of(compile_version(folder)) == ()
    publish("alliance_fit", "1.0", root)

    base = load_instrument()
    mobility = load_instrument(sector="mobility", root=root)
    assert {gate.id for gate in mobility.gates} == {gate.id for gate in base.gates} - {"R26"} | {
        "M11"
    }
    assert mobility.factor("M12").difficulty == 2
    assert [source.key for source in mobility.factor("M12").sources] == ["gk"]
    assert mobility.factor("M12").group == base.factor("M12").group
    assert len(mobility.factors) == 60
    said = load_words(sector="mobility", language="fr", root=root)
    assert said.sector_name("mobility") == "Mobilité"
    assert said.factor("M01").example.startswith("A brake maker")
    assert said.factor("M01").ask == load_words(language="fr").factor("M01").ask
    assert said.factor("M12").levels[2] == "A pilot city"
    # The sectors that were there before keep their digests.
    assert load_instrument(root=root).digest == base.digest


@pytest.mark.parametrize(
    ("structure", "words", "code"),
    [
        ('[sector]\nid = "mobility"\n[factor.M99]\ndifficulty = 2\n', "", "INS014"),
        ('[sector]\nid = "mobility"\ngates_dropped = ["M99"]\n', "", "INS014"),
        ('[sector]\nid = "food"\n', "", "INS014"),
        ('[sector]\nid = "mobility"\n[factor.M01]\ntheme = "risk"\n', "", "INS015"),
        ('[sector]\nid = "mobility"\n', '[factor.M99]\nexample = "x"\n', "INS014"),
        ('[sector]\nid = "mobility"\n', '[gate.M99]\nname = "x"\n', "INS014"),
        ('[sector]\nid = "mobility"\n', '[rule.S01]\nname = "x"\n', "INS015"),
        ('[sector]\nid = "mobility"\n', '[sector.food]\nname = "Food"\n', "INS014"),
    ],
)
def test_a_pack_cannot_change_what_the_instrument_does_not_have(
    root: Path, structure: str, words: str, code: str
) -> None:
    write_pack(root, structure, {"en": words, "fr": words})
    with pytest.raises(InstrumentError) as caught:
        compile_version(root / "alliance_fit" / "1.0")
    assert caught.value.code == code
    assert "mobility" in caught.value.where


def test_a_pack_that_replaces_sources_without_their_evidence_is_refused(root: Path) -> None:
    structure = MOBILITY.replace("difficulty = 2", "")
    words = '[sector.mobility]\nname = "Mobility"\n'
    write_pack(root, structure, {"en": words, "fr": words})
    with pytest.raises(InstrumentError) as caught:
        compile_version(root / "alliance_fit" / "1.0")
    assert caught.value.code == "INS057"
    assert caught.value.where == "sectors/mobility/words/en: factor M12"


def test_the_folders_bear_the_id_and_the_version(root: Path) -> None:
    (root / "alliance_fit" / "1.0").rename(root / "alliance_fit" / "1.1")
    with pytest.raises(InstrumentError) as caught:
        compile_version(root / "alliance_fit" / "1.1")
    assert (caught.value.code, caught.value.where) == ("INS016", "alliance_fit 1.0")


JUNK: tuple[object, ...] = (None, 0, -1, 7, True, "", "zzz", 1.5, [], {}, [[]], ["x"], {"x": 1})


def spoil(raw: Any, dice: random.Random) -> None:
    """Replace, drop or double one value at a random place."""
    while True:
        key = dice.choice(list(raw) if isinstance(raw, dict) else range(len(raw)))
        inner = raw[key]
        if isinstance(inner, dict | list) and inner and dice.random() < 0.8:
            raw = inner
            continue
        if dice.random() < 0.2:
            del raw[key]
        else:
            raw[key] = copy.deepcopy(dice.choice(JUNK))
        return


@one_in(2)
@given(seed=st.integers(0, 2**32), part=st.sampled_from(["structure", "factors", "pack", "words"]))
def test_whatever_is_written_wrongly_a_coded_error_says_so(seed: int, part: str) -> None:
    """No spoiled value leads to another exception than InstrumentError."""
    authored = READ[0] if READ else READ.append(read_authored(VERSION)) or READ[0]
    authored = copy.deepcopy(authored)
    raw: Any = {
        "structure": authored.structure,
        "factors": authored.factors,
        "pack": authored.packs["health_technology"].structure,
        "words": authored.words,
    }[part]
    spoil(raw, random.Random(seed))
    try:
        found = faults_of(compile_authored(authored, VERSION))
    except InstrumentError as error:
        found = (error,)
    assert all(fault.code.startswith("INS") and fault.where for fault in found)


READ: list[Authored] = []
