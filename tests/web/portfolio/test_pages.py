"""The pages of one alliance show what is known, what is not, and nothing to strangers."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from web.portfolio.desk import HTMX, Clock, Desk, fragment

from alliancemap.alliance_file import read_alliance
from alliancemap_web.portfolio import urls
from alliancemap_web.portfolio.actions import archive, attach
from alliancemap_web.workspaces.models import Opening
from alliancemap_web.workspaces.rights import Member

Sit = Callable[..., Desk]

# Every route of one alliance's page: where, by which method, and the least right it takes.
ROUTES = [
    ("", "get", "see"),
    ("live/", "get", "see"),
    ("files/svg/", "get", "see"),
    ("answers/", "get", "see"),
    ("answers/M03/", "get", "see"),
    ("answers/M03/", "post", "answer"),
    ("answers/M03/settle/", "post", "answer"),
    ("answers/M03/file/", "post", "answer"),
    ("evidence/FILE/", "get", "see"),
    ("evidence/FILE/remove/", "post", "edit"),
    ("facts/", "get", "see"),
    ("facts/fact-aim/", "post", "edit"),
    ("facts/fact-aim/history/", "get", "see"),
    ("facts/add/", "post", "edit"),
    ("facts/promises/remove/", "post", "edit"),
    ("history/", "get", "see"),
    ("history/undo/", "post", "answer"),
    ("then/", "get", "see"),
    ("try/", "get", "see"),
    ("then/signed/", "post", "edit"),
    ("team/", "get", "see"),
    ("undo/", "post", "answer"),
    ("gates/G01/", "post", "edit"),
    ("structure/", "post", "edit"),
    ("archive/", "post", "edit"),
    ("delete/", "get", "manage"),
    ("delete/", "post", "manage"),
]
LEAST = {"see": "reader", "answer": "respondent", "edit": "editor", "manage": "owner"}
BELOW = {"answer": "reader", "edit": "respondent", "manage": "editor"}


def knock(desk: Desk, place: str, method: str, file: str) -> int:
    """The status that somebody gets at a route."""
    address = desk.address(place.replace("FILE", file))
    sent = {"level": "1"} if place == "answers/M03/" else {}
    answer = desk.client.get(address) if method == "get" else desk.client.post(address, sent)
    return int(answer.status_code)


@pytest.fixture
def file(owner: Member, alliance: str, time: Clock) -> str:
    """The key of a file of evidence."""
    return attach(owner, alliance, "c.pdf", "application/pdf", b"%PDF-1", time.moment).key


def test_every_address_of_an_alliances_page_has_its_rows_here() -> None:
    patterns = [str(one.pattern) for one in urls.urlpatterns]
    own = {one.removeprefix(urls.ONE) for one in patterns if one.startswith(urls.ONE)}
    own -= {one for one in own if one.startswith("open")}  # the tests of openings hold theirs
    matched = {
        one
        for one in own
        for place, _, _ in ROUTES
        if re.fullmatch(re.sub(r"<\w+:\w+>", "[^/]+", one), place)
    }
    assert own == matched


def test_strangers_find_nothing_at_any_route(ada: Desk, sit: Sit, file: str) -> None:
    zoe = sit("Zoe", "owner", firm="Autre")
    outside = sit("Eva", "editor", sees_all=False)
    for place, method, right in ROUTES:
        assert knock(zoe, place, method, file) == 404, (place, method)
        expected = 403 if right == "manage" else 404
        assert knock(outside, place, method, file) == expected, (place, method)
    assert ada.kept().row.sequence == 1


def test_who_is_signed_out_is_led_to_sign_in(ada: Desk, file: str) -> None:
    nobody = Client()
    for place, method, _ in ROUTES:
        address = ada.address(place.replace("FILE", file))
        answer = nobody.get(address) if method == "get" else nobody.post(address)
        assert answer.status_code == 302, place
        assert "/account/sign-in/" in answer["Location"]


def test_too_low_a_role_is_refused_at_every_route_that_changes_something(
    ada: Desk, sit: Sit, file: str
) -> None:
    low = {right: sit(right.title(), role) for right, role in BELOW.items()}
    for place, method, right in ROUTES:
        if right == "see":
            continue
        # What undoing takes depends on the act; one that does not exist is not found by anybody.
        expected = 404 if place == "undo/" else 403
        assert knock(low[right], place, method, file) == expected, (place, method)
    assert ada.kept().row.sequence == 1


def test_an_alliance_open_in_outline_shows_name_stage_and_verdict_alone(
    ada: Desk, sit: Sit, file: str
) -> None:
    eva = sit("Eva", "reader", sees_all=False)
    Opening.objects.create(
        membership_id=eva.member.membership,
        alliance=eva.alliance,
        level="outline",
        opened_by="Ada",
        opened_at=ada.clock.moment,
    )
    page = eva.get()
    text = page.content.decode()
    assert page.status_code == 200
    assert "MannKind × Sanofi" in text
    assert "To see more, ask Ada" in text
    assert "insulin" not in text
    for place, method, right in ROUTES[1:]:
        if right == "see":
            assert knock(eva, place, method, file) == 404, place
    Opening.objects.update(level="whole")
    assert "insulin" in eva.get().content.decode()


def test_the_map_is_on_top_and_each_of_its_parts_leads_to_a_place_of_the_page(ada: Desk) -> None:
    text = ada.get().content.decode()
    assert text.index('id="map"') < text.index('id="verdict"') < text.index('id="themes"')
    places = set(re.findall(r' id="([^"]+)"', text))
    doors = set(re.findall(r'href="#([^"]+)"', text))
    assert doors <= places
    assert {"fact-us", "fact-partner", "fact-need", "theme-risk"} <= doors


def test_unknown_is_never_hidden(ada: Desk) -> None:
    kept = ada.kept().row
    text = ada.get().content.decode()
    unknown = kept.relevant - kept.known
    assert f"{unknown} open questions" in text
    listed = text[text.index('id="open"') : text.index('id="themes"')]
    assert len(set(re.findall(r'href="#([MVR]\d+)"', listed))) == unknown


def test_each_next_question_opens_its_form_right_there(ada: Desk) -> None:
    text = fragment(ada.get(), "part-questions")
    asked = re.findall(r'id="here-(\w+)"', text)
    assert asked
    assert f"answers/{asked[0]}/?place=question" in text


def test_readers_see_no_forms_and_respondents_none_for_facts(ada: Desk, sit: Sit) -> None:
    reader, respondent = sit("Cy", "reader"), sit("Ben", "respondent")
    for place in ("", "answers/", "answers/M03/", "facts/"):
        assert 'method="post"' not in reader.get(place).content.decode()
    assert 'id="answer-M03"' in respondent.get("answers/M03/").content.decode()
    assert 'id="facts-fact-aim"' not in respondent.get("facts/").content.decode()
    assert 'id="gate-form' not in respondent.get().content.decode()


def test_the_list_of_answers_shows_those_of_one_kind(ada: Desk) -> None:
    ada.send("answers/M03/", level="4", sure="guess")
    mine = ada.get("answers/", which="mine").content.decode()
    assert set(re.findall(r'<details class="factor" id="(\w+)"', mine)) == {"M03"}
    everything = ada.get("answers/", which="nonsense").content.decode()
    assert len(re.findall(r'<details class="factor"', everything)) == 60
    assert "No answer is of this kind" in ada.get("answers/", which="faded").content.decode()


def test_an_archived_alliance_says_so_and_can_be_taken_out_again(ada: Desk) -> None:
    archive(ada.member, ada.alliance, ada.clock.moment)
    text = ada.get().content.decode()
    assert "Archived on" in text
    assert 'id="answer' not in ada.get("answers/M03/").content.decode()
    ada.post("archive/", away="0")
    assert "Archived on" not in ada.get().content.decode()


@pytest.mark.parametrize("kind", ["svg", "png-portrait", "pdf", "pptx", "yaml", "json"])
def test_an_alliance_is_taken_away_as_a_file(ada: Desk, kind: str) -> None:
    taken = ada.get(f"files/{kind}/")
    assert taken.status_code == 200
    assert taken["Content-Disposition"].startswith("attachment")
    if kind in {"yaml", "json"}:
        assert read_alliance(taken.content) == read_alliance(ada.kept().document)


def test_a_file_of_no_kind_is_not_there(ada: Desk) -> None:
    assert ada.get("files/doc/").status_code == 404


def test_what_others_did_is_told_and_ones_own_acts_are_no_news(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben", "respondent")
    nothing = ada.part("live/", after="1")
    assert (nothing.status_code, nothing["X-Sequence"]) == (204, "1")
    ben.send("answers/M03/", level="2")
    moved = ada.part("live/", after="1")
    assert moved["X-Sequence"] == "2"
    assert "Ben answered M03" in fragment(moved, "news")
    assert "level 2" in fragment(moved, "row-M03")
    assert 'id="answer-M03"' not in moved.content.decode()
    own = ben.part("live/", after="1")
    assert 'id="news"' not in own.content.decode()
    assert "level 2" in fragment(own, "row-M03")
    assert ada.part("live/", after="nonsense").status_code == 200


def test_the_french_page_has_no_english_sentence_of_ours(ada: Desk, sit: Sit) -> None:
    ada.send("answers/M03/", level="4", fades="2026-01-07")
    sit("Ben", "respondent").send("answers/M03/", level="0")
    ada.clock.passes(days=9)
    english = sentences("en") - sentences("fr")
    ada.language = "fr"
    for place in ("", "answers/", "answers/M03/", "facts/", "delete/", "facts/fact-aim/history/"):
        text = ada.get(place).content.decode()
        found = {one for one in english if f">{one}<" in text or f'"{one}"' in text}
        assert not found, (place, found)


def sentences(language: str) -> set[str]:
    """Every sentence of this room in a language that leaves no room for a value."""
    from alliancemap.words import table

    told = table(language, "portfolio").values()
    return {one for one in told if isinstance(one, str) and "{" not in one and " " in one}


def test_nobody_keeps_what_is_the_firms_own(ada: Desk) -> None:
    for place in ("", "answers/M03/", "live/?after=0"):
        answer = ada.client.get(ada.address(place), headers=HTMX)
        assert answer["Cache-Control"] == "no-store, private"


def test_texts_that_look_like_markup_are_shown_as_they_are(ada: Desk) -> None:
    ada.send("answers/M03/", level="1", note="<script>alert(1)</script>", source__text__0="<b>x")
    ada.send(
        "facts/fact-aim/", aim='"><img src=x>', **{"was.aim": "Sell inhaled insulin worldwide"}
    )
    for place in ("", "answers/M03/", "facts/", "facts/fact-aim/history/"):
        text = ada.get(place).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x>" not in text
