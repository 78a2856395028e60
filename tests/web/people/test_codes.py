"""One-time codes by the time, against the numbers of RFC 6238 and by laws."""

from base64 import b32decode, b32encode
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.people.codes import address, digits, in_groups, matching_step, new_secret

# RFC 6238, appendix B, SHA-1: the last six of its eight digits.
RFC_SECRET = b32encode(b"12345678901234567890").decode()
RFC = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
    (20000000000, "353130"),
]
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
CODES = st.text(alphabet="0123456789", min_size=6, max_size=6)


@pytest.mark.parametrize(("seconds", "code"), RFC)
def test_the_codes_of_the_standard_are_right_at_their_time(seconds: int, code: str) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    assert matching_step(RFC_SECRET, code, now) == seconds // 30


@given(st.sampled_from(RFC), st.integers(min_value=0, max_value=100))
def test_a_step_that_counted_counts_no_more_nor_any_before(
    known: tuple[int, str], more: int
) -> None:
    seconds, code = known
    now = datetime.fromtimestamp(seconds, UTC)
    assert matching_step(RFC_SECRET, code, now, after=seconds // 30 + more) is None
    assert matching_step(RFC_SECRET, code, now, after=seconds // 30 - 1 - more) == seconds // 30


@given(st.sampled_from(RFC), st.integers(min_value=-600, max_value=600))
def test_a_code_counts_for_its_own_half_minute_and_one_on_either_side(
    known: tuple[int, str], off: int
) -> None:
    seconds, code = known
    now = datetime.fromtimestamp(seconds, UTC) + timedelta(seconds=off)
    if now.timestamp() < 0:
        return
    is_near = abs(int(now.timestamp()) // 30 - seconds // 30) <= 1
    found = matching_step(RFC_SECRET, code, now)
    # Within these ten minutes no other step of this secret has the same code.
    assert (found == seconds // 30) == is_near


@given(st.text(max_size=12))
def test_whatever_is_typed_is_right_or_wrong_but_breaks_nothing(typed: str) -> None:
    found = matching_step(RFC_SECRET, typed, NOON)
    assert found is None or len(digits(typed)) == 6


@given(CODES, st.lists(st.tuples(st.integers(0, 5), st.sampled_from(" -\u2011\u00a0\t"))))
def test_spaces_and_dashes_make_no_difference(code: str, holes: list[tuple[int, str]]) -> None:
    typed = code
    for place, sign in holes:
        typed = typed[:place] + sign + typed[place:]
    assert digits(typed) == code


def test_a_new_secret_is_160_bits_and_never_the_same() -> None:
    made = {new_secret() for _ in range(50)}
    assert len(made) == 50
    assert {len(b32decode(one)) for one in made} == {20}


@pytest.mark.parametrize("person", ["zoe@example.org", "a+b&c=d?e/f@x.example", "zoé@x.example"])
def test_the_address_says_what_for_and_whose_and_which_secret(person: str) -> None:
    parts = urlsplit(address(RFC_SECRET, person))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == f"/Alliancemap:{person}"
    assert parse_qs(parts.query) == {"secret": [RFC_SECRET], "issuer": ["Alliancemap"]}


@given(st.text(alphabet="ABC234", max_size=40), st.integers(min_value=1, max_value=9))
def test_groups_are_the_same_letters_with_spaces(text: str, size: int) -> None:
    groups = in_groups(text, size).split(" ")
    assert "".join(groups) == text
    assert all(len(one) == size for one in groups[:-1])
