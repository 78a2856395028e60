"""The tags of the workplace's templates."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from alliancemap.words import LANGUAGES
from alliancemap_web.templatetags.work import (
    ICONS,
    STAGES,
    among,
    chip,
    icon,
    may,
    role_words,
    stage,
)
from alliancemap_web.workspaces.rights import RIGHTS, ROLES, Member, Right

VERDICTS = ("promising", "unclear", "not_as_it_stands")


@pytest.mark.parametrize("role", ROLES)
def test_a_page_offers_what_the_role_allows_and_nothing_else(role: str) -> None:
    member = Member(1, "key", "Heron", role, "Ada")  # type: ignore[arg-type]
    rights: tuple[Right, ...] = ("see", "answer", "edit", "manage")
    assert {one for one in rights if may(member, one)} == RIGHTS[member.role]


def test_nobody_may_do_nothing() -> None:
    assert not may(None, "see")


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_hidden_from_who_listens(name: str) -> None:
    drawn = icon(name)
    assert 'aria-hidden="true"' in drawn
    assert re.fullmatch(r"[MmLlHhVvCcSsQqTtAaZz0-9 .,-]+", ICONS[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_told_in_words(verdict: str, language: str) -> None:
    with translation.override(language):
        assert re.fullmatch(rf'<span class="chip {verdict}">[^<>]+</span>', chip(verdict))


def test_without_a_verdict_there_is_no_badge() -> None:
    assert chip("") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stage_fills_as_many_marks_as_it_has_come(language: str) -> None:
    with translation.override(language):
        filled = {one: stage(one).count('class="in"') for one in STAGES}
        words = {re.sub("<.*?>", "", stage(one)) for one in STAGES}
    assert filled == {"idea": 1, "talks": 2, "negotiation": 3, "running": 4, "ended": 0}
    assert len(words) == len(STAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_a_name(language: str) -> None:
    with translation.override(language):
        assert len({role_words(role) for role in ROLES}) == len(ROLES)


def test_only_groups_that_hold_a_chosen_factor_are_shown() -> None:
    rows = [SimpleNamespace(id=one) for one in ("M01", "M02", "M03")]
    groups: list[Any] = [
        SimpleNamespace(name="need", rows=rows[:2]),
        SimpleNamespace(name="offer", rows=rows[2:]),
    ]
    assert among(groups, {"M02"}) == [("need", [rows[1]])]
    assert among(groups, {"M01", "M03"}) == [("need", [rows[0]]), ("offer", [rows[2]])]
    assert among(groups, set()) == []
