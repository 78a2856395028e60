"""Seals and marks: what they cover, and that a blanked name cannot be guessed again."""

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from web.logbook.chains import chained

from alliancemap_web.logbook.sealing import (
    canonical,
    detail_text,
    digest,
    mark_of,
    marked,
    seal_of,
    written,
)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_same_name_twice_has_two_marks_that_share_nothing(key: str, name: str) -> None:
    one, other = marked(key, name), marked(key, name)
    assert one.holds
    assert other.holds
    if key or name:
        assert one.salt != other.salt
        assert one.mark != other.mark
    else:
        assert one.mark == ""


def test_a_mark_keeps_key_and_name_apart() -> None:
    assert mark_of("s", "ab", "c") != mark_of("s", "a", "bc")


def test_a_moment_is_sealed_the_same_from_every_time_zone() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert written(moment) == written(elsewhere) == "2026-01-02T03:04:05.000006Z"


@given(st.dictionaries(st.text(), st.integers() | st.text()))
def test_canonical_json_does_not_depend_on_the_order_of_names(value: dict[str, int | str]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(value) == canonical(turned)
    assert json.loads(canonical(value)) == value


def test_no_details_are_nothing() -> None:
    assert detail_text({}) == ""
    assert detail_text({"b": 1, "a": "x"}) == '{"a":"x","b":1}'


def test_the_seal_of_a_known_entry_is_what_any_other_program_makes_of_it() -> None:
    (entry,) = chained([("exported", "Ada", "gfhjkmnpqrst")])
    plain = {
        "about": ["", ""],
        "alliance": "gfhjkmnpqrst",
        "at": "2026-05-06T07:08:10.123456Z",
        "chain": "bcdfghjkmnpq",
        "detail": '{"entries":3}',
        "event": "exported",
        "number": 1,
        "previous": "0" * 64,
        "who": ["member", entry.who.mark],
    }
    assert seal_of(entry) == digest(plain)
