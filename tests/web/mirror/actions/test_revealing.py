"""The reveal: nothing before both are ready, all at once then, and nothing changed after."""

from datetime import timedelta

import pytest
from portfolio_made import member_in
from web.mirror.conftest import NOW, Hall, sit

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.models import GuestAnswer, Mirror
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

AFTER = NOW + timedelta(days=21)


def code(caught: pytest.ExceptionInfo[RefusedError]) -> str:
    return caught.value.reasons[0].code


def test_nothing_is_revealed_until_both_sides_are_ready(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.theirs("Marie", V01="1")
    hall.theirs("Tom", V01="0")
    hall.done("Marie")
    assert hall.row.revealed_at is None
    hall.ready()
    assert hall.row.revealed_at is None
    hall.done("Tom")
    assert hall.row.revealed_at == NOW


def test_it_makes_no_difference_who_is_ready_last(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.theirs("Marie", V01="1")
    hall.theirs("Tom", V01="0")
    hall.done("Tom")
    hall.done("Marie")
    assert hall.row.revealed_at is None
    hall.ready()
    assert hall.row.revealed_at == NOW


def test_what_theirs_said_becomes_theirs_in_the_alliance_and_nothing_of_ours_moves(
    hall: Hall,
) -> None:
    before = judged_of(hall.kept.document).assessment
    hall.ours(V01="4")
    actions.end_guest(hall.owner, hall.kept, hall.key, hall.guest("Tom"), NOW)
    actions.say_theirs(hall.guest("Marie"), "V01", Said("1-2", "our year ends in June"), NOW)
    hall.ready()
    hall.done("Marie")
    acts = [one for one in hall.kept.acts if one.origin == "mirror"]
    assert [(one.register, one.person, one.by) for one in acts] == [
        ("answer/V01", None, "Marie, Purchasing (Grand Groupe)")
    ]
    assert acts[0].value == {"level": "1-2", "view": "theirs", "note": "our year ends in June"}
    after = judged_of(hall.kept.document)
    assert after.assessment == before
    assert [one.view for one in after.alliance.answers if one.who == acts[0].by] == ["theirs"]


def test_what_was_revealed_stands_whatever_is_said_later(revealed: Hall) -> None:
    before = dict(revealed.row.shown)
    for act in (
        lambda: revealed.ours(V01="0"),
        lambda: revealed.theirs("Marie", V01="4"),
        lambda: actions.withdraw(revealed.guest("Marie")),
        lambda: actions.not_done_yet(revealed.guest("Marie")),
        lambda: actions.not_ready_yet(revealed.owner, revealed.kept, revealed.key),
        lambda: revealed.ready(),
        lambda: revealed.done("Marie"),
    ):
        with pytest.raises(RefusedError) as caught:
            act()
        assert code(caught) == "MIR009"
    change = Change("answer/V01", {"level": 0, "view": "our_guess"})
    record(revealed.owner, revealed.alliance, [change], AFTER)
    assert revealed.row.shown == before


def test_our_guesses_are_frozen_beside_and_never_mixed_with_ours(hall: Hall) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    for level in (3, 1):
        change = Change("answer/V01", {"level": level, "view": "our_guess"})
        record(ben, hall.alliance, [change], NOW)
    hall.ours(V01="4")
    hall.theirs("Marie", V01="1")
    hall.theirs("Tom", V01="0")
    hall.ready()
    hall.done("Marie")
    hall.done("Tom")
    assert hall.row.shown["guesses"] == [{"by": "Ben", "said": {"V01": "1"}}]
    assert hall.row.shown["ours"] == {"V01": {"level": "4", "reason": ""}}


def test_who_did_not_hand_over_is_neither_shown_nor_kept_once_the_time_is_over(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.ready()
    hall.theirs("Marie", V01="1")
    hall.theirs("Tom", V01="0")
    hall.done("Marie")
    actions.reveal_if_over(hall.key, NOW + timedelta(days=20))
    assert hall.row.revealed_at is None
    actions.reveal_if_over(hall.key, AFTER)
    assert [one["name"] for one in hall.row.shown["theirs"]] == ["Marie"]
    assert not GuestAnswer.objects.filter(guest__name="Tom").exists()


def test_nobody_hears_of_a_mirror_that_nobody_of_theirs_answered(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.ready()
    hall.theirs("Marie", V01="1")
    actions.reveal_if_over(hall.key, AFTER)
    assert hall.row.revealed_at is None


def test_taking_back_the_link_of_the_last_who_is_not_done_reveals(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.ready()
    hall.theirs("Marie", V01="1")
    hall.theirs("Tom", V01="0")
    hall.done("Marie")
    actions.end_guest(hall.owner, hall.kept, hall.key, hall.guest("Tom"), NOW)
    assert [one["name"] for one in hall.row.shown["theirs"]] == ["Marie"]
    assert GuestAnswer.objects.filter(guest__name="Tom").count() == 0


def test_neither_side_is_ready_with_nothing_to_show(hall: Hall) -> None:
    with pytest.raises(RefusedError) as caught:
        hall.ready()
    assert code(caught) == "MIR016"
    with pytest.raises(RefusedError) as caught:
        hall.done("Marie")
    assert code(caught) == "MIR017"
    actions.say_theirs(hall.guest("Marie"), "V01", Said("", "a reason alone"), NOW)
    with pytest.raises(RefusedError) as caught:
        hall.done("Marie")
    assert code(caught) == "MIR017"


def test_both_may_take_their_word_back_before_the_reveal(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.ready()
    with pytest.raises(RefusedError) as caught:
        hall.ours(V01="3")
    assert code(caught) == "MIR014"
    actions.not_ready_yet(hall.owner, hall.kept, hall.key)
    hall.ours(V01="3")
    hall.theirs("Marie", V01="1")
    hall.done("Marie")
    with pytest.raises(RefusedError) as caught:
        hall.theirs("Marie", V01="2")
    assert code(caught) == "MIR015"
    actions.not_done_yet(hall.guest("Marie"))
    hall.theirs("Marie", V01="2")
    assert hall.row.done == 0


def test_after_the_last_day_nobody_answers_any_more(hall: Hall) -> None:
    hall.theirs("Marie", V01="1")
    for act in (
        lambda: actions.say_theirs(hall.guest("Marie"), "V01", Said("2"), AFTER),
        lambda: actions.be_done(hall.guest("Marie"), AFTER),
    ):
        with pytest.raises(RefusedError) as caught:
            act()
        assert code(caught) == "MIR011"


def test_an_alliance_that_takes_no_more_acts_does_not_keep_two_firms_apart(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.ours(V01="4")
    hall.theirs("Marie", V01="1")
    hall.theirs("Tom", V01="0")
    hall.done("Marie")
    hall.done("Tom")
    limit = "alliancemap_web.portfolio.actions.alliances.MOST_ACTS"
    with monkeypatch.context() as patched:
        patched.setattr(limit, len(hall.kept.acts))
        hall.ready()
    assert hall.row.revealed_at == NOW
    assert not hall.row.is_recorded
    assert not [one for one in hall.kept.acts if one.origin == "mirror"]
    actions.record_theirs(hall.owner, hall.kept, hall.key, NOW)
    actions.record_theirs(hall.owner, hall.kept, hall.key, NOW)
    assert len([one for one in hall.kept.acts if one.origin == "mirror"]) == 2


def test_only_an_owner_says_that_we_are_ready(hall: Hall) -> None:
    editor = member_in("Petite", "ben@example.org", "Ben", "editor")
    hall.ours(V01="4")
    with pytest.raises(NotAllowedError):
        actions.be_ready(editor, hall.kept, hall.key, NOW)
    with pytest.raises(NotAllowedError):
        actions.not_ready_yet(editor, hall.kept, hall.key)
    assert sit(editor).post(hall.path("ready/")).status_code == 403


def test_a_mirror_is_revealed_once(revealed: Hall) -> None:
    count = len(revealed.kept.acts)
    actions.reveal_if_over(revealed.key, AFTER)
    assert len(revealed.kept.acts) == count
    assert Mirror.objects.get(key=revealed.key).revealed_at == NOW
