"""The name of anything a message can point at."""

import pytest

from alliancemap.instruments import load_instrument, load_words
from alliancemap.instruments.names import naming

INSTRUMENT = load_instrument()


@pytest.mark.parametrize("language", INSTRUMENT.languages)
def test_every_id_of_the_instrument_has_a_name(language: str) -> None:
    name_of = naming(load_words(language=language))
    ids = [("factor", factor.id) for factor in INSTRUMENT.factors]
    ids += [("gate", gate.id) for gate in INSTRUMENT.gates]
    ids += [("form", form) for form in INSTRUMENT.structure.forms]
    ids += [("rule", rule.id) for rule in INSTRUMENT.structure.rules]
    ids += [("theme", theme) for theme in ("market", "value", "risk")]
    assert all(name_of(kind, key) for kind, key in ids)


def test_an_id_without_a_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        naming(load_words())("factor", "Z99")
