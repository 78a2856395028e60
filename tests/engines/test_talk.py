"""A talk in other engines: by pointer and by key, light, dark and large, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from browser.lounge.conftest import Server
from engines.conftest import Open
from engines.steering import Browser
from engines.talking import LEVELS, NAME, answer, begin, go, kept, levels, open_lounge, say, title

Picture = Callable[[Browser, str], None]
# What of the page stands out of it to the right, and which letters it is written in.
WIDTH = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
LETTERS = """
await document.fonts.ready;
return [...document.fonts].map((one) => `${one.family} ${one.weight} ${one.status}`).sort();
"""
# Ten letters of 16 pixels are about 140 wide, and twice that where the person wants large text.
TEN_LETTERS = """
const one = document.body.appendChild(document.createElement("span"));
one.style.font = "16px Inter";
one.style.position = "absolute";
one.textContent = "MMMMMMMMMM";
const { width } = one.getBoundingClientRect();
one.remove();
return width;
"""
SHOWN = """
const svg = document.querySelector(".paper svg");
const box = svg.getBoundingClientRect();
const reach = (one) => one.getBoundingClientRect();
return { height: box.height, width: box.width,
  texts: [...svg.querySelectorAll("text")].filter((one) => reach(one).width > 0).length,
  outside: [...svg.querySelectorAll("text")].filter((one) => reach(one).right > box.right + 1
    || reach(one).left < box.left - 1).map((one) => one.textContent),
  gauges: document.querySelectorAll("#strip .gauges svg").length,
  dots: document.querySelectorAll(".dots *").length };
"""


def test_six_questions_lead_to_a_verdict_and_a_map(
    opened: Open, server: Server, picture: Picture
) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        assert set(browser.run(LETTERS)) == {"Inter 400 loaded", "Inter 700 loaded"}
        begin(browser)
        answer(browser, *LEVELS[:3])
        picture(browser, "question")
        answer(browser, *LEVELS[3:])
        assert title(browser) == say("ask.enough_title")
        assert kept(browser)
        picture(browser, "enough")
        go(browser, ".enough [data-do=finish]")
        look_at_result(browser, picture)
        assert sorted(levels(browser)) == sorted(LEVELS)


def look_at_result(browser: Browser, picture: Picture) -> None:
    """The map is drawn whole, its words stay inside it, gauges and dots are there."""
    picture(browser, "result")
    browser.run("document.querySelector('.paper').scrollIntoView()")
    found = dict(browser.run(SHOWN))
    picture(browser, "map")
    assert found["outside"] == []
    assert found["texts"] > 20
    assert found["height"] > found["width"] > 250
    assert found["gauges"] >= 1
    assert found["dots"] >= 20
    assert browser.run(WIDTH) == 0
    browser.wait("!document.querySelector('.tipping').textContent.includes(args[0])",
                 say("ending.change_working"))  # fmt: skip


def test_a_talk_goes_by_key_alone(opened: Open, server: Server) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        browser.run("document.querySelector('#name').focus()")
        browser.press("Enter")
        browser.wait("document.querySelector('article.ask h1')")
        for key in ("3", "1", "d", "4", "n", "2"):
            before = title(browser)
            browser.press(key)
            browser.wait("document.querySelector('main h1')?.textContent !== args[0]", before)
        assert kept(browser)
        assert len(levels(browser)) == 6
        before = title(browser)
        browser.press("u")
        browser.wait("document.querySelector('main h1')?.textContent !== args[0]", before)
        kept(browser)
        assert len(levels(browser)) == 5
        reached = set()
        for _ in range(24):
            browser.press("Tab")
            reached.add(browser.run("return document.activeElement.dataset.do ?? ''"))
        assert {"undo", "skip", "list", "finish"} <= reached


@pytest.mark.parametrize(
    ("name", "language", "options"),
    [
        ("french", "fr", {}),
        ("dark", "en", {"scheme": "dark"}),
        ("large", "fr", {"zoom": 2}),
    ],
)
def test_it_reads_well(
    opened: Open,
    server: Server,
    picture: Picture,
    name: str,
    language: str,
    options: dict[str, Any],
) -> None:
    with opened(**options) as browser:
        open_lounge(browser, server.address, language)
        picture(browser, f"start-{name}")
        assert browser.run(WIDTH) == 0
        begin(browser)
        answer(browser, *LEVELS)
        assert kept(browser)
        browser.back()
        browser.wait("document.querySelector('article.ask h1')")
        picture(browser, f"question-{name}")
        assert browser.run(WIDTH) == 0
        go(browser, ".bar [data-do=finish]")
        picture(browser, f"result-{name}")
        assert browser.run(WIDTH) == 0
        browser.run("document.querySelector('.paper').scrollIntoView()")
        picture(browser, f"map-{name}")
        is_dark = browser.run("return matchMedia('(prefers-color-scheme: dark)').matches")
        assert is_dark == (name == "dark")
        assert (browser.run(TEN_LETTERS) > 200) == (name == "large")
        assert NAME in browser.run("return document.querySelector('.paper').textContent")
