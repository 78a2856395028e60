"""What others did is told by name, in the order of the newest first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from web.portfolio.conftest import NOW
from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.portfolio.live import ago, anchor_of, met_lines, name_of_path, news_of

Sit = Callable[..., Desk]


def test_news_names_the_newest_three_and_counts_the_rest(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben")
    for factor in ("M01", "M02", "M03", "M04"):
        ben.send(f"answers/{factor}/", level="2")
    ben.send("answers/M04/", level="3")
    news = news_of(shown_to(ada), ada.member, 1)
    assert [one.what for one in news.lines] == ["M04", "M03", "M02"]
    assert news.more == 1
    assert all(one.by == "Ben" and one.is_answer for one in news.lines)
    assert news.registers == {f"answer/{one}" for one in ("M01", "M02", "M03", "M04")}


def test_ones_own_acts_move_the_page_and_are_no_news(ada: Desk) -> None:
    ada.send("answers/M03/", level="2")
    news = news_of(shown_to(ada), ada.member, 1)
    assert news.lines == ()
    assert news.registers == {"answer/M03"}


def test_a_fact_is_called_by_its_words(ada: Desk) -> None:
    shown = shown_to(ada)
    assert name_of_path(shown, ("aim",)) == "aim"
    assert name_of_path(shown, ("parties", "partner", "people")) == "Sanofi"
    assert name_of_path(shown, ("parties", "gone", "people")) == "gone"
    assert name_of_path(shown, ("relations", "main", "form")) == "relation"
    gate = shown.reading.assessment.gates[0].gate
    assert name_of_path(shown, ("set_aside", gate)) == shown.reading.words("en").gate(gate).name


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        (("set_aside", "G01"), "gate-G01"),
        (("aim",), "fact-aim"),
        (("customer",), "fact-need"),
        (("relations", "main"), "facts"),
    ],
)
def test_a_fact_stands_at_its_place_on_the_page(path: tuple[str, ...], anchor: str) -> None:
    assert anchor_of(path) == anchor


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=20), "a moment ago"),
        (timedelta(minutes=1), "a minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=2, hours=5), "2 days ago"),
        (timedelta(seconds=-5), "a moment ago"),
    ],
)
def test_how_long_ago_something_was(past: timedelta, words: str) -> None:
    assert ago(NOW - past, NOW) == words


def test_what_was_met_is_told_as_an_answer_or_a_fact(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben")
    ben.send("answers/M03/", level="2")
    ben.send("facts/fact-aim/", aim="Grow", **{"was.aim": "x"})
    answer, fact = ada.kept().acts[1:]
    lines = met_lines((answer, fact), shown_to(ada), ada.clock.moment)
    assert "Ben answered “level 2” a moment ago" in lines[0]
    assert "Ben changed “aim” a moment ago" in lines[1]


def test_the_other_window_hears_of_stage_and_archive(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben")
    ben.send("facts/stage/", stage="talks", **{"was.stage": "idea"})
    ben.post("archive/")
    news = news_of(shown_to(ada), ada.member, 1)
    assert [(one.what, one.anchor) for one in news.lines] == [
        ("archive", "name"), ("stage", "name"),
    ]  # fmt: skip
    said = ada.part("live/", after="1").content.decode()
    assert "Ben changed “archive” just now." in said
    assert 'id="stage-now"><span' in said
    assert "Archived on" in said
    ben.post("archive/", away="0")
    assert "Archived on" not in ada.part("live/", after="3").content.decode()
