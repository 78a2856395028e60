"""What is done to a round and its people by the forms of its page."""

import re

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from web.portfolio.desk import Desk
from web.rounds.team import Team, gather, prepare

from alliancemap_web.jobs.worker import work_off
from alliancemap_web.rounds import actions

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    """What a page says."""
    return answer.content.decode()


def test_from_a_draft_to_what_came_out_by_forms_alone(ada: Desk) -> None:
    made = ada.post("team/rounds/", title="Before we sign", set="airport_6")
    where = "team/rounds/" + made.headers["Location"].split("/rounds/")[1]
    for name, function in (("Sam", "sales"), ("Eva", "engineering")):
        assert (
            ada.post(f"{where}people/", do="add", name=name, function=function).status_code == 302
        )
    assert ada.post(f"{where}do/", do="propose").status_code == 302
    opened = ada.post(f"{where}do/", do="open", until="2026-01-20")
    links = re.findall(r'value="http://testserver(/en/round/[^"]+)"', text(opened))
    assert len(links) == 2
    assert links[0] not in text(ada.get(where))  # shown once
    for link, level in zip(links, "40", strict=True):
        client = Client()
        start = client.get(link).headers["Location"]
        client.post(f"{start}at/R05/", {"level": level, "reason": "x"})
        client.post(f"{start}done/")
    assert ada.post(f"{where}do/", do="reveal").status_code == 302
    assert "Two camps" in text(ada.get(where))
    assert ada.post(f"{where}do/", do="take", factor=["R05"], form="").status_code == 302
    assert ada.said("R05")[-1].settles
    assert ada.post(f"{where}do/", do="again", factor=["R05"]).status_code == 302
    assert ada.post(f"{where}do/", do="cancel").status_code == 302


def test_a_link_made_anew_is_shown_once(team: Team) -> None:
    page = text(team.desk.post(f"{team.where}people/", do="link", person=team.people["Sam"]))
    (link,) = re.findall(r'value="http://testserver(/en/round/[^"]+)"', page)
    assert Client().get(link).status_code == 302
    assert Client().get(f"/en/round/{team.secrets['Sam']}/").status_code == 404


def test_what_is_refused_is_said_on_the_page(ada: Desk) -> None:
    team = prepare(ada, share=False)
    answer = ada.post(f"{team.where}do/", do="open", until="2026-01-20")
    assert answer.status_code == 422
    assert "has no question yet" in text(answer)
    assert ada.post(f"{team.where}do/", do="open", until="soon").status_code == 422
    assert ada.post(f"{team.where}people/", do="add", name="", function="sales").status_code == 422
    assert ada.post(f"{team.where}do/", do="dance").status_code == 404
    assert ada.post(f"{team.where}people/", do="dance").status_code == 404
    assert ada.post("team/rounds/zzzzzzzzzzzz/do/", do="close").status_code == 404


def test_people_and_questions_are_changed_one_by_one(ada: Desk) -> None:
    team = prepare(ada)
    sam = team.people["Sam"]
    ada.post(f"{team.where}people/", do="factors", person=sam, factor=["R05"])
    ada.post(f"{team.where}people/", do="leads", person=sam)
    ada.post(f"{team.where}people/", do="remove", person=team.people["Lou"])
    people = {one.name: one for one in team.row().people}
    assert "Lou" not in people
    assert people["Sam"].leads
    assert people["Sam"].factors == ("R05",)
    ada.post(f"{team.where}do/", do="change", title="New", names="no", set="airport_6")
    assert (team.row().title, team.row().names, len(team.row().factors)) == ("New", False, 6)
    assert ada.post(f"{team.where}do/", do="discard").status_code == 302


def test_links_and_one_reminder_go_by_mail_where_mail_is_sent(
    ada: Desk, settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    team = prepare(ada)
    guest = actions.Guest("sales", "Bo", address="bo@example.org")
    bo = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    ada.post(f"{team.where}do/", do="propose")
    page = text(ada.post(f"{team.where}do/", do="open", until="2026-01-20", mail="yes"))
    work_off()
    (letter,) = [one for one in mail.outbox if one.to == ["bo@example.org"]]
    (link,) = re.findall(r"http://testserver(/en/round/\S+)", letter.body)
    assert link in page
    assert ada.post(f"{team.where}people/", do="remind", person=bo).status_code == 302
    work_off()
    second = mail.outbox[-1]
    assert second.to == ["bo@example.org"]
    (other,) = re.findall(r"http://testserver(/en/round/\S+)", second.body)
    assert Client().get(link).status_code == Client().get(other).status_code == 302
    assert ada.post(f"{team.where}people/", do="remind", person=bo).status_code == 422


def test_a_day_put_off_is_kept(ada: Desk) -> None:
    team = gather(ada)
    ada.post(f"{team.where}do/", do="extend", until="2026-02-01")
    assert team.row().until is not None
    assert team.row().until.isoformat() == "2026-02-01"
    ada.post(f"{team.where}do/", do="close")
    assert team.row().state == "closed"
