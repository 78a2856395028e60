"""The page on which an alliance begins: what was typed stays, strangers find nothing."""

from pathlib import Path

import pytest
from django.test import Client
from portfolio_made import member_in
from web.lounge.acted import TALK, act, answer
from web.portfolio.desk import Clock
from web.portfolio.firm import browser_of, text_of_page
from web.portfolio.test_beginning import send

from alliancemap.words import LANGUAGES
from alliancemap_web.alliances.actions import refresh_demonstration
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import find_row, list_alliances
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.usefixtures("time")
PLACES = ("", "example/", "talk/")


def path(member: Member, place: str = "", language: str = "en") -> str:
    return f"/{language}/work/{member.key}/alliances/new/{place}"


def begun(member: Member, answer: object) -> str:
    """The key of the alliance to whose page an answer leads."""
    location = answer["Location"]  # type: ignore[index]
    start = f"/en/work/{member.key}/alliances/"
    assert location.startswith(start)
    return str(location.removeprefix(start).strip("/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_little_and_offers_every_stage(owner: Member, language: str) -> None:
    page = browser_of(owner).get(path(owner, language=language))
    text = text_of_page(page)
    for key in ("portfolio.new_partner", "portfolio.new_aim", "portfolio.new_go"):
        assert sentence(key, language) in text
    for one in STAGES:
        assert sentence(f"workspaces.shell_stage_{one}", language) in text
    html = page.content.decode()
    assert html.count(" required") == 1
    assert 'value="Petite"' in html
    assert page["Cache-Control"] == "no-store, private"


def test_an_alliance_begins_with_what_was_typed(owner: Member, time: Clock) -> None:
    sent = {
        "partner": " Gigant ", "aim": "Sell more", "ours": "Petite SAS", "stage": "negotiation",
        "sector": "health_technology",
    }  # fmt: skip
    key = begun(owner, browser_of(owner).post(path(owner), sent))
    row = find_row(owner, key)
    assert row
    assert (row.name, row.partner, row.stage) == ("Petite SAS × Gigant", "Gigant", "negotiation")
    assert row.changed_at == time.moment


def test_a_partners_name_alone_begins_an_idea(owner: Member) -> None:
    row = find_row(owner, begun(owner, browser_of(owner).post(path(owner), {"partner": "G"})))
    assert row
    assert (row.name, row.stage) == ("Petite × G", "idea")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"partner": " "}, "PRT011"), ({"stage": "wedding"}, "PRT002")],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    owner: Member, wrong: dict[str, str], code: str, language: str
) -> None:
    sent = {"partner": "Gigant", "aim": "Sell <more>"} | wrong
    answer = browser_of(owner).post(path(owner, language=language), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f">{code}<" in page
    assert 'role="alert"' in page
    assert "Sell &lt;more&gt;" in page
    assert list_alliances(owner).total == 0


def test_an_example_is_offered_and_copied(owner: Member, examples: Path) -> None:
    refresh_demonstration(examples)
    client = browser_of(owner)
    assert 'value="tesla-daimler"' in client.get(path(owner)).content.decode()
    row = find_row(
        owner, begun(owner, client.post(path(owner, "example/"), {"example": "tesla-daimler"}))
    )
    assert row
    assert row.known > 0
    unknown = client.post(path(owner, "example/"), {"example": "nothing"})
    assert unknown.status_code == 404
    assert "PRT008" in unknown.content.decode()


def test_a_talk_is_offered_to_whom_it_belongs_and_brought_in(
    owner: Member, stranger: Member
) -> None:
    send(owner, act("name", "Blue"), act("answer:M03", answer(2)))
    client = browser_of(owner)
    assert "Blue" in text_of_page(client.get(path(owner)))
    assert "Blue" not in text_of_page(browser_of(stranger).get(path(stranger)))
    theirs = browser_of(stranger).post(path(stranger, "talk/"), {"talk": TALK})
    assert theirs.status_code == 404
    assert "PRT012" in theirs.content.decode()
    key = begun(owner, client.post(path(owner, "talk/"), {"talk": TALK}))
    assert find_row(owner, key)
    assert "Blue" not in text_of_page(client.get(path(owner)))


@pytest.mark.parametrize("place", PLACES)
def test_strangers_find_nothing_and_readers_are_told_so(
    owner: Member, stranger: Member, place: str
) -> None:
    sent = {"partner": "Gigant"}
    out = Client().post(path(owner, place), sent)
    assert out.status_code == 302
    assert "/account/sign-in/" in out["Location"]
    assert browser_of(stranger).post(path(owner, place), sent).status_code == 404
    for role in ("reader", "respondent"):
        member = member_in("Petite", f"{role}@example.org", role, role)  # type: ignore[arg-type]
        assert browser_of(member).post(path(owner, place), sent).status_code == 403
    assert list_alliances(owner).total == 0


def test_who_sees_only_what_is_open_begins_nothing(owner: Member) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)
    assert browser_of(eva).post(path(owner), {"partner": "Gigant"}).status_code == 403
    assert list_alliances(owner).total == 0


@pytest.mark.parametrize("place", PLACES[1:])
def test_what_changes_something_is_no_page_to_look_at(owner: Member, place: str) -> None:
    assert browser_of(owner).get(path(owner, place)).status_code == 405
