"""What moved between two turns, and when opinion stands still."""

from web.rounds.test_results import given_, shown

from alliancemap_web.rounds.moves import is_stable, moved

BEFORE = [
    given_("sam", "R05", 4),
    given_("eva", "R05", 0),
    given_("sam", "M01", 2),
    given_("eva", "M01", 2),
]
AFTER = [
    given_("sam", "R05", 3),
    given_("eva", "R05", 2),
    given_("sam", "M01", 2),
    given_("eva", "M01", 2),
    given_("eva", "V03", 1),
]


def test_who_moved_is_named_with_what_they_said_before_and_say_now() -> None:
    first, second = moved(shown(BEFORE), shown(AFTER))
    assert (first.factor, second.factor) == ("R05", "M01")
    assert [(one.name, one.before.low, one.after.low) for one in first.people] == [
        ("Sam", 4, 3),
        ("Eva", 0, 2),
    ]
    assert second.people == ()


def test_opinion_stands_still_only_when_every_factor_does() -> None:
    assert not is_stable(moved(shown(BEFORE), shown(AFTER)))
    assert is_stable(moved(shown(BEFORE), shown(BEFORE)))
    assert not is_stable(())
