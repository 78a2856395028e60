"""When a mirror waits for our word."""

from datetime import timedelta

from web.mirror.conftest import NOW, Hall

TODAY = NOW.date()


def test_our_word_is_missing_once_all_of_theirs_are_done(hall: Hall) -> None:
    assert not hall.row.waits_for_us(TODAY)
    for name in ("Marie", "Tom"):
        assert not hall.row.waits_for_us(TODAY)
        hall.theirs(name, V01="1")
        hall.done(name)
    assert hall.row.waits_for_us(TODAY)
    hall.ours(V01="4")
    hall.ready()
    assert not hall.row.waits_for_us(TODAY)


def test_once_the_time_is_over_one_of_theirs_is_enough(hall: Hall) -> None:
    hall.theirs("Marie", V01="1")
    hall.done("Marie")
    last = hall.row.terms.until
    assert not hall.row.waits_for_us(last)
    assert hall.row.waits_for_us(last + timedelta(days=1))
    assert hall.row.is_over(last + timedelta(days=1))
    assert hall.row.terms.looks_until == last + timedelta(days=60)
