"""What was frozen at a reveal, read back."""

from alliancemap_web.mirror.frozen import frozen_gaps, spans, titled

SHOWN = {
    "ours": {"V01": {"level": "4", "reason": ""}, "R08": {"level": "unknown", "reason": ""}},
    "theirs": [
        {"name": "Marie", "function": "", "said": {"V01": {"level": "1-2", "reason": ""}}},
        {"name": "Tom", "function": "", "said": {"R08": {"level": "2", "reason": ""}}},
    ],
}


def test_only_levels_on_both_sides_make_a_gap() -> None:
    (gap,) = frozen_gaps(SHOWN, ["R08", "V01"])
    assert (gap.factor, gap.ours, gap.theirs) == ("V01", (4, 4), ((1, 2),))
    assert frozen_gaps({}, ["V01"]) == ()


def test_an_unknown_answer_has_no_span() -> None:
    assert spans(SHOWN["ours"]) == {"V01": (4, 4)}  # type: ignore[arg-type]


def test_a_person_is_named_with_the_function_where_it_is_known() -> None:
    assert titled("Marie", "Purchasing") == "Marie, Purchasing"
    assert titled("Tom", "") == "Tom"
