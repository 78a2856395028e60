"""An answer's levels in a difference: known, unknown or not relevant."""

import pytest

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.difference import AnswerChange, Difference, WeightChange
from alliancemap.wire import difference_to_plain


@pytest.mark.parametrize(
    ("span", "plain"),
    [
        ((2, 2), {"state": "known", "low": 2, "high": 2}),
        ((1, 3), {"state": "known", "low": 1, "high": 3}),
        (UNKNOWN, {"state": "unknown", "low": None, "high": None}),
        (NOT_RELEVANT, {"state": "not_relevant", "low": None, "high": None}),
    ],
)
def test_levels_say_their_state(span: Span, plain: dict[str, object]) -> None:
    changed = Difference(
        (AnswerChange("R17", span, span),),
        (WeightChange("M01", 1, 3),),
        (),
        (),
        ("unclear", "promising"),
        (1, 2),
        (("K1",), ()),
    )
    shown = difference_to_plain(changed)
    assert shown["answers"] == [{"factor": "R17", "before": plain, "after": plain}]
    assert shown["weights"] == [{"factor": "M01", "before": 1, "after": 3}]
    assert shown["verdict"] == {"before": "unclear", "after": "promising"}
    assert shown["dots"] == {"before": 1, "after": 2}
    assert shown["best_forms"] == {"before": ["K1"], "after": []}
