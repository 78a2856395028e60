"""The page on which owners choose how long what is kept: what it says, takes and refuses."""

import re
from datetime import timedelta

import pytest
from web.portfolio.firm import browser_of, text_of_page
from web.privacy.filled import NOW

from alliancemap.words import LANGUAGES
from alliancemap_web import clock
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.privacy.actions.keeping import choose_keeping
from alliancemap_web.privacy.keeping import BY_NAME, CHOICES
from alliancemap_web.privacy.keeping_pages import FIXED, said
from alliancemap_web.workspaces.models import Workspace
from alliancemap_web.workspaces.rights import Member

FOREVER = dict.fromkeys(BY_NAME, 0)
SELECTED = re.compile(r'<option value="(\d+)" selected>')


def where(member: Member, language: str = "en") -> str:
    return f"/{language}/work/{member.key}/settings/keeping/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words_and_a_choice(owner: Member, language: str) -> None:
    choose_keeping(owner, FOREVER | {"links": 365})
    answer = browser_of(owner).get(where(owner, language))
    text, page = text_of_page(answer), answer.content.decode()
    for name in BY_NAME:
        assert sentence(f"privacy.keep_{name}", language) in text
        assert f'<label for="keep-{name}">' in page
    assert all(f"privacy.keep_fixed_{name}" not in text for name in FIXED)
    assert SELECTED.findall(page) == [str((FOREVER | {"links": 365})[name]) for name in BY_NAME]


def test_what_goes_is_told_where_anything_does(
    owner: Member, alliance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_keeping(owner, FOREVER | {"archived": 30})
    browser = browser_of(owner)
    assert "Goes tonight" not in text_of_page(browser.get(where(owner)))
    archive(owner, alliance, NOW)
    for days, told in ((20, "Goes tonight: 0; within two weeks: 1."), (31, "Goes tonight: 1;")):
        monkeypatch.setattr(clock, "now", lambda days=days: NOW + timedelta(days=days))
        assert text_of_page(browser.get(where(owner))).count(told) == 1


def test_a_choice_is_kept_and_said_to_be(owner: Member) -> None:
    browser = browser_of(owner)
    sent = {f"keep-{name}": "0" for name in BY_NAME} | {"keep-looks": "90"}
    answer = browser.post(where(owner), sent)
    assert answer["Location"] == f"{where(owner)}?done=kept"
    assert "Kept." in text_of_page(browser.get(answer["Location"]))
    assert "Kept." not in text_of_page(browser.get(where(owner)))
    assert Workspace.objects.get(pk=owner.workspace).keeps == FOREVER | {"looks": 90}


@pytest.mark.parametrize("wrong", ["7", "-30", "ever", "²", ""])
def test_a_length_that_is_none_keeps_nothing(owner: Member, wrong: str) -> None:
    choose_keeping(owner, FOREVER)
    sent = {f"keep-{name}": "30" for name in BY_NAME} | {"keep-links": wrong}
    assert browser_of(owner).post(where(owner), sent).status_code == 400
    assert Workspace.objects.get(pk=owner.workspace).keeps == FOREVER


def test_lengths_are_told_in_years_where_they_are_years() -> None:
    assert [said(days) for days in CHOICES] == [
        "For ever", "30 days", "90 days", "180 days",
        "1 year", "2 years", "3 years", "5 years", "10 years",
    ]  # fmt: skip
