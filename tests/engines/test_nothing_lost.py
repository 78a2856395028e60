"""Other engines lose nothing: no server, a new start, a PIN, a file; and forgetting forgets."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.lounge.conftest import Server
from engines.conftest import Open
from engines.disk import appeared, readable
from engines.steering import Browser
from engines.talking import (
    NAME,
    answer,
    begin,
    go,
    kept,
    levels,
    on_disk,
    open_lounge,
    say,
    title,
)

PIN = "280714"
NOTE = "Osprey told us at gate nineteen"
# Whatever a page can find of its own on the phone.
LEFT = """
const folder = await navigator.storage?.getDirectory?.().catch(() => null);
const files = [];
for await (const name of folder?.keys() ?? []) files.push(name);
const addresses = [];
for (const name of await caches.keys())
  for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
return { databases: (await indexedDB.databases()).map(({ name }) => name), files,
  items: [...Object.keys(localStorage), ...Object.keys(sessionStorage)], addresses };
"""


def left(browser: Browser) -> dict[str, list[str]]:
    return dict(browser.run(LEFT))


def test_without_the_server_a_reload_keeps_the_talk_and_both_languages_open(
    opened: Open, server: Server
) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3, 1)
        kept(browser)
        was = title(browser)
        server.kill()
        browser.reload()
        browser.wait("document.querySelector('article.ask h1')?.textContent === args[0]", was)
        answer(browser, 4, 2, 3, 3)
        kept(browser)
        for language in ("fr", "en"):
            browser.goto(f"{server.address}/lounge/{language}/")
            browser.wait("document.documentElement.dataset.ready === ''")
            assert browser.run("return document.documentElement.lang") == language
            assert browser.run("return document.querySelector('.talk b').textContent") == NAME
            assert title(browser) == say("start.title", language)
            go(browser, ".talk")
            go(browser, ".bar [data-do=finish]")
            assert browser.wait("document.querySelector('.paper svg text')?.textContent")
        assert len(levels(browser)) == 6


def test_answers_outlive_the_browser(opened: Open, server: Server) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3, "unknown", 2)
        kept(browser)
        before, was = on_disk(browser), title(browser)
    server.kill()
    with opened() as browser:
        browser.goto(f"{server.address}/lounge/en/#ask")
        browser.wait("document.querySelector('article.ask h1')?.textContent === args[0]", was)
        assert on_disk(browser) == before


def test_undo_walks_back_and_the_history_keeps_everything(opened: Open, server: Server) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        first = title(browser)
        answer(browser, 3, 1)
        for _ in range(2):
            go(browser, ".bar [data-do=undo]")
        assert title(browser) == first
        browser.wait("document.querySelector('.bar [data-do=undo]').ariaDisabled === 'true'")
        kept(browser)
        [talk] = on_disk(browser)["talks"]
        assert talk["answers"] == {}
        assert len(talk["history"]) == 4


def test_a_note_and_its_sureness_are_kept(opened: Open, server: Server) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3)
        browser.click(".sure [data-sure=proof]")
        browser.click("button.note")
        browser.type("#note", NOTE)
        browser.click(".note-box .done")
        browser.wait("document.querySelector('button.note').classList.contains('written')")
        kept(browser)
        browser.reload()
        browser.wait("document.querySelector('button.note.written')")
        [talk] = on_disk(browser)["talks"]
        [given] = talk["answers"].values()
        assert (given["level"], given["sure"], given["note"]) == (3, "proof", NOTE)


def test_a_pin_locks_unlocks_and_outlives_the_browser(
    opened: Open, server: Server, picture: Callable[[Browser, str], None]
) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3, 1)
        kept(browser)
        browser.goto(f"{server.address}/lounge/en/#phone")
        browser.reload()
        go(browser, "[data-do=pin_set]")
        browser.type("#pin-new", PIN)
        browser.type("#pin-again", PIN)
        go(browser, "[type=submit]")
        go(browser, "[data-do=lock]")
        picture(browser, "lock")
        assert on_disk(browser) == {"state": "locked", "hasPin": True, "talks": []}
        browser.type("#pin", "999999")
        browser.click("[type=submit]")
        browser.wait("!document.querySelector('.lock .error').hidden")
        unlock(browser)
        assert browser.wait("document.querySelector('.kept-talk h2')?.textContent") == NAME
    server.kill()
    with opened() as browser:
        browser.goto(f"{server.address}/lounge/en/")
        browser.wait("document.querySelector('.lock #pin')")
        unlock(browser)
        assert browser.wait("document.querySelector('.talk b')?.textContent") == NAME


def unlock(browser: Browser) -> None:
    """Type the PIN; wrong ones may have to be waited for."""
    browser.wait("document.querySelector('.lock [type=submit]').ariaDisabled !== 'true'")
    browser.clear("#pin")
    browser.type("#pin", PIN)
    go(browser, "[type=submit]")


def test_a_saved_file_brings_the_talk_back(opened: Open, server: Server, profile: Path) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3, 1, "unknown")
        kept(browser)
        [was] = on_disk(browser)["talks"]
        go(browser, ".bar [data-do=finish]")
        go(browser, "[data-do=keep]")
        browser.click("[data-do=file]")
        browser.wait("document.querySelector('.told').textContent")
        [file] = appeared(browser.downloads, "*.json")
        assert json.loads(file.read_text("utf-8"))["name"] == NAME
        go(browser, "[data-do=result]")
        browser.click(".actions [data-do=forget]")
        browser.click("dialog .do")
        browser.wait("document.querySelector('article.forgotten')")
        server.kill()
        browser.goto(f"{server.address}/lounge/en/#link")
        browser.reload()
        browser.wait("document.querySelector('.file-choice input')")
        browser.type(".file-choice input", str(file))
        browser.wait("document.querySelector('article.result h1')")
        [talk] = on_disk(browser)["talks"]
        assert talk["name"] == NAME
        given = {factor: one["level"] for factor, one in talk["answers"].items()}
        assert given == {factor: one["level"] for factor, one in was["answers"].items()}


@pytest.mark.parametrize("how", ["forget", "wipe"])
def test_being_rid_of_it_leaves_nothing(
    opened: Open, server: Server, profile: Path, how: str
) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3)
        browser.click("button.note")
        browser.type("#note", NOTE)
        browser.click(".note-box .done")
        kept(browser)
        go(browser, ".bar [data-do=finish]")
        if how == "forget":
            browser.click(".actions [data-do=forget]")
            browser.click("dialog .do")
            browser.wait("document.querySelector('article.forgotten')")
            assert on_disk(browser)["talks"] == []
        else:
            browser.goto(f"{server.address}/lounge/en/#phone")
            browser.reload()
            browser.click("[data-do=wipe]")
            browser.click("[data-do=wipe_sure]")
            browser.wait("document.querySelector('.told').textContent === args[0]",
                         say("phone.wiped"))  # fmt: skip
            assert left(browser) == {"databases": [], "files": [], "items": [], "addresses": []}
        browser.goto("about:blank")
    assert readable(profile, [NAME, NOTE]) == []


def test_what_is_being_typed_lies_nowhere_readable(
    opened: Open, server: Server, profile: Path
) -> None:
    with opened() as browser:
        open_lounge(browser, server.address)
        begin(browser)
        answer(browser, 3)
        browser.click("button.note")
        browser.type("#note", NOTE)
        time.sleep(4)  # a browser writes its open windows down every now and then
        assert any(profile.rglob("*"))
        assert readable(profile, [NAME, NOTE]) == []


def test_a_private_window_says_what_is_true(
    opened: Open, server: Server, profile: Path, picture: Callable[[Browser, str], None]
) -> None:
    with opened(private=True) as browser:
        browser.goto(f"{server.address}/lounge/en/")
        browser.wait("document.documentElement.dataset.ready === ''")
        begin(browser)
        answer(browser, 3)
        assert kept(browser)
        browser.goto(f"{server.address}/lounge/en/#phone")
        browser.reload()
        browser.wait("document.querySelector('.keeping .state')?.textContent")
        picture(browser, "private")
        # A page is not told that its window is private; it promises nothing that needs to know.
        said = browser.run("return document.querySelector('.keeping .state').textContent")
        assert said == say("phone.not_persisted")
    with opened() as browser:
        open_lounge(browser, server.address)
        assert on_disk(browser)["talks"] == []
    assert readable(profile, [NAME]) == []
