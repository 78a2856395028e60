"""What people type of somebody is read, or refused with a sentence."""

from datetime import date

import pytest

from alliancemap_web.contacts.given import (
    a_day,
    kinds_given,
    one_line,
    one_of,
    person_given,
    refused_for,
    searchable,
    some_text,
)
from alliancemap_web.portfolio.refusals import Reason, RefusedError

TODAY = date(2026, 1, 6)
WHOLE = {"side": "partner", "name": " Eva \n Lund ", "rank": "top", "function": "legal"}


def code(of: RefusedError) -> str:
    return of.reasons[0].code


def test_a_name_becomes_one_line() -> None:
    assert person_given(WHOLE, TODAY).name == "Eva Lund"
    assert one_line("a\0b") == "a b"


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"name": "", "role": " "}, "CON001"),
        ({"name": "x" * 81}, "CON002"),
        ({"since": "2026-02-30"}, "CON003"),
        ({"met_on": "2026-01-07"}, "CON004"),
        ({"since": "2026-01-02", "left_on": "2026-01-01"}, "CON005"),
        ({"side": "them"}, "CON006"),
        ({"rank": ""}, "CON007"),
        ({"function": "magic"}, "CON008"),
    ],
)
def test_what_is_wrong_is_told_by_its_code(wrong: dict[str, str], expected: str) -> None:
    with pytest.raises(RefusedError) as refused:
        person_given(WHOLE | wrong, TODAY)
    assert code(refused.value) == expected
    for language in ("en", "fr"):
        assert refused.value.reasons[0].sentence(language)


def test_a_role_alone_is_enough() -> None:
    assert person_given(WHOLE | {"name": "", "role": "buyer"}, TODAY).role == "buyer"


def test_a_row_of_several_is_read_by_what_its_names_begin_with() -> None:
    fields = {f"b-{name}": value for name, value in WHOLE.items()}
    assert person_given(fields, TODAY, "b-").function == "legal"


def test_texts_keep_their_lines_within_bounds() -> None:
    assert some_text(" a\r\nb ") == "a\nb"
    with pytest.raises(RefusedError):
        some_text("x" * 2001)


def test_a_day_may_lie_ahead_unless_it_may_not() -> None:
    assert a_day("2030-01-01") == date(2030, 1, 1)
    assert a_day(" ") is None


def test_kinds_come_in_the_models_order() -> None:
    assert kinds_given(["friendship", "work", "love"]) == ("work", "friendship")


def test_only_what_is_known_is_one_of_it() -> None:
    assert one_of("a", "ab", "CON006") == "a"
    assert refused_for(Reason("CON001")).status == 422


def test_a_story_is_found_by_all_its_parts_whatever_the_accents() -> None:
    assert searchable("Été", "B", "Ç") == "ete b c"
