"""The week in a minute: what changed, what waits, what fades, or that nothing did."""

from datetime import timedelta

import pytest
from portfolio_made import data_of
from web.portfolio.desk import Clock, Desk

from alliancemap_web.briefs.digest import (
    MOST_CHANGED,
    Digest,
    digest,
    futures_of,
    summary,
    with_day,
)
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.models import Opening


def week(desk: Desk, language: str = "en") -> Digest:
    return digest(desk.member, language, desk.clock.moment)


def test_a_week_in_which_nothing_changed_says_so(ada: Desk, later: Clock) -> None:
    later.passes(days=30)
    found = week(ada)
    assert found.changed == ()
    assert found.first.startswith("Nothing changed this week.")
    assert week(ada, "fr").first.startswith("Rien n’a changé cette semaine.")


def test_a_verdict_that_moved_is_said_from_what_to_what(ada: Desk, later: Clock) -> None:
    later.passes(days=30)
    before = judged_of(ada.kept().document).assessment.futures.dots
    changes = [Change(f"answer/R{n:02}", {"level": 4}) for n in range(1, 12)]
    record(ada.member, ada.alliance, changes, later.moment - timedelta(days=2))
    after = judged_of(ada.kept().document).assessment.futures.dots
    (line,) = week(ada).changed
    assert f"{before} of 20 → {after} of 20" in line.text
    assert "11 answers by Ada." in line.text
    assert week(ada).first.startswith("1 alliance changed this week.")
    assert line.url == ada.address()


def test_what_is_older_than_a_week_is_not_told_again(ada: Desk, later: Clock) -> None:
    later.passes(days=30)
    record(ada.member, ada.alliance, [Change("answer/M01", {"level": 0})], later.moment)
    assert week(ada).changed
    later.passes(days=8)
    assert week(ada).changed == ()


def test_a_new_alliance_is_told_as_new(ada: Desk, later: Clock) -> None:
    later.passes(days=30)
    create(ada.member, data_of("tesla-daimler"), later.moment, "file")
    (line,) = week(ada).changed
    assert line.text.startswith("New.")


def test_only_what_a_member_may_see_is_told(ada: Desk, sit: object, later: Clock) -> None:
    later.passes(days=30)
    record(ada.member, ada.alliance, [Change("answer/M01", {"level": 0})], later.moment)
    eva = sit("Eva", "reader", sees_all=False)  # type: ignore[operator]
    assert week(eva).is_quiet
    Opening.objects.create(
        membership_id=eva.member.membership,
        alliance=ada.alliance,
        level="outline",
        opened_by="Ada",
        opened_at=later.moment,
    )
    assert week(eva).is_quiet
    Opening.objects.update(level="whole")
    assert len(week(eva).changed) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_however_much_changed_it_is_read_in_a_minute(
    ada: Desk, later: Clock, language: str
) -> None:
    later.passes(days=30)
    for _ in range(MOST_CHANGED + 3):
        create(ada.member, data_of("tesla-daimler"), later.moment, "file")
    found = week(ada, language)
    assert len(found.changed) == MOST_CHANGED
    assert found.more == 3
    lines = (*found.changed, *found.waiting, *found.fading)
    words = sum(len(f"{one.name} {one.text}".split()) for one in lines) + len(found.first.split())
    assert words <= 240  # read, not spoken


def test_the_first_line_counts_what_there_is() -> None:
    assert summary(0, 0, 0, "en") == "Nothing changed this week. Nothing waits for you."
    assert summary(2, 1, 0, "en") == "2 alliances changed this week. 1 thing waits for you."
    assert "Answers of 3 alliances fade." in summary(0, 0, 3, "en")


def test_days_and_futures_are_said_in_words(ada: Desk) -> None:
    assert with_day("Answer", None, "en") == "Answer"
    assert with_day("Answer", ada.clock.moment.date(), "fr").endswith("(d’ici le 6 janvier 2026)")
    assert futures_of(judged_of(ada.kept().document), "en") == "3 of 20"


def test_what_is_watched_for_and_is_to_be_looked_up_waits_in_the_digest(
    ada: Desk, later: Clock
) -> None:
    due = later.moment.date().isoformat()
    ada.post("review/triggers/", way="event", sentence="Their unit is sold", look_by=due)
    later.passes(days=30)
    (line,) = [one for one in week(ada).waiting if "Their unit is sold" in one.text]
    assert line.url == ada.address("review/")
