"""The partner's people: a link, no account, their own pages and nothing else."""

import re

import pytest
from django.test import Client
from portfolio_made import member_in
from web.mirror.conftest import NOW, Hall, sit

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.models import GuestAnswer

BELOW = ("", "end/", "q/V01/", "news/", "agenda/")
POSTS = ("end/", "again/", "withdraw/", "leave/", "q/V01/")


def test_a_link_leads_to_its_page_without_the_secret_in_the_address(hall: Hall) -> None:
    answer = Client().get(f"/en/mirror/{hall.secrets['Marie']}/")
    assert answer["Location"] == hall.at("Marie")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_the_forms_of_their_pages_say_where_they_come_from(hall: Hall) -> None:
    # Under "no-referrer" a browser sends its forms with an origin of null, which is refused.
    page = hall.browser("Marie").get(hall.at("Marie"))
    assert page["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("below", BELOW)
def test_who_did_not_come_by_the_link_finds_nothing(hall: Hall, below: str) -> None:
    for client in (Client(), hall.browser("Tom"), sit(hall.owner)):
        assert client.get(hall.at("Marie", below)).status_code == 404


@pytest.mark.parametrize("below", POSTS)
def test_who_did_not_come_by_the_link_does_nothing(hall: Hall, below: str) -> None:
    hall.theirs("Marie", V01="1")
    for client in (Client(), hall.browser("Tom"), sit(hall.owner)):
        assert client.post(hall.at("Marie", below), {"level": "4"}).status_code == 404
    assert GuestAnswer.objects.get().level == "1"
    assert hall.row.done == 0


def test_a_guest_reaches_no_other_page(hall: Hall, revealed: Hall) -> None:
    client = hall.browser("Marie")
    base = f"/en/work/{hall.owner.key}/"
    one = f"{base}alliances/{hall.alliance}/"
    for path in (
        base,
        one,
        f"{one}team/mirror/",
        hall.path(),
        hall.path("agenda/"),
        f"{one}answers/",
    ):
        answer = client.get(path)
        assert answer.status_code == 302
        assert "/account/sign-in/" in answer["Location"]
    assert client.get(f"/api/1/alliances/{hall.alliance}").status_code == 401


def test_a_guest_sees_only_what_was_chosen(hall: Hall) -> None:
    client = hall.browser("Marie")
    hall.ours(V01="4")
    told = b"".join(client.get(hall.at("Marie", below)).content for below in BELOW)
    for secret in (
        b"MannKind",
        b"Sanofi",
        b"insulin",
        hall.alliance.encode(),
        hall.key.encode(),
        hall.owner.key.encode(),
        b"Ada",
        b"ada@example.org",
        b"Hit on a partner priority",
    ):
        assert secret not in told, secret
    for chosen in (b"Petite", b"Grand Groupe", b"Working together", b"What do you see?", b"Tom"):
        assert chosen in told, chosen


def test_the_terms_are_told_before_anybody_answers(hall: Hall) -> None:
    page = hall.browser("Marie").get(hall.at("Marie")).content.decode()
    assert "nobody but you sees your answers" in page
    assert "at the same moment" in page
    assert "you can withdraw" in page
    assert "until 25 January 2026" in page


def test_an_answer_is_kept_as_it_is_given_and_stands_on_coming_back(hall: Hall) -> None:
    client = hall.browser("Marie")
    path = hall.at("Marie", "q/V01/")
    assert client.post(path, {"level": "3", "reason": "a year"})["Location"] == path
    part = client.post(path, {"reason": "our year"}, headers={"HX-Request": "true"})
    assert part.content.lstrip().startswith(b'<form class="mirror-form" id="answer-V01"')
    fresh = Client()
    fresh.get(f"/en/mirror/{hall.secrets['Marie']}/")
    page = fresh.get(path).content.decode()
    assert re.search(r'value="3" aria-pressed="true"', page)
    assert "our year</textarea>" in page


def test_a_range_takes_the_place_of_a_level_and_a_level_that_of_a_range(hall: Hall) -> None:
    client = hall.browser("Marie")
    path = hall.at("Marie", "q/V01/")
    client.post(path, {"low": "3", "high": "1"})
    assert GuestAnswer.objects.get().level == "1-3"
    client.post(path, {"low": "1", "high": "3", "level": "unknown"})
    assert GuestAnswer.objects.get().level == "unknown"


def test_a_question_that_is_not_asked_is_not_there(hall: Hall) -> None:
    client = hall.browser("Marie")
    assert client.get(hall.at("Marie", "q/V05/")).status_code == 404
    assert client.post(hall.at("Marie", "q/R12/"), {"level": "1"}).status_code == 404


def test_one_is_done_and_may_change_ones_mind_until_the_reveal(hall: Hall) -> None:
    client = hall.browser("Marie")
    client.post(hall.at("Marie", "q/V01/"), {"level": "3"})
    assert client.post(hall.at("Marie", "end/")).status_code == 302
    assert b"You are done" in client.get(hall.at("Marie")).content
    assert client.get(hall.at("Marie", "q/V01/")).status_code == 302
    assert client.post(hall.at("Marie", "q/V01/"), {"level": "0"}).status_code == 422
    client.post(hall.at("Marie", "again/"))
    client.post(hall.at("Marie", "q/V01/"), {"level": "0"})
    assert GuestAnswer.objects.get().level == "0"


def test_done_with_nothing_said_is_refused_in_words(hall: Hall) -> None:
    client = hall.browser("Marie")
    answer = client.post(hall.at("Marie", "end/"))
    assert answer.status_code == 422
    assert b"Answer at least one question first." in answer.content


def test_withdrawing_deletes(hall: Hall) -> None:
    client = hall.browser("Marie")
    client.post(hall.at("Marie", "q/V01/"), {"level": "3", "reason": "x"})
    answer = client.post(hall.at("Marie", "withdraw/"), follow=True)
    assert b"Your answers are deleted." in answer.content
    assert not GuestAnswer.objects.exists()


def test_after_the_reveal_nothing_can_be_withdrawn_and_that_is_said(revealed: Hall) -> None:
    client = revealed.browser("Marie")
    answer = client.post(revealed.at("Marie", "withdraw/"))
    assert answer.status_code == 422
    assert b"nothing can be changed or withdrawn" in answer.content
    assert client.post(revealed.at("Marie", "again/")).status_code == 302
    assert revealed.row.done == 2


def test_on_a_device_that_others_use_the_link_is_forgotten(hall: Hall) -> None:
    client = hall.browser("Marie")
    client.post(hall.at("Marie", "leave/"))
    assert client.get(hall.at("Marie")).status_code == 404


def test_when_the_time_is_over_that_is_said(hall: Hall, time: object) -> None:
    client = hall.browser("Marie")
    time.moment = NOW.replace(month=2)  # type: ignore[attr-defined]
    page = client.get(hall.at("Marie")).content
    assert b"The time for answers ended on 25 January 2026." in page
    assert b"Begin" not in page


def test_the_agenda_shows_both_sides_and_not_our_guesses(revealed: Hall) -> None:
    page = revealed.browser("Marie").get(revealed.at("Marie", "agenda/")).content.decode()
    assert "Marie, Purchasing: 1" in page
    assert "Tom: 0" in page
    assert "Petite: 4" in page
    for ours_alone in ("How well do we know them", "Hit on a partner priority", "Partner value"):
        assert ours_alone not in page


def test_the_agenda_is_word_for_word_the_same_on_both_sides(revealed: Hall) -> None:
    theirs = revealed.browser("Marie").get(revealed.at("Marie", "agenda/")).content.decode()
    ours = sit(revealed.owner).get(revealed.path("sheet/")).content.decode()

    def agenda(page: str) -> str:
        return page[
            page.index("<h2>Where we differ") : page.index("a level means the same on both")
        ]

    assert agenda(theirs) == agenda(ours)


def test_an_ended_link_opens_nothing_after_the_reveal_either(revealed: Hall) -> None:
    client = revealed.browser("Marie")
    actions.end_guest(revealed.owner, revealed.kept, revealed.key, revealed.guest("Marie"), NOW)
    assert client.get(revealed.at("Marie", "agenda/")).status_code == 404
    assert [one["name"] for one in revealed.row.shown["theirs"]] == ["Marie", "Tom"]


def test_a_member_who_is_also_a_guest_keeps_both_apart(hall: Hall) -> None:
    member = member_in("Autre", "eve@example.org", "Eve")
    client = sit(member)
    client.get(f"/en/mirror/{hall.secrets['Marie']}/")
    assert client.get(hall.at("Marie")).status_code == 200
    assert client.get(hall.path()).status_code == 404
