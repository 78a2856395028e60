import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from alliancemap.instruments import (
    languages,
    load_instrument,
    load_sources,
    load_words,
    published_versions,
    sectors,
)
from alliancemap.instruments.load import SHIPPED
from alliancemap.model.instrument import InstrumentError
from alliancemap.model.plan import compile_plan

COMPILED = SHIPPED / "alliance_fit" / "1.0" / "compiled"


def test_what_can_be_loaded_is_listed() -> None:
    assert ("alliance_fit", "1.0") in published_versions()
    assert sectors() == ("general_hi_tech", "health_technology")
    assert languages() == ("en", "fr")


def test_the_shipped_instrument_has_its_sixty_factors() -> None:
    instrument = load_instrument()
    counts = dict.fromkeys(("market", "value", "risk"), 0)
    for factor in instrument.factors:
        counts[factor.theme] += 1
    assert counts == {"market": 13, "value": 17, "risk": 30}
    assert [factor.id for factor in instrument.factors] == [
        f"{letter}{number:02}"
        for letter, count in (("M", 13), ("V", 17), ("R", 30))
        for number in range(1, count + 1)
    ]


def test_the_digest_is_that_of_the_shipped_bytes() -> None:
    raw = (COMPILED / "general_hi_tech" / "structure.json").read_bytes()
    assert load_instrument().digest == hashlib.sha256(raw).hexdigest()


def test_a_plan_can_be_made_for_every_sector() -> None:
    for sector in sectors():
        assert len(compile_plan(load_instrument(sector=sector)).factors) == 60


@pytest.mark.parametrize(
    ("asked", "code", "known"),
    [
        (("alliance_fat", "1.0", "general_hi_tech"), "INS001", ("alliance_fit",)),
        (("alliance_fit", "9.0", "general_hi_tech"), "INS002", ("1.0",)),
        (("alliance_fit", "../1.0", "general_hi_tech"), "INS002", ("1.0",)),
        (
            ("alliance_fit", "1.0", "health"),
            "INS003",
            ("general_hi_tech", "health_technology"),
        ),
    ],
)
def test_what_is_not_there_is_refused_beside_what_is(
    asked: tuple[str, str, str], code: str, known: tuple[str, ...]
) -> None:
    for load in (load_instrument, load_words):
        with pytest.raises(InstrumentError) as caught:
            load(*asked)
        assert (caught.value.code, caught.value.known) == (code, known)


def test_sources_of_an_unknown_version_are_refused() -> None:
    with pytest.raises(InstrumentError, match="INS002"):
        load_sources(version="2.0")


@pytest.mark.parametrize("language", ["de", "", "../words.en", "en.json"])
def test_a_language_without_words_is_refused(language: str) -> None:
    with pytest.raises(InstrumentError) as caught:
        load_words(language=language)
    assert (caught.value.code, caught.value.known) == ("INS004", ("en", "fr"))


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"a": ', b"\xff"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "alliance_fit" / "1.0" / "compiled"
    shutil.copytree(COMPILED, target)
    (target / "general_hi_tech" / "structure.json").write_bytes(content)
    with pytest.raises(InstrumentError) as caught:
        load_instrument(root=tmp_path)
    assert (caught.value.code, caught.value.where) == ("INS005", "structure.json")


def test_what_was_loaded_once_is_handed_out_again() -> None:
    assert load_instrument() is load_instrument()
    assert load_words(language="fr") is load_words(language="fr")


def test_loading_never_reads_toml() -> None:
    """Reading TOML at every start would cost the command line a fifth of its time."""
    code = (
        "import sys; from alliancemap.instruments import load_instrument, load_words, load_sources;"
        "load_instrument(); load_words(language='fr'); load_sources();"
        "sys.exit('tomllib' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
