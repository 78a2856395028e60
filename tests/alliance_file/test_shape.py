"""The table of shapes is whole: it has every field of the model, once."""

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.model import alliance as model

# Keys of the file that stand for fields of another name, and fields that the file says otherwise.
FILE_ONLY = {"alliancemap", "level", "says", "sources"}
MODEL_ONLY = {
    "id", "factor", "gate", "state", "low", "high", "instrument_version", "need_sources", "sources",
    "text", "level",
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "value"),
    [
        (s.ALLIANCE, model.Alliance),
        (s.PARTY, model.Party),
        (s.RELATION, model.Relation),
        (s.SENTENCE, model.Sentence),
        (s.ANSWER, model.Answer),
        (s.SOURCE, model.Source),
        (s.SET_ASIDE, model.SetAside),
        (s.FEELING, model.Feeling),
        (s.AFTERWARDS, model.Afterwards),
        (s.TRANSLATION, model.Translation),
        (s.PARTY_TRANSLATION, model.PartyTranslation),
        (s.RELATION_TRANSLATION, model.RelationTranslation),
        (s.AFTERWARDS_TRANSLATION, model.AfterwardsTranslation),
    ],
)
def test_a_record_has_every_field_of_its_value(record: k.Record, value: type) -> None:
    keys = {key.name for key in record.keys}
    names = {field.name for field in fields(value)}
    if value is model.Translation:
        names -= {"language"}  # in the file it is the key above
    assert keys - FILE_ONLY - {"text"} == names - MODEL_ONLY


def test_each_record_has_a_name_of_its_own_and_each_short_form_is_one_of_its_keys() -> None:
    names = [record.name for record in s.records()]
    assert len(set(names)) == len(names)
    for record in s.records():
        keys = [key.name for key in record.keys]
        assert len(set(keys)) == len(keys)
        assert record.short is None or record.short in keys
        assert set(record.one_of) <= set(keys)


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from(("-", " - ", "–", "--", "")))
def test_the_pattern_of_ranges_takes_upward_ranges_only(low: int, high: int, dash: str) -> None:
    good = low <= high <= 4 and dash in ("-", " - ", "–")
    assert bool(re.search(s.RANGE, f"{low}{dash}{high}")) is good
