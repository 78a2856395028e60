"""Answering on a phone: one factor a page, saved by itself, found again, changed until the end."""

import pytest
from web.rounds.team import Team

from alliancemap_web.rounds import actions

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    """What a page says."""
    return answer.content.decode()


def test_the_start_says_who_asks_how_much_until_when_and_who_sees_what(team: Team) -> None:
    page = text(team.phone("Sam").get())
    assert "Sam, Ada asks you." in page
    assert "You can answer until 13 January 2026." in page
    assert "4 questions." in page
    assert "About 2 minutes." in page
    assert "sees your answers and reasons with your name" in page


def test_what_is_chosen_is_kept_at_once_and_the_rest_counted(team: Team) -> None:
    phone = team.phone("Sam")
    answer = phone.send("at/R05/", level="3", reason="They said so", sure="proof")
    assert answer.status_code == 200
    assert 'id="progress"' in text(answer)
    assert "3 are missing." in text(answer)
    own = team.seat("Sam").own["R05"]
    assert (own.level, own.reason, own.sure) == ("3", "They said so", "proof")
    page = text(phone.get("at/R05/"))
    assert 'value="3" checked' in page
    assert "They said so" in page


def test_without_a_script_one_goes_on_to_the_next_and_at_last_to_the_list(team: Team) -> None:
    phone = team.phone("Sam")
    places = [f"at/{factor}/" for factor in ("M01", "V03", "R05", "R17")]
    for place, after in zip(places, [*places[1:], "list/"], strict=True):
        answer = phone.post(place, level="2")
        assert answer.headers["Location"] == phone.start + after
    assert team.seat("Sam").missing == ()


@pytest.mark.parametrize("fields", [{"level": "9"}, {"level": "range"}, {"reason": "x" * 2001}])
def test_what_cannot_be_kept_is_said_beside_the_form(team: Team, fields: dict[str, str]) -> None:
    phone = team.phone("Sam")
    part = phone.send("at/R05/", **fields)
    assert part.status_code == 422
    assert 'id="wrong"' in text(part)
    assert phone.post("at/R05/", **fields).status_code == 422


def test_a_form_with_nothing_in_it_keeps_nothing(team: Team) -> None:
    assert team.phone("Sam").send("at/R05/").status_code == 200
    assert team.seat("Sam").own == {}


def test_who_comes_back_goes_on_where_they_left_off(team: Team) -> None:
    team.say("Sam", M01="3", V03="1")
    page = text(team.phone("Sam").get())
    assert "/at/R05/" in page
    assert "Go on where you left off" in page


def test_the_list_shows_what_is_missing_and_the_end(team: Team) -> None:
    team.say("Sam", M01="3", V03="1-2")
    phone = team.phone("Sam")
    page = text(phone.get("list/"))
    assert page.count('class="badge">missing') == 2
    assert "1–2" in page
    phone.post("done/")
    assert "You are done." in text(phone.get("list/"))
    phone.post("done/", done="no")
    assert "You are done." not in text(phone.get("list/"))


def test_three_deciding_factors_may_be_picked(team: Team) -> None:
    phone = team.phone("Sam")
    assert phone.post("top/", top=["R05", "M01"]).status_code == 302
    assert "2 chosen" in text(phone.get("list/"))
    assert phone.post("top/", top=["M01", "V03", "R05", "R17"]).status_code == 422
    assert phone.post("top/", top=["R30"]).status_code == 404


def test_each_page_is_there_in_french_too(team: Team) -> None:
    phone = team.phone("Sam")
    for place in ("", "list/", "top/", "at/R05/"):
        answer = phone.client.get(phone.start.replace("/en/", "/fr/") + place)
        assert answer.status_code == 200
        assert 'lang="fr"' in text(answer)
    assert "Pourquoi" in text(answer)


def test_once_answering_is_over_nothing_is_kept_and_what_came_out_is_shown(team: Team) -> None:
    phone = team.phone("Sam")
    assert phone.get("outcome/").status_code == 404
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    actions.close(team.desk.member, team.kept, team.key, team.now)
    assert phone.send("at/R05/", level="1").status_code == 422
    assert "Answering is over." in text(phone.get())
    team.reveal()
    assert "Eva on R05" in text(phone.get("outcome/"))


def test_a_factor_that_is_not_asked_is_not_there(team: Team) -> None:
    assert team.phone("Sam").get("at/R30/").status_code == 404
    assert team.phone("Sam").post("at/R30/", level="1").status_code == 404


def test_a_phone_forgets_when_told_to(team: Team) -> None:
    phone = team.phone("Sam")
    assert phone.post("leave/").status_code == 200
    assert phone.get().status_code == 404
