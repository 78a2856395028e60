"""What is kept of reviews, and what goes with a workspace."""

from web.portfolio.desk import Desk

from alliancemap_web.reviews.actions import Wish, add_note, fire, look, watch
from alliancemap_web.reviews.queries import counted, living_triggers, open_notes, triggers_of
from alliancemap_web.workspaces.going import Going, going
from alliancemap_web.workspaces.rights import Member


def test_what_fired_stands_first_and_what_is_done_is_gone(ada: Desk) -> None:
    kept, now = ada.kept(), ada.clock.moment
    for text in ("One", "Two"):
        watch(ada.member, kept, Wish("event", text), now)
    second = triggers_of(kept.id)[1]
    fire(ada.member, kept, second.key, now)
    assert [one.sentence for one in triggers_of(kept.id)] == ["Two", "One"]
    look(ada.member, ada.kept(), "", now)
    assert [one.sentence for one in triggers_of(kept.id)] == ["One"]


def test_nothing_of_another_firm_is_in_sight(ada: Desk, stranger: Member) -> None:
    watch(ada.member, ada.kept(), Wish("event", "One"), ada.clock.moment)
    add_note(ada.member, ada.kept(), "hm", ada.clock.moment)
    assert len(living_triggers(ada.member)) == len(open_notes(ada.member)) == 1
    assert living_triggers(stranger) == open_notes(stranger) == ()


def test_notes_and_triggers_are_counted_among_what_goes_with_a_workspace(ada: Desk) -> None:
    add_note(ada.member, ada.kept(), "hm", ada.clock.moment)
    assert counted(ada.member.workspace) == (
        Going("reviews.going_notes", 1), Going("reviews.going_triggers", 0),
    )  # fmt: skip
    assert Going("reviews.going_notes", 1) in going(ada.member.workspace)
