"""What our side shows, and reads once it is revealed."""

import pytest
from portfolio_made import member_in
from web.mirror.conftest import Hall, sit

from alliancemap_web.mirror.models import Mirror
from alliancemap_web.mirror.queries import own_answers
from alliancemap_web.mirror.said import Said


def test_we_answer_in_our_words_with_a_reason_apart_from_our_notes(hall: Hall) -> None:
    client = sit(hall.owner)
    path = hall.path("ours/V01/")
    assert b"None of their goals" in client.get(path).content
    client.post(path, {"level": "3", "reason": "your plan names it"})
    assert own_answers(hall.row.id)["V01"] == Said("3", "your plan names it")
    part = client.post(path, {"level": "2"}, headers={"HX-Request": "true"}).content.decode()
    assert "The reason we share." in part
    assert own_answers(hall.row.id)["V01"] == Said("2", "")


def test_our_present_answers_are_taken_over_by_one_press(hall: Hall) -> None:
    client = sit(hall.owner)
    page = client.post(hall.path("ours/take/"), follow=True).content.decode()
    assert "Taken over: levels only." in page
    assert own_answers(hall.row.id)


def test_once_ready_our_answers_stand(hall: Hall) -> None:
    client = sit(hall.owner)
    hall.ours(V01="3")
    hall.ready()
    assert client.post(hall.path("ours/V01/"), {"level": "0"}).status_code == 422
    assert client.post(hall.path("ours/take/")).status_code == 422
    assert own_answers(hall.row.id)["V01"].level == "3"
    assert b"our answers stand" in client.get(hall.path("ours/V01/")).content


def test_a_question_that_is_not_asked_is_not_there(hall: Hall) -> None:
    assert sit(hall.owner).get(hall.path("ours/V05/")).status_code == 404


def test_who_may_only_answer_or_read_does_not_speak_for_us(hall: Hall) -> None:
    for role in ("respondent", "reader"):
        member = member_in("Petite", f"{role}@example.org", role, role)  # type: ignore[arg-type]
        client = sit(member)
        assert client.get(hall.path("ours/")).status_code == 403
        assert client.post(hall.path("ours/V01/"), {"level": "0"}).status_code == 403
        assert client.post(hall.path("ours/take/")).status_code == 403
        assert client.get(hall.path()).status_code == 200


@pytest.mark.parametrize("below", ["agenda/", "sheet/"])
def test_before_the_reveal_there_is_no_agenda(hall: Hall, below: str) -> None:
    assert sit(hall.owner).get(hall.path(below))["Location"] == hall.path()
    assert hall.row.looked_at is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_agenda_shows_the_gaps_and_our_guesses(revealed: Hall, language: str) -> None:
    path = revealed.path("agenda/").replace("/en/", f"/{language}/")
    page = sit(revealed.owner).get(path).content.decode()
    assert {"en": "How well do we know them?", "fr": "Les connaissons-nous bien"}[language] in page
    assert {"en": "3.5", "fr": "3,5"}[language] in page
    assert 'class="dot-ours"' in page
    assert 'class="dot-theirs"' in page
    assert revealed.row.looked_at


def test_what_could_not_be_added_is_added_by_hand(revealed: Hall) -> None:
    Mirror.objects.filter(key=revealed.key).update(is_recorded=False)
    client = sit(revealed.owner)
    assert b"could not be added" in client.get(revealed.path()).content
    page = client.post(revealed.path("record/"), follow=True).content.decode()
    assert "Their answers are in the alliance now" in page
    assert revealed.row.is_recorded


def test_nothing_is_added_by_hand_before_the_reveal(hall: Hall) -> None:
    assert sit(hall.owner).post(hall.path("record/")).status_code == 422
    assert hall.kept.row.sequence == 1
