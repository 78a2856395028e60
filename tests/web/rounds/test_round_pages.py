"""The pages of rounds for the members of a firm."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import FIVE, Team, gather, prepare

from alliancemap_web.rounds import actions

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    """What a page says."""
    return answer.content.decode()


def test_a_round_begins_with_a_title_and_a_set(ada: Desk) -> None:
    assert ada.get("team/rounds/").status_code == 200
    wrong = ada.post("team/rounds/", title=" ", set="airport_12")
    assert wrong.status_code == 422
    assert "Give the round a title." in text(wrong)
    made = ada.post("team/rounds/", title="Before we sign", set="airport_12")
    assert made.status_code == 302
    page = text(ada.client.get(made.headers["Location"]))
    assert "12 questions" in page
    assert "Before we sign" in text(ada.get("team/rounds/"))


def test_readers_see_rounds_but_no_draft_and_open_none(ada: Desk, sit: object) -> None:
    draft, team = prepare(ada), gather(ada)
    rea = sit("Rea", "reader")
    assert rea.get(draft.where).status_code == 404
    page = text(rea.get(team.where))
    assert "The answers are not shown yet." in page
    assert "Show all answers" not in page
    assert "New link" not in page
    assert rea.post("team/rounds/", title="x", set="all").status_code == 403
    assert rea.post(f"{team.where}do/", do="reveal").status_code == 403
    assert rea.post(f"{team.where}people/", do="remove").status_code == 403


def test_the_page_shows_who_is_done(team: Team) -> None:
    team.say_all({"Sam": {"R05": "3"}})
    page = text(team.desk.get(team.where))
    assert "1 of 5 is done." in page
    assert "Sam on R05" not in page


def test_what_came_out_stands_with_the_widest_gaps_first(team: Team) -> None:
    team.say_all(
        {name: {"R05": level, "M01": "3"} for (name, _), level in zip(FIVE, "40403", strict=True)}
    )
    team.reveal()
    page = text(team.desk.get(team.where))
    assert page.index('id="f-R05"') < page.index('id="f-M01"')
    assert "Two camps:" in page
    assert "The leader’s answers are not shown yet" in page
    actions.show_leader(team.desk.member, team.kept, team.key, team.now)
    assert "Put these on the map" in text(team.desk.get(team.where))


def test_a_turn_that_there_is_not_shows_nothing(team: Team) -> None:
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    for turn in ("7", "x", "99999"):
        assert team.desk.get(team.where, turn=turn).status_code == 200


def test_a_round_that_is_not_there_is_not_found(ada: Desk) -> None:
    assert ada.get("team/rounds/zzzzzzzzzzzz/").status_code == 404


def test_the_door_the_home_page_and_the_agenda_tell_of_a_round(ada: Desk, sit: object) -> None:
    from alliancemap_web.workspaces.models import Membership

    ben = sit("Ben", "respondent")
    team = prepare(ada)
    key = Membership.objects.get(pk=ben.member.membership).key
    actions.add_person(
        ada.member, team.kept, team.key, actions.Guest("sales", membership=key), team.now
    )
    ada.post(f"{team.where}do/", do="propose")
    ada.post(f"{team.where}do/", do="open", until="2026-01-20")
    assert "“Before we sign” is being answered." in text(ben.get("team/"))
    home = text(ben.client.get(f"/en/work/{ada.member.key}/"))
    assert "Your answers are awaited: Before we sign" in home
    assert "Your answers are awaited" not in text(ada.client.get(f"/en/work/{ada.member.key}/"))
    assert "last day to answer a round" in text(
        ada.client.get(f"/en/work/{ada.member.key}/reviews/")
    )


def test_the_map_shows_where_people_lie_apart_until_it_is_settled(team: Team) -> None:
    team.say_all({"Sam": {"R05": "4"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    assert "your answers lie apart (0–4)" in text(team.desk.get())
    actions.show_leader(team.desk.member, team.kept, team.key, team.now)
    team.desk.clock.passes(hours=1)
    levels = {"R05": "3"}
    actions.take(team.desk.member, team.kept, team.key, levels, actions.new_form(), "en", team.now)
    assert "your answers lie apart" not in text(team.desk.get())
