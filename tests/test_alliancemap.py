"""The public names: few, whole, and loaded only when they are used."""

import pytest
from house import LIBRARY, ROOT

import alliancemap


def test_every_public_name_is_there_and_known_to_the_type_checker() -> None:
    assert sorted(alliancemap.__all__) == list(alliancemap.__all__) == dir(alliancemap)
    for name in alliancemap.__all__:
        assert callable(getattr(alliancemap, name))
    text = (LIBRARY / "__init__.py").read_text(encoding="utf-8")
    assert all(text.count(name) >= 3 for name in alliancemap.__all__)


def test_another_name_is_refused_as_by_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judge'"):
        _ = alliancemap.judge


def test_five_lines_from_a_file_to_a_verdict() -> None:
    reading = alliancemap.open_alliance(ROOT / "examples" / "mannkind-sanofi.yaml")
    assert reading.assessment.verdict.code in ("promising", "unclear", "not_as_it_stands")
