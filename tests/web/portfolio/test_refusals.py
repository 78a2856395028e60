"""Every refusal says what is wrong, in both languages."""

import re
import tomllib
from pathlib import Path

import pytest
from house import LIBRARY

from alliancemap.alliance_file import AllianceFileError, read_alliance
from alliancemap.words import LANGUAGES
from alliancemap_web.portfolio.refusals import RefusedError, refused, refused_file

NAMES = re.compile(r"\{(\w+)\}")


def codes() -> list[tuple[str, str]]:
    """Every code of this room with its English sentence."""
    path: Path = LIBRARY / "words" / "en" / "portfolio.toml"
    return sorted(tomllib.loads(path.read_text("utf-8"))["error"].items())


@pytest.mark.parametrize(("code", "english"), codes())
def test_every_code_has_its_sentence_in_each_language(code: str, english: str) -> None:
    refusal = refused(422, code, **dict.fromkeys(NAMES.findall(english), "Zq"))
    (reason,) = refusal.reasons
    told = [reason.sentence(language) for language in LANGUAGES]
    assert len(set(told)) == len(LANGUAGES)
    assert all("{" not in one for one in told)
    assert all(one.count("Zq") == english.count("{") for one in told)


def test_a_refusal_names_its_status_and_its_reason() -> None:
    refusal = refused(413, "PRT009", most=10)
    assert isinstance(refusal, RefusedError)
    assert refusal.status == 413
    assert "10 MB" in refusal.reasons[0].sentence("en")


def test_every_problem_of_a_file_is_a_reason_in_the_words_of_the_file() -> None:
    with pytest.raises(AllianceFileError) as trouble:
        read_alliance('{"alliancemap": 1, "parties": {"us": {"people": -1}}, "colour": "blue"}')
    refusal = refused_file(trouble.value)
    assert refusal.status == 422
    assert len(refusal.reasons) == len(trouble.value.problems) > 1
    for language in LANGUAGES:
        assert all("{" not in one.sentence(language) for one in refusal.reasons)
