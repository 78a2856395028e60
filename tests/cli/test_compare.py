"""`alliancemap compare`: the library's ranking beside no alliance; candidates keep their names."""

import json
from pathlib import Path

import pytest
from commanded import EXAMPLE, EXAMPLES, call, changed_example
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.cli.compare import distinct_names, refuse_other_instruments
from alliancemap.cli.error import CliError
from alliancemap.model.comparison import compare
from alliancemap.reading.opened import open_alliance
from alliancemap.wire import comparison_to_plain

THREE = [EXAMPLES / f"{name}.yaml" for name in ("gtat-apple", "propeller-gsk", "mannkind-sanofi")]


def test_json_is_the_librarys_own_result() -> None:
    readings = [open_alliance(path) for path in THREE]
    wanted = compare([(one.alliance.name, one.assessment) for one in readings])
    assert json.loads(call("compare", *THREE, "--json").out) == comparison_to_plain(wanted)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_candidate_stands_beside_no_alliance(language: str) -> None:
    text = call("compare", *THREE, "--lang", language).out
    for path in THREE:
        name = open_alliance(path).alliance.name
        assert text.count(name) >= 3  # its place, beside none, and in the order


def test_one_candidate_alone_is_compared_with_none() -> None:
    answer = call("compare", EXAMPLE)
    assert answer.code == 0
    assert "no alliance" in answer.out


def test_two_files_of_one_alliance_are_told_apart(tmp_path: Path) -> None:
    copy = changed_example(tmp_path, "level: 0-1", "level: 4")
    other = copy.rename(tmp_path / "better.yaml")
    named = [
        place["name"]
        for place in json.loads(call("compare", EXAMPLE, other, "--json").out)["places"]
    ]
    assert sorted(named) == ["MannKind × Sanofi (better)", "MannKind × Sanofi (mannkind-sanofi)"]


def test_one_file_twice_and_two_files_of_one_name_are_numbered_or_told_by_their_folder() -> None:
    assert distinct_names(["A", "A"], ["x/a.yaml", "x/a.yaml"]) == ["A (a)", "A (a) (2)"]
    assert distinct_names(["A", "A"], ["x/a.yaml", "y/a.yaml"]) == ["A (x/a.yaml)", "A (y/a.yaml)"]


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from(["x/a", "y/a", "b", "-"])), max_size=6
    )
)
def test_names_of_candidates_are_always_distinct(pairs: list[tuple[str, str]]) -> None:
    names = distinct_names([name for name, _ in pairs], [file for _, file in pairs])
    assert len(set(names)) == len(pairs)
    assert all(one.startswith(name) for one, (name, _) in zip(names, pairs, strict=True))


def test_standard_input_is_one_candidate_only() -> None:
    assert call("compare", "-", "-").codes == ["CLI020"]


def test_readings_of_other_instruments_are_refused() -> None:
    from dataclasses import replace

    one = open_alliance(EXAMPLE)
    other = replace(one, instrument=replace(one.instrument, version="9.9"))
    refuse_other_instruments([one, one])
    with pytest.raises(CliError) as wrong:
        refuse_other_instruments([one, other])
    assert wrong.value.code == "CLI022"
