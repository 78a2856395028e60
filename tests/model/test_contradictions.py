"""Where people say what cannot all be true."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from model.given_answers import ALLIANCES, FACTORS, kept

from alliancemap.model.alliance import Alliance, Answer
from alliancemap.model.answers import current_answers, span
from alliancemap.model.contradictions import Contradiction, contradictions
from alliancemap.model.spelling import compared


def known(level: int, who: str | None = None, high: int | None = None, **more: object) -> Answer:
    return Answer("M01", "known", level, level if high is None else high, who=who, **more)  # type: ignore[arg-type]


def by_definition(alliance: Alliance, factor: str) -> set[int]:
    """Places in the file of the statements that contradict another, found the long way round."""
    placed = [
        (answer.date or "", place, answer)
        for place, answer in enumerate(alliance.answers)
        if answer.factor == factor and answer.view == "ours"
    ]
    settled = max(((day, at) for day, at, one in placed if one.settles), default=("", -1))
    standing = {
        compared(answer.who or ""): (place, answer)
        for day, place, answer in sorted(placed, key=lambda one: one[:2])
        if (day, place) >= settled
    }
    spans = {place: span(one) for place, one in standing.values() if one.state == "known"}
    return {
        place
        for pair in combinations(spans, 2)
        for place in pair
        if spans[pair[0]][1] < spans[pair[1]][0] or spans[pair[1]][1] < spans[pair[0]][0]
    }


@given(ALLIANCES)
def test_contradictions_are_those_found_by_holding_every_pair_against_each_other(
    alliance: Alliance,
) -> None:
    alliance = replace(alliance, answers=tuple(
        replace(one, note=str(place)) for place, one in enumerate(alliance.answers)
    ))  # fmt: skip
    found = {
        one.factor: {int(answer.note or "") for answer in one.answers}
        for one in contradictions(alliance)
    }
    expected = {factor: by_definition(alliance, factor) for factor in FACTORS}
    assert found == {factor: places for factor, places in expected.items() if places}


@given(ALLIANCES)
def test_a_last_word_that_settles_ends_every_contradiction(alliance: Alliance) -> None:
    words = [
        Answer(one.factor, "known", 2, 2, date="9999", who="judge", settles=True)
        for one in contradictions(alliance)
    ]
    assert contradictions(replace(alliance, answers=(*alliance.answers, *words))) == ()


@given(ALLIANCES)
def test_one_person_never_contradicts_themselves(alliance: Alliance) -> None:
    alone = [replace(one, who="Ana") for one in alliance.answers]
    assert contradictions(replace(alliance, answers=tuple(alone))) == ()


@given(ALLIANCES)
def test_a_contradiction_lies_between_two_levels(alliance: Alliance) -> None:
    for one in contradictions(alliance):
        at_most, at_least = one.gap
        assert at_most < at_least
        assert len(one.answers) >= 2


def test_two_people_whose_levels_do_not_meet_contradict_each_other() -> None:
    ana, ben = known(1, "Ana", high=2), known(3, "Ben", high=4)
    assert contradictions(kept(ana, ben)) == (Contradiction("M01", (ana, ben)),)
    assert contradictions(kept(ana, ben))[0].gap == (2, 3)
    assert contradictions(kept(ana, known(2, "Ben", high=4))) == ()


def test_who_agrees_with_all_is_not_named_and_the_oldest_stands_first() -> None:
    ana, ben = known(0, "Ana", date="2026-03"), known(4, "Ben", date="2026-01")
    wide = known(0, "Cleo", high=4, date="2026-02")
    assert contradictions(kept(ana, wide, ben)) == (Contradiction("M01", (ben, ana)),)


def test_somebody_without_a_name_is_one_person_however_often() -> None:
    assert contradictions(kept(known(0), known(4))) == ()
    assert contradictions(kept(known(0), known(4, "Ana")))


def test_a_name_spelled_otherwise_is_the_same_person() -> None:
    assert contradictions(kept(known(0, "Zoé"), known(4, " zoe"))) == ()


def test_who_takes_an_answer_back_contradicts_nobody_any_more() -> None:
    back = Answer("M01", "unknown", who="Ana")
    assert contradictions(kept(known(0, "Ana"), known(4, "Ben"), back)) == ()


def test_after_a_word_that_settles_only_it_and_later_ones_are_compared() -> None:
    before = (known(0, "Ana", date="2026-01"), known(4, "Ben", date="2026-02"))
    word = known(3, "Cleo", date="2026-03", settles=True)
    assert contradictions(kept(*before, word)) == ()
    again = known(1, "Ana", date="2026-04")
    assert contradictions(kept(*before, word, again)) == (Contradiction("M01", (word, again)),)
    assert contradictions(kept(*before, replace(word, date="2025"))) != ()


def test_views_and_relations_are_held_apart() -> None:
    theirs = known(4, "Ben", view="theirs")
    assert contradictions(kept(known(0, "Ana"), theirs)) == ()
    elsewhere = known(4, "Ben", relation="other")
    both = kept(known(0, "Ana"), elsewhere)
    assert contradictions(both) == ()
    assert contradictions(both, relation="other") == (
        Contradiction("M01", (known(0, "Ana"), elsewhere)),
    )


def test_settling_changes_no_answer_that_counts() -> None:
    word = known(3, "Ana", date="2026-01", settles=True)
    later = known(1, "Ben", date="2026-02")
    assert current_answers(kept(later, word)) == {"M01": later}


def test_they_come_in_the_order_of_the_catalogue() -> None:
    said = [
        Answer(factor, "known", level, level, who=who)
        for factor in ("R02", "V01", "R01", "M02")
        for who, level in (("Ana", 0), ("Ben", 4))
    ]
    assert [one.factor for one in contradictions(kept(*said))] == ["M02", "V01", "R01", "R02"]


def test_an_answer_without_a_day_is_older_than_any_other() -> None:
    dated, undated = known(4, "Ana", date="2026-01"), known(0, "Ana")
    ben = known(0, "Ben", date="2025")
    assert contradictions(kept(dated, undated, ben)) == (Contradiction("M01", (ben, dated)),)


def test_a_span_that_leaves_everything_open_contradicts_nothing() -> None:
    assert contradictions(kept(known(0, "Ana"), Answer("M01", "not_relevant", who="Ben"))) == ()
    assert contradictions(kept(known(2, "Ana"), known(0, "Ben", high=4))) == ()
