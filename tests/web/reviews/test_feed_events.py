"""What a calendar is told, event by event."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.feed_events import BEGINNING, Day, Telling, clean, days, months_asked
from alliancemap_web.reviews.queries import TriggerRow

NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)
DAY = date(2027, 5, 1)
KEY = "bbbbbbbbbbbb"
LAST = datetime(2087, 12, 31, tzinfo=UTC)
MOMENTS = st.datetimes(
    datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None),
    LAST.replace(tzinfo=None),
    timezones=st.just(UTC),
)


def row(**more: object) -> Row:
    plain = Row(KEY, "Orchid", "Giant", "running", "promising", "whole", changed_at=NOW)
    return Row(**{name: getattr(plain, name) for name in Row.__slots__} | more)


def telling(language: str = "en", made_at: datetime = NOW, *, has_names: bool = True) -> Telling:
    names = {KEY: "Orchid" if has_names else "Alliance 3"}
    return Telling(
        language, has_names, names, made_at, lambda key, below: f"https://x/{key}/{below}"
    )


def trigger(**more: object) -> TriggerRow:
    values = {
        "key": "cccccccccccc", "alliance": KEY, "name": "Orchid", "way": "event",
        "sentence": "Their unit is sold", "then": "", "watched_by": "Ben", "look_by": DAY,
        "factor": "", "level": 0, "state": "watched", "fired_at": None, "fired_by": "",
    }  # fmt: skip
    return TriggerRow(**values | more)  # type: ignore[arg-type]


def told(one: Row, fading: dict[date, int] | None = None, **more: object) -> tuple[Day, ...]:
    return days(telling(**more), [one], {KEY: fading or {}}, [], [])  # type: ignore[arg-type]


def test_each_kind_is_told_once_with_a_number_of_its_own() -> None:
    one = row(review_on=DAY)
    found = days(telling(), [one], {KEY: {DAY: 2}}, [trigger()], [(one, DAY)])
    assert [(day.uid, day.title) for day in found] == [
        (f"fades-{KEY}-2027-05-01@alliancemap", "Orchid: 2 answers hold until today"),
        ("look-cccccccccccc@alliancemap", "Orchid: has it happened?"),
        (f"pulse-{KEY}-2027-05@alliancemap", "Orchid: monthly pulse"),
        (f"review-{KEY}@alliancemap", "Orchid: review"),
    ]
    assert found[1].text == "Their unit is sold Ben"
    assert [day.place.removeprefix(f"https://x/{KEY}/") for day in found] == [
        "answers/", "review/", "pulse/", "review/",
    ]  # fmt: skip


def test_without_names_no_word_that_anybody_wrote_is_told() -> None:
    one = row(review_on=DAY)
    for language in ("en", "fr"):
        how = telling(language, has_names=False)
        found = days(how, [one], {KEY: {DAY: 1}}, [trigger()], [(one, DAY)])
        text = " ".join(f"{day.title} {day.text}" for day in found)
        assert text.count("Alliance 3") == 4
        for word in ("Orchid", "Giant", "sold", "Ben"):
            assert word not in text


def test_outlines_and_what_is_over_are_told_nothing_of() -> None:
    for one in (row(level="outline", review_on=DAY), row(stage="ended", review_on=DAY)):
        assert days(telling(), [one], {KEY: {DAY: 1}}, [trigger()], []) == ()


def test_a_trigger_that_fired_or_has_no_day_is_not_told() -> None:
    for one in (trigger(state="fired"), trigger(look_by=None), trigger(alliance="dddddddddddd")):
        assert days(telling(), [row()], {}, [one], []) == ()


@given(MOMENTS, MOMENTS)
def test_a_later_change_has_a_higher_number_and_none_is_too_high(
    before: datetime, after: datetime
) -> None:
    first, second = (
        told(row(review_on=DAY, changed_at=at), made_at=BEGINNING)[0]
        for at in sorted((before, after))
    )
    assert 0 <= first.sequence <= second.sequence < 2**31
    if abs(after - before) >= timedelta(seconds=1):
        assert first.sequence < second.sequence


def test_a_moved_review_keeps_its_number_and_grows() -> None:
    (one,) = told(row(review_on=DAY))
    (moved,) = told(row(review_on=DAY + timedelta(3), changed_at=NOW + timedelta(hours=1)))
    assert one.uid == moved.uid
    assert one.sequence + 3600 == moved.sequence


def test_renewing_the_feed_counts_as_a_change() -> None:
    (one,) = told(row(review_on=DAY), made_at=NOW + timedelta(days=1))
    assert one.changed_at == NOW + timedelta(days=1)


def test_three_months_of_the_pulse_are_told() -> None:
    assert months_asked(date(2027, 11, 30)) == (
        date(2027, 11, 1), date(2027, 12, 1), date(2028, 1, 1),
    )  # fmt: skip


@given(st.text() | st.text("\r\n\x00\x1b\x7f\x85\u2028\u2029\ud800a ;"))
def test_a_clean_text_is_one_line_without_control_characters(text: str) -> None:
    said = clean(text)
    assert len(said.splitlines()) <= 1
    said.encode()
    assert clean(said) == said
