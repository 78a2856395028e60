"""Holding up a mirror: terms, people, links, ready, gone."""

import re

import pytest
from django.conf import LazySettings
from web.mirror.conftest import NOW, Hall, sit

from alliancemap_web.mirror import keeping_pages
from alliancemap_web.mirror.models import Guest, Mirror
from alliancemap_web.mirror.queries import guest_of_link


def sent(hall: Hall, **changed: object) -> dict[str, object]:
    usual = {
        "title": "A year", "us": "Petite", "them": "Grand", "welcome": "", "reasons": "yes",
        "until": "2026-02-01", "factors": ["V01", "R08"],
    }  # fmt: skip
    return usual | changed


def new(hall: Hall) -> str:
    return hall.path().replace(hall.key, "new")


def test_a_new_mirror_is_kept_and_led_to(hall: Hall) -> None:
    answer = sit(hall.owner).post(new(hall), sent(hall))
    made = Mirror.objects.exclude(key=hall.key).get()
    assert answer["Location"].endswith(f"/{made.key}/?done=made")
    assert (made.factors, made.by) == (["V01", "R08"], "Ada")


def test_terms_that_are_wrong_come_back_as_they_were_sent(hall: Hall) -> None:
    answer = sit(hall.owner).post(new(hall), sent(hall, title="", factors=["R12"], until="soon"))
    page = answer.content.decode()
    assert answer.status_code == 422
    for text in ("Write something here.", "These may not be asked: R12.", "at most 180 days"):
        assert text in page
    assert 'value="Grand"' in page


def test_every_factor_that_is_never_asked_stands_there_with_the_reason(hall: Hall) -> None:
    page = sit(hall.owner).get(new(hall)).content.decode()
    assert "10 factors that are never asked" in page
    assert "our strongest secret at the table" in page
    assert 'value="R18"' not in page


def test_terms_are_changed_until_the_first_link(hall: Hall) -> None:
    client = sit(hall.owner)
    client.post(new(hall), sent(hall))
    made = Mirror.objects.exclude(key=hall.key).get()
    client.post(hall.path("terms/").replace(hall.key, made.key), sent(hall, title="Two years"))
    made.refresh_from_db()
    assert made.title == "Two years"
    answer = client.post(hall.path("terms/"), sent(hall))
    assert answer.status_code == 422
    assert b"Somebody has a link already" in answer.content


def test_a_link_is_shown_once_in_the_guests_language(hall: Hall) -> None:
    client = sit(hall.owner)
    page = client.post(hall.path("people/"), {"name": "Luc", "language": "fr"}).content.decode()
    found = re.search(r'value="(http://testserver/fr/mirror/([^/"]+)/)"', page)
    assert found
    assert guest_of_link(found.group(2), NOW) == hall.guest("Luc")
    assert found.group(2) not in client.get(hall.path()).content.decode()


def test_who_cannot_be_asked_is_said_beside_the_field(hall: Hall) -> None:
    answer = sit(hall.owner).post(hall.path("people/"), {"name": "", "language": "fr"})
    assert answer.status_code == 422
    assert b'href="#person-name"' in answer.content
    assert Guest.objects.count() == 2


def test_a_link_is_mailed_in_their_language_where_an_address_is_given(
    hall: Hall, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HAS_MAIL = True
    letters: list[tuple[str, ...]] = []
    monkeypatch.setattr(keeping_pages, "send_later", lambda *letter: letters.append(letter) or True)
    asked = {"name": "Luc", "language": "fr", "address": "luc@grand.example"}
    page = sit(hall.owner).post(hall.path("people/"), asked).content.decode()
    ((to, subject, text, language),) = letters
    assert (to, language) == ("luc@grand.example", "fr")
    assert subject == "Petite vous demande comment vous voyez\N{NO-BREAK SPACE}: Working together"
    assert "http://testserver/fr/mirror/" in text
    assert "25 janvier 2026" in text
    assert "MannKind" not in subject + text
    assert "Sent to luc@grand.example." in page


def test_without_mail_the_link_is_passed_on_by_hand(hall: Hall, settings: LazySettings) -> None:
    settings.HAS_MAIL = False
    asked = {"name": "Luc", "language": "fr", "address": "luc@grand.example"}
    page = sit(hall.owner).post(hall.path("people/"), asked).content.decode()
    assert "pass the link on by hand" in page


def test_a_link_made_anew_is_shown_and_one_taken_back_is_said(hall: Hall) -> None:
    client = sit(hall.owner)
    person = hall.path(f"people/{hall.guest('Marie')}/")
    assert client.post(f"{person}link/").status_code == 200
    assert guest_of_link(hall.secrets["Marie"], NOW) is None
    page = client.post(f"{person}end/", follow=True).content.decode()
    assert "The link is taken back." in page
    assert "link taken back" in page
    assert client.post(f"{person}end/").status_code == 404


def test_the_page_comes_anew_when_something_moved_and_not_before(hall: Hall) -> None:
    client = sit(hall.owner)
    state = client.get(hall.path()).context["state"]
    assert client.get(hall.path("news/"), {"was": state}).status_code == 204
    hall.theirs("Marie", V01="1")
    assert client.get(hall.path("news/"), {"was": state}).status_code == 204
    hall.done("Marie")
    assert client.get(hall.path("news/"), {"was": state})["HX-Refresh"] == "true"


def test_the_preview_is_what_they_see_question_by_question(hall: Hall) -> None:
    preview = sit(hall.owner).get(hall.path("preview/")).content.decode()
    guest = hall.browser("Marie")
    welcome = guest.get(hall.at("Marie")).content.decode()
    told = re.search(r"<li>Before the reveal.*?</li>", welcome)
    assert told
    assert told.group() in preview
    for factor in hall.row.terms.factors:
        page = guest.get(hall.at("Marie", f"q/{factor}/")).content.decode()
        said = re.findall(r'<span class="said">(.*?)</span>', page)
        assert len(said) == 5
        assert all(one in preview for one in said)


def test_we_are_ready_and_take_it_back(hall: Hall) -> None:
    client = sit(hall.owner)
    answer = client.post(hall.path("ready/"), {"ready": "yes"})
    assert answer.status_code == 422
    assert b"We have given no answer yet." in answer.content
    hall.ours(V01="4")
    client.post(hall.path("ready/"), {"ready": "yes"})
    assert hall.row.ready_by == "Ada"
    client.post(hall.path("ready/"), {"ready": "no"})
    assert hall.row.ready_at is None


def test_a_deleted_mirror_is_gone(hall: Hall) -> None:
    client = sit(hall.owner)
    assert client.post(hall.path("delete/")).status_code == 302
    assert client.get(hall.path()).status_code == 404
