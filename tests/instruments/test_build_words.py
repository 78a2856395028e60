import json
from typing import Any

import pytest

from alliancemap.instruments.build_words import build_words
from alliancemap.instruments.load import SHIPPED
from alliancemap.model.instrument import InstrumentError

COMPILED = SHIPPED / "alliance_fit" / "1.0" / "compiled" / "health_technology"


def raw_words() -> dict[str, Any]:
    return dict(json.loads((COMPILED / "words.fr.json").read_text(encoding="utf-8")))


def test_every_kind_of_words_is_built() -> None:
    words = build_words(raw_words())
    assert (words.sector, words.language) == ("health_technology", "fr")
    counts = {
        "factors": 60,
        "themes": 3,
        "gates": 11,
        "sets": 4,
        "grades": 5,
        "forms": 5,
        "facts": 6,
        "rules": 26,
        "clauses": 25,
        "disagreements": 10,
        "lawyer_questions": 19,
        "indices": 2,
        "stages": 8,
        "groups": 12,
        "levels": 5,
    }
    assert {kind: len(getattr(words, kind)) for kind in counts} == counts


def test_no_word_that_was_written_is_lost() -> None:
    """Every text of the plain data stands in the value made from it."""
    raw = raw_words()
    said = repr(build_words(raw))

    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for inner in value.values() for text in texts(inner)]
        if isinstance(value, list):
            return [text for inner in value for text in texts(inner)]
        return [str(value)]

    assert not [text for text in texts(raw["words"]) if repr(text)[1:-1] not in said]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("factor", "R17", "name"), 3, "INS021"),
        (("factor", "R17", "levels"), "one", "INS024"),
        (("rule", "S15", "notes"), [], "INS027"),
        (("term",), None, "INS027"),
    ],
)
def test_words_of_the_wrong_kind_are_named_by_their_place(
    path: tuple[str, ...], value: object, code: str
) -> None:
    raw = raw_words()
    table = raw["words"]
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    with pytest.raises(InstrumentError) as caught:
        build_words(raw)
    assert caught.value.code == code
    assert path[0] in caught.value.where


def test_words_cannot_be_changed() -> None:
    words = build_words(raw_words())
    with pytest.raises(TypeError):
        words.factors["R17"] = words.factors["R18"]  # type: ignore[index]
