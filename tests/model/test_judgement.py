from hypothesis import assume, given
from hypothesis import strategies as st
from model.by_definition import says_yes
from model.plans import at, full_plan
from model.strategies import cases, full_cases, known_places, small_cases, some

from alliancemap.model.case import Case
from alliancemap.model.futures import count_futures, outlook
from alliancemap.model.gates import gate_states
from alliancemap.model.judgement import judge
from alliancemap.model.scoring import score_themes
from alliancemap.model.verdict import ORDER, give_verdict


@given(cases())
def test_a_judgement_is_made_of_its_parts(case: Case) -> None:
    judged = judge(case)
    weighed = outlook(case)
    assert judged.themes == score_themes(case)
    assert judged.gates == gate_states(case)
    assert judged.outlook == weighed
    assert judged.futures == count_futures(case.plan, weighed.yes, weighed.total)
    assert judged.verdict == give_verdict(
        case.plan, judged.themes, judged.gates, judged.futures.dots
    )


@given(st.one_of(small_cases(known_only=True), full_cases(known_only=True)))
def test_with_all_known_the_verdict_is_settled_and_right(case: Case) -> None:
    wanted = "promising" if says_yes(case) else "not_as_it_stands"
    assert judge(case).verdict.code == wanted


@given(cases())
def test_a_fired_gate_is_never_promising(case: Case) -> None:
    judged = judge(case)
    if any(gate.status == "fired" for gate in judged.gates):
        assert judged.verdict.code == "not_as_it_stands"
        assert judged.futures.dots == 0


@given(cases())
def test_under_half_coverage_is_never_promising(case: Case) -> None:
    judged = judge(case)
    if not all(2 * theme.known >= theme.relevant > 0 for theme in judged.themes):
        assert judged.verdict.code != "promising"


@given(cases())
def test_a_theme_that_cannot_be_met_has_no_future_that_says_yes(case: Case) -> None:
    judged = judge(case)
    if not all(theme.can_be_met for theme in judged.themes):
        assert judged.outlook.yes == 0


@given(cases(), st.data())
def test_a_better_answer_never_worsens_the_verdict(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    places = [place for place in known_places(case) if case.spans[place][0] < 4]
    assume(places)
    place = some(data.draw, places)
    level = data.draw(st.integers(case.spans[place][0] + 1, 4))
    better = judge(case.with_span(place, (level, level))).verdict
    assert ORDER.index(better.code) >= ORDER.index(judge(case).verdict.code)


def test_nothing_known_is_unclear_for_lack_of_answers() -> None:
    judged = judge(at(full_plan(), "? " * 60))
    assert judged.verdict.code == "unclear"
    assert judged.verdict.causes == ("coverage", "open_gate", "share")
    assert (judged.futures.share, judged.futures.dots) == (281, 6)


def test_everything_at_its_best_is_promising_and_at_its_worst_is_not() -> None:
    assert judge(at(full_plan(), "4 " * 60)).verdict.code == "promising"
    worst = judge(at(full_plan(), "0 " * 60))
    assert worst.verdict.causes == ("gate", "theme", "share")
