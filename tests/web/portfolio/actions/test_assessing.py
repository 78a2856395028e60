"""What an alliance was judged to be is kept beside it, is what it would be judged to be, and goes
when it no longer is.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from portfolio_made import data_of
from web.portfolio.conftest import NOW
from web.portfolio.desk import Clock, Desk

from alliancemap.model.alliance import Alliance
from alliancemap_web.alliances import readings as judging
from alliancemap_web.portfolio import assessed, readings
from alliancemap_web.portfolio.actions import assess_anew, delete_alliance, record
from alliancemap_web.portfolio.acts import Change, text_of
from alliancemap_web.portfolio.assessed import mark_of, packed, program, unpacked
from alliancemap_web.portfolio.models import Alliance as Row
from alliancemap_web.portfolio.models import Assessed
from alliancemap_web.portfolio.queries import documents_of, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.rights import Member

DAY = timedelta(days=1)
# The pages of an alliance, and how many times a database may at most be asked for each: a page that
# asks once for each factor, act or alliance asks more.
PAGES = {"": 30, "answers/": 30, "facts/": 30, "history/": 30, "answers/M01/": 30, "review/": 40}


def forget() -> None:
    """As in a process that has read nothing yet."""
    judged_of.cache_clear()
    judging.read_as.cache_clear()
    readings.BESIDE.clear()


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture
def never_judged(alliance: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in which nothing can be judged any more."""

    def refuse(alliance: Alliance, *_: object, **__: object) -> None:
        raise AssertionError(f"{alliance.name} is judged again")

    monkeypatch.setattr(judging, "assess", refuse)


def kept_of(alliance: str) -> Assessed:
    return Assessed.objects.select_related("alliance").get(alliance__key=alliance)


def test_what_is_kept_is_what_the_document_comes_to(owner: Member, alliance: str) -> None:
    for level in (0, 4, "unknown"):
        record(owner, alliance, [Change("answer/M03", {"level": level})], NOW + DAY)
        kept = kept_of(alliance)
        assert kept.mark == mark_of(kept.alliance.document)
        assert kept.program == program()
        forget()
        assert unpacked(kept.told) == judged_of(kept.alliance.document).assessment


@pytest.mark.parametrize("place", PAGES)
@pytest.mark.usefixtures("never_judged")
def test_a_page_not_seen_before_judges_nothing(place: str, owner: Member, alliance: str) -> None:
    desk = Desk(owner, alliance, Clock(NOW))
    desk.get("answers/R05/")  # whatever else is made once for a process
    forget()
    with CaptureQueriesContext(connection, ) as asked:  # fmt: skip
        assert desk.get(place).status_code == 200
    assert len(asked) <= PAGES[place], [one["sql"] for one in asked.captured_queries]


@pytest.mark.usefixtures("never_judged")
def test_alliances_side_by_side_are_not_judged_again(owner: Member, alliance: str) -> None:
    ((_, text),) = documents_of(owner, [alliance])
    assert judged_of(text).assessment.verdict.code == kept_of(alliance).alliance.verdict


def test_what_another_program_judged_counts_for_nothing(
    owner: Member, alliance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = kept_of(alliance)
    forget()
    right = judged_of(kept.alliance.document).assessment
    wrong = packed(judged_of(text_of(data_of("tesla-daimler"))).assessment)
    Assessed.objects.update(told=wrong)
    forget()
    monkeypatch.setattr(assessed, "program", lambda: "another")
    monkeypatch.setattr(readings, "mark_of", mark_of)
    found = find_alliance(owner, alliance)
    assert found
    assert judged_of(found.document).assessment == right


def test_an_assessment_of_another_instrument_counts_for_nothing(
    owner: Member, alliance: str
) -> None:
    kept = kept_of(alliance)
    right = judged_of(kept.alliance.document).assessment
    Assessed.objects.update(told=kept.told.replace(right.digest, "0" * 64))
    forget()
    found = find_alliance(owner, alliance)
    assert found
    assert judged_of(found.document).assessment == right


def test_what_another_program_judged_or_none_is_judged_anew_once(
    owner: Member, alliance: str
) -> None:
    assert assess_anew() == 0
    before = kept_of(alliance).told
    Assessed.objects.update(program="another", mark="another", told="[]")
    assert (assess_anew(), assess_anew()) == (1, 0)
    assert kept_of(alliance).told == before
    Assessed.objects.all().delete()
    assert (assess_anew(), kept_of(alliance).told) == (1, before)


def test_a_document_that_cannot_be_read_holds_up_no_other(
    owner: Member, alliance: str, caplog: pytest.LogCaptureFixture
) -> None:
    Assessed.objects.update(program="another")
    Row.objects.update(document="{}")
    assert assess_anew() == 0
    assert not caplog.records


def test_it_goes_with_its_alliance(owner: Member, alliance: str) -> None:
    assert Assessed.objects.count() == 1
    delete_alliance(owner, alliance, NOW)
    assert Assessed.objects.count() == 0
