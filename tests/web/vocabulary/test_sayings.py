"""What a firm says of a term, laid one over another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary.sayings import Changes, Said, all_said, checked, differing, forms_of

FIELD = st.sampled_from(["term", "forms", "definition", "example"])
CHANGES = st.dictionaries(
    st.sampled_from(["en", "fr"]), st.dictionaries(FIELD, st.sampled_from(["", "a", "b"]))
)


@given(st.lists(CHANGES, max_size=5), CHANGES)
def test_only_what_differs_needs_to_be_kept(before: list[Changes], now: Changes) -> None:
    kept = differing(now, all_said(before))
    assert all_said([*before, kept]) == all_said([*before, now])
    assert differing(now, all_said([*before, kept])) == {}


@given(st.lists(CHANGES, max_size=5))
def test_what_is_said_in_one_language_leaves_the_other_alone(some: list[Changes]) -> None:
    english = [{"en": one["en"]} for one in some if "en" in one]
    assert all_said(some)["en"] == all_said(english)["en"]
    assert all_said(english)["fr"] == Said()


def test_spaces_are_put_in_order_and_nothing_else_is_touched() -> None:
    assert checked({"fr": {"example": "  deux\n\nmots\0 "}}, is_own=False) == {
        "fr": {"example": "deux mots"}
    }


@pytest.mark.parametrize(
    ("given_", "is_own", "code"),
    [
        ({"de": {"example": "x"}}, True, "VOC002"),
        ({"en": {"colour": "x"}}, True, "VOC002"),
        ({"en": {"term": "x"}}, False, "VOC002"),
        ({"en": {"example": "x" * 301}}, True, "VOC001"),
    ],
)
def test_what_is_refused(given_: Changes, is_own: bool, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        checked(given_, is_own=is_own)
    assert refusal.value.reasons[0].code == code


def test_a_term_is_found_as_listed_and_in_the_plural() -> None:
    assert forms_of(Said(term="boîte bleue", forms="BB,  la boîte")) == (
        "boîte bleue", "BB", "la boîte", "boîte bleues", "boîtes bleues",
    )  # fmt: skip
    assert forms_of(Said(term="prix")) == ("prix",)
    assert forms_of(Said()) == ()
