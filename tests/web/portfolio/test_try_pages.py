"""The page of trying answers keeps nothing until somebody says so."""

import re

import pytest
from web.portfolio.desk import Desk


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing is kept here"), ("fr", "Rien n’est enregistré")]
)
def test_the_page_says_that_nothing_is_kept_and_keeps_nothing(
    ada: Desk, language: str, said: str
) -> None:
    ada.language = language
    page = ada.client.get(ada.address("try/"), {"try": ["M01=0", "M03=4"], "ask": "M04"})
    text = page.content.decode()
    assert page.status_code == 200
    assert said in text
    assert text.count('<figure class="side">') == 2
    assert 'name="try" value="M01=0"' in text
    assert ada.kept().row.sequence == 1


def test_an_answer_that_was_tried_is_kept_by_its_button(ada: Desk) -> None:
    text = ada.get("try/", **{"try": "M03=4"}).content.decode()
    form = re.search(
        r'<form method="post" action="([^"]+answers/M03/)">(.*?)</form>', text, re.DOTALL
    )
    assert form
    fields = dict(re.findall(r'name="(act|since|view|level)" value="([^"]*)"', form[2]))
    kept = ada.client.post(form[1], fields)
    assert kept.status_code == 302
    assert [(one.who, one.low) for one in ada.said("M03")][-1] == ("Ada", 4)


def test_it_is_offered_on_the_page_and_at_each_factor(ada: Desk) -> None:
    assert f'href="{ada.address("try/")}"' in ada.get().content.decode()
    assert f'href="{ada.address("try/")}?ask=M03"' in ada.get("answers/M03/").content.decode()


def test_who_may_only_read_tries_and_is_offered_no_keeping(ada: Desk, sit: object) -> None:
    rea = sit("Rea", "reader")  # type: ignore[operator]
    text = rea.get("try/", **{"try": "M03=4"}).content.decode()
    assert "What it would do" in text
    assert "Keep this answer" not in text


@pytest.mark.parametrize("sent", ["M01=7", "form=JV", "x"])
def test_what_no_page_offers_is_a_bad_request(ada: Desk, sent: str) -> None:
    assert ada.get("try/", **{"try": sent}).status_code == 400
