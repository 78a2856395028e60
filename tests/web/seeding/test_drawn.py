"""What is drawn is the same for the same seed, and what was asked for."""

from datetime import UTC, datetime

from alliancemap_web.seeding.drawn import draw_firm

UNTIL = datetime(2026, 11, 1, tzinfo=UTC)


def test_the_same_seed_draws_the_same_firm_and_another_draws_another() -> None:
    one = draw_firm(7, 1, 2, 12, UNTIL)
    assert one == draw_firm(7, 1, 2, 12, UNTIL)
    assert one.key != draw_firm(8, 1, 2, 12, UNTIL).key
    assert one.key != draw_firm(7, 2, 2, 12, UNTIL).key


def test_a_firm_has_the_same_people_whatever_it_answers() -> None:
    assert draw_firm(7, 1, 1, 1, UNTIL).people == draw_firm(7, 1, 3, 40, UNTIL).people


def test_every_answer_is_asked_for_and_lies_between_the_beginning_and_the_day() -> None:
    for drawn in draw_firm(7, 1, 4, 35, UNTIL).alliances:
        assert sum(len(one.changes) for one in drawn.sittings) == 35
        moments = [one.at for one in drawn.sittings]
        assert moments == sorted(moments)
        assert drawn.begun < moments[0]
        assert moments[-1] < UNTIL
