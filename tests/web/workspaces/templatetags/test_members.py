"""The tags of the pages of members speak both languages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import translation

from alliancemap.words import LANGUAGES
from alliancemap_web.workspaces.checks import LEVELS
from alliancemap_web.workspaces.models import OpeningEntry
from alliancemap_web.workspaces.people_pages import DONE
from alliancemap_web.workspaces.rights import ROLES
from alliancemap_web.workspaces.rows import LogLine, WayIn
from alliancemap_web.workspaces.templatetags.members import (
    day,
    done_words,
    level_help,
    level_words,
    log_words,
    role_may,
    role_said,
    way_in_words,
)

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_level_and_deed_has_its_words(language: str) -> None:
    with translation.override(language):
        said = [role_said(role) for role in ROLES] + [role_may(role) for role in ROLES]
        said += [level_words(one) for one in ("closed", *LEVELS)]
        said += [level_help(one) for one in ("closed", *LEVELS)]
        said += [done_words(one) for one in DONE]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_log_names_whom_it_is_about(language: str) -> None:
    with translation.override(language):
        for kind in OpeningEntry.Kind.values:
            for level in LEVELS if kind in ("opened", "seen") else ("",):
                said = log_words(LogLine(kind, level, "Eva", "Ada", NOW))
                assert "Eva" in said
                assert ("Ada" in said) == (kind in ("opened", "closed", "all")), said


def test_a_day_is_written_as_people_write_it() -> None:
    assert day(NOW) == "1 March 2027"
    with translation.override("fr"):
        assert day(NOW) == "1er mars 2027"


def test_what_is_open_is_told_with_its_purpose_and_last_day() -> None:
    one = WayIn("x", "whole", "advice", NOW.date(), "Ada", NOW)
    assert way_in_words(one) == "Whole. For: advice. Through 1 March 2027."
    assert way_in_words(replace(one, purpose="", until=None)) == "Whole."
