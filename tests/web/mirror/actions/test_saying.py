"""What each side says before the reveal."""

import pytest
from web.mirror.conftest import NOW, Hall

from alliancemap.model.answers import current_answers
from alliancemap_web.mirror import actions
from alliancemap_web.mirror.models import GuestAnswer
from alliancemap_web.mirror.queries import guest_answers, load_guest, own_answers
from alliancemap_web.mirror.said import Said, file_level
from alliancemap_web.portfolio.answering import file_level as level_of
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError


def test_a_second_answer_takes_the_place_of_the_first(hall: Hall) -> None:
    hall.theirs("Marie", V01="1")
    hall.theirs("Marie", V01="2-3")
    visitor = load_guest(hall.guest("Marie"), NOW)
    assert visitor
    assert dict(guest_answers(visitor.id)) == {"V01": Said("2-3")}


def test_only_what_is_asked_can_be_answered(hall: Hall) -> None:
    with pytest.raises(RefusedError) as caught:
        hall.theirs("Marie", V05="1")
    assert caught.value.status == 404
    with pytest.raises(RefusedError) as caught:
        hall.ours(V05="1")
    assert caught.value.status == 404


def test_withdrawing_really_deletes_and_the_link_goes_on_working(hall: Hall) -> None:
    actions.say_theirs(hall.guest("Marie"), "V01", Said("1", "a reason"), NOW)
    hall.theirs("Tom", V01="3")
    hall.done("Marie")
    actions.withdraw(hall.guest("Marie"))
    assert list(GuestAnswer.objects.values_list("guest__name", "level")) == [("Tom", "3")]
    assert hall.row.done == 0
    hall.theirs("Marie", V01="4")


def test_our_present_answers_are_taken_over_without_notes_and_over_nothing(hall: Hall) -> None:
    hall.ours(V01="0")
    ours = current_answers(judged_of(hall.kept.document).alliance)
    taken = actions.take_over(hall.owner, hall.kept, hall.key, NOW)
    found = own_answers(hall.row.id)
    expected = {one: str(level_of(ours[one])) for one in hall.row.terms.factors if one in ours}
    assert {one: said.level for one, said in found.items()} == {**expected, "V01": "0"}
    assert taken == len(expected) - ("V01" in expected)
    assert not any(said.reason for said in found.values())
    assert any(ours[one].note for one in expected)


def test_what_we_show_them_changes_none_of_our_own_answers(hall: Hall) -> None:
    before = hall.kept.document
    hall.ours(V01="0", M01="4")
    assert hall.kept.document == before
    assert hall.kept.row.sequence == 1


def test_where_no_reasons_are_asked_for_none_is_kept(hall: Hall) -> None:
    from alliancemap_web.mirror.models import Mirror

    Mirror.objects.filter(key=hall.key).update(has_reasons=False)
    actions.say_theirs(hall.guest("Marie"), "V01", Said("1", "a reason"), NOW)
    actions.say_ours(hall.owner, hall.kept, hall.key, "V01", Said("1", "ours"), NOW)
    assert not GuestAnswer.objects.get().reason
    assert not own_answers(hall.row.id)["V01"].reason


@pytest.mark.parametrize(("level", "said"), [("3", 3), ("1-3", "1-3"), ("unknown", "unknown")])
def test_a_level_is_written_as_the_alliance_file_writes_it(level: str, said: object) -> None:
    assert file_level(level) == said
