"""Making a round ready and opening it."""

from datetime import timedelta

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import FIVE, Team, gather, prepare

from alliancemap.model.floors import FLOOR
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Answer, Participant
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import NotAllowedError

pytestmark = pytest.mark.django_db


def code(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    """Why something was refused."""
    return refused.value.reasons[0].code


def opened(team: Team, days: int = 7) -> None:
    """Open a draft for some days."""
    desk = team.desk
    until = team.now.date() + timedelta(days=days)
    secrets = [f"{team.key}{place}" for place in range(9)]
    actions.open_round(desk.member, team.kept, team.key, until, secrets, team.now)


def test_two_people_are_enough_and_one_is_not(ada: Desk) -> None:
    alone = prepare(ada, FIVE[:1])
    with pytest.raises(RefusedError) as refused:
        opened(alone)
    assert code(refused) == "RND022"
    assert gather(ada, FIVE[:2]).row().state == "open"


def test_without_names_each_question_needs_as_many_as_the_floor(ada: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        opened(prepare(ada, FIVE[: FLOOR - 1], names=False))
    assert code(refused) == "RND022"
    team = prepare(ada, FIVE[:FLOOR], names=False)
    actions.give_factors(ada.member, team.kept, team.key, team.people["Sam"], ["M01"])
    with pytest.raises(RefusedError) as refused:
        opened(team)
    assert code(refused) == "RND024"


def test_the_direction_leads_unless_somebody_else_is_named(ada: Desk) -> None:
    team = prepare(ada)
    assert [one.name for one in team.row().people if one.leads] == ["Dora"]
    actions.mark_leader(ada.member, team.kept, team.key, team.people["Eva"])
    assert [one.name for one in team.row().people if one.leads] == ["Eva"]


def test_a_member_is_asked_under_their_own_name_and_only_once(ada: Desk) -> None:
    team = prepare(ada, ())
    row = Membership.objects.get(pk=ada.member.membership)
    guest = actions.Guest("direction", "somebody else", row.key)
    actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    (person,) = team.row().people
    assert (person.name, person.membership, person.address) == ("Ada", row.key, "ada@example.org")
    with pytest.raises(RefusedError) as refused:
        actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    assert code(refused) == "RND015"


@pytest.mark.parametrize(
    ("guest", "why"),
    [
        (actions.Guest("kitchen", "Bo"), "RND016"),
        (actions.Guest("sales", "", "z" * 12), "RND017"),
        (actions.Guest("sales", "  "), "RND018"),
        (actions.Guest("sales", "Bo", "", "bo at home"), "RND019"),
        (actions.Guest("sales", "sam"), "RND015"),
    ],
)
def test_nobody_unknown_is_asked(ada: Desk, guest: actions.Guest, why: str) -> None:
    team = prepare(ada)
    with pytest.raises(RefusedError) as refused:
        actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    assert code(refused) == why


@pytest.mark.parametrize("days", [-1, 184])
def test_the_last_day_is_neither_past_nor_far_away(ada: Desk, days: int) -> None:
    with pytest.raises(RefusedError) as refused:
        opened(prepare(ada), days)
    assert code(refused) == "RND021"


def test_everybody_needs_a_question(ada: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        opened(prepare(ada, share=False))
    assert code(refused) == "RND023"


def test_what_a_round_is_about_and_whether_it_shows_names_is_settled_once_it_is_open(
    team: Team,
) -> None:
    with pytest.raises(RefusedError) as refused:
        actions.change(team.desk.member, team.kept, team.key, "Other", ["M01"], names=False)
    assert code(refused) == "RND003"
    assert team.row().names


def test_other_factors_are_shared_out_anew(ada: Desk) -> None:
    team = prepare(ada)
    actions.change(ada.member, team.kept, team.key, "T", ["M01", "M02"], names=True)
    assert all(one.factors == () for one in team.row().people)
    actions.change(ada.member, team.kept, team.key, "U", ["M02", "M01"], names=True)
    assert team.row().title == "U"


def test_who_is_removed_takes_their_answers_along(team: Team) -> None:
    team.say("Sam", M01="3")
    actions.remove_person(team.desk.member, team.kept, team.key, team.people["Sam"])
    assert not Answer.objects.exists()
    assert not Participant.objects.filter(name="Sam").exists()


def test_the_people_stay_as_they_are_once_answers_are_shown(team: Team) -> None:
    team.say_all({"Sam": {"M01": "3"}, "Eva": {"M01": "1"}})
    team.reveal(force=True)
    desk, kept, sam = team.desk, team.kept, team.people["Sam"]
    for act in (
        lambda: actions.remove_person(desk.member, kept, team.key, sam),
        lambda: actions.mark_leader(desk.member, kept, team.key, sam),
        lambda: actions.give_factors(desk.member, kept, team.key, sam, ["M01"]),
    ):
        with pytest.raises(RefusedError) as refused:
            act()
        assert code(refused) == "RND020"
    guest = actions.Guest("sales", "Bo")
    with pytest.raises(RefusedError) as refused:
        actions.add_person(desk.member, kept, team.key, guest, team.now)
    assert code(refused) == "RND014"


@pytest.mark.parametrize(("title", "why"), [(" ", "RND010"), ("x" * 121, "RND011")])
def test_a_round_needs_a_title(ada: Desk, title: str, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        actions.begin(ada.member, ada.kept(), title, ["M01"], "en", ada.clock.moment)
    assert code(refused) == why


def test_a_round_needs_a_question(ada: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        actions.begin(ada.member, ada.kept(), "T", [], "en", ada.clock.moment)
    assert code(refused) == "RND012"


def test_a_draft_is_thrown_away_but_not_an_open_round(ada: Desk) -> None:
    draft, team = prepare(ada), gather(ada)
    actions.discard(ada.member, ada.kept(), draft.key)
    with pytest.raises(RefusedError) as refused:
        actions.discard(ada.member, ada.kept(), team.key)
    assert code(refused) == "RND003"


def test_who_may_only_answer_opens_no_round(sit: object, ada: Desk) -> None:
    ben = sit("Ben", "respondent")
    with pytest.raises(NotAllowedError):
        actions.begin(ben.member, ada.kept(), "T", ["M01"], "en", ada.clock.moment)
