"""The end of a talk on the phone: what one sees, takes along, gives away, and leaves behind."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser.barriers import findings
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import BrowserContext, Download, Page, expect

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import load_instrument, load_words
from alliancemap.model.answers import levels
from alliancemap.model.assessment import assess
from alliancemap.words import phrase

LEVELS = (3, 1, 2, 4, 2, 3, 2, 3, 1, 4, 3, 2)
PIN = "280714"


def say(code: str, language: str = "en", /, **values: str | int) -> str:
    file = (
        "ending"
        if code.split(".")[0] in ("ending", "keep", "forget", "open", "phone", "pin")
        else "result"
    )
    return phrase(code, language, file, **values)


def begin(page: Page, count: int, language: str = "en", name: str = "Blue giant") -> None:
    """Open the lounge, begin a talk and answer so many questions."""
    page.goto(f"/lounge/{language}/")
    page.locator("#name").fill(name)
    page.locator("form.start button.main").click()
    for place in range(count):
        answer(page, LEVELS[place % len(LEVELS)])


def answer(page: Page, level: int) -> None:
    """Answer the question that is asked, whichever it is, and go past a deal-breaker."""
    question = page.locator("article.ask h1")
    asked = question.inner_text()
    page.locator(f".answers [data-level='{level}']").click()
    page.wait_for_function(
        "(asked) => document.querySelector('main h1')?.innerText !== asked", arg=asked
    )
    if page.locator("article.stopped").count():
        page.locator("article.stopped [data-do=on]").click()
        expect(page.locator("article.stopped")).to_have_count(0)


def see_result(page: Page) -> None:
    page.locator(".bar [data-do=finish], .enough [data-do=finish]").first.click()
    expect(page.locator("article.result h1")).to_be_visible()


def go(page: Page, screen: str) -> None:
    """Open another screen as its doors do."""
    doors = {
        "share": "article.result [data-do=share]",
        "keep": "article.result [data-do=keep]",
        "phone": "form.start [data-go=phone]",
        "link": "form.start [data-go=link]",
    }
    if screen in ("phone", "link"):
        page.goto(page.url.split("#")[0])
        page.reload()
    page.locator(doors[screen]).click()


def downloaded(page: Page, name: str) -> Download:
    with page.expect_download() as found:
        page.locator(f"[data-do={name}]").click()
    return found.value


def text_of(download: Download) -> str:
    return Path(download.path()).read_text("utf-8")


def map_of(page: Page) -> str:
    text: str = page.locator(".paper svg").evaluate("(svg) => svg.outerHTML")
    return text


def open_text(page: Page, text: str, name: str = "a.json") -> None:
    """Open a file from the start of the lounge."""
    go(page, "link")
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    )


def stored(page: Page) -> set[str]:
    """Every record in the browser's databases, as text that tells two apart."""
    found: list[str] = page.evaluate(
        """async () => {
          const done = (asked) => new Promise((resolve, reject) => {
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
          });
          const shown = (value) => JSON.stringify(value, (_, one) =>
            one instanceof Uint8Array ? [...one] : one instanceof ArrayBuffer
              ? [...new Uint8Array(one)] : one);
          const records = [];
          for (const { name } of await indexedDB.databases()) {
            const database = await done(indexedDB.open(name));
            for (const store of database.objectStoreNames) {
              const all = database.transaction(store).objectStore(store).getAll();
              records.push(...(await done(all)).map((one) => `${store} ${shown(one)}`));
            }
            database.close();
          }
          return records;
        }"""
    )
    return set(found)


def kept_talks(page: Page) -> list[Any]:
    """What the phone's own store finds when it is opened once more."""
    found: list[Any] = page.evaluate(
        """async () => {
          const base = document.querySelector("script[type=module]").src;
          const { openStore } = await import(new URL("store/store.js", base));
          const store = await openStore();
          return [...store.talks(), ...store.facts("link:"), ...store.facts("talk:")];
        }"""
    )
    return found


def axe(page: Page) -> None:
    """No barrier on the screen, made as tall as all of it: what the bar hides is no target."""
    seen = page.viewport_size
    assert seen
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": seen["width"], "height": max(height, seen["height"])})
    found = findings(page)
    page.set_viewport_size(seen)
    assert found == []


def test_the_result_says_what_is_known_and_counts_no_futures_too_early(page: Page) -> None:
    begin(page, 5)
    see_result(page)
    expect(page.locator("h1")).to_have_text(re.compile(r": 5 of \d+ known$"))
    expect(page.locator(".futures .dots")).to_be_hidden()
    expect(page.locator(".futures .long")).to_have_text(say("ending.dots_early", count=1))
    page.locator("[data-do=on]").click()
    answer(page, 3)
    see_result(page)
    expect(page.locator("h1")).to_have_text(re.compile(r": 6 of \d+ known$"))
    expect(page.locator(".futures .dots i")).to_have_count(20)
    shown = page.locator(".futures .dots i.yes").count()
    expect(page.locator(".futures .long")).to_have_text(say("futures.long", dots=shown, futures=20))
    expect(page.locator(".futures .hint")).to_have_text(say("futures.assumption"))


def test_the_parts_come_in_the_order_one_needs_them(page: Page) -> None:
    begin(page, 7)
    see_result(page)
    found = page.locator("article.result > *:visible").evaluate_all(
        "(parts) => parts.map((part) => part.classList[0])"
    )
    assert found == [
        "verdict", "futures", "jumps", "picture", "reasons", "gates", "raise", "change", "unknown",
        "feeling", "offer", "actions", "foot-bar",
    ]  # fmt: skip
    assert page.locator(".reasons li").count() == 3
    expect(page.locator(".tipping li").first).to_contain_text(
        re.compile("turns the verdict|No change")
    )
    assert page.title() == "Alliancemap"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_part_is_one_tap_from_the_verdict(page: Page, language: str) -> None:
    begin(page, 7, language)
    see_result(page)
    bar = page.locator(".foot-bar").bounding_box()
    assert bar
    jumps = page.locator(".jumps button")
    titles = ("picture", "reasons", "five", "change", "feeling")
    assert jumps.count() == len(titles)
    for jump, title in zip(jumps.all(), titles, strict=True):
        page.evaluate("scrollTo(0, 0)")
        box = jump.bounding_box()
        assert box
        assert box["height"] >= 48
        assert box["y"] + box["height"] <= bar["y"], "in sight without scrolling"
        jump.click()
        heading = page.locator(f"#{title}-title")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport(ratio=1)
        top = page.locator("#top").bounding_box()
        place = heading.bounding_box()
        assert top
        assert place
        assert place["y"] >= top["y"] + top["height"]
        assert place["y"] + place["height"] <= bar["y"]
    page.evaluate("scrollTo(0, 0)")
    jumps.nth(2).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".question-to-raise").first).to_be_focused()


def test_what_may_still_stop_it_is_one_line_until_it_is_opened(page: Page) -> None:
    begin(page, 7)
    see_result(page)
    possible = page.locator(".gates .possible > li")
    title = say("ending.gates_possible", count=possible.count())
    expect(page.locator(".gates .group > summary")).to_have_text(title)
    expect(possible.first).to_be_hidden()
    page.locator(".gates .group > summary").click()
    expect(possible.first).to_be_visible()
    possible.first.locator("summary").click()
    expect(possible.first.get_by_text(re.compile("^What would repair it"))).to_be_visible()


def test_on_a_wide_window_the_picture_stands_beside_the_words(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    begin(page, 7)
    see_result(page)
    boxes = {
        name: page.locator(f".result > .{name}").bounding_box()
        for name in ("verdict", "reasons", "raise", "picture")
    }
    assert all(boxes.values())
    right = {name: box["x"] + box["width"] for name, box in boxes.items() if box}
    assert max(right["verdict"], right["reasons"], right["raise"]) < boxes["picture"]["x"]
    assert boxes["picture"]["y"] < boxes["reasons"]["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 1440


def test_five_questions_can_be_said_aloud_copied_and_answered_at_once(
    page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(page, 6)
    see_result(page)
    asked = page.locator(".raise .ask-aloud").all_inner_texts()
    words = {one.ask for one in load_words(language="en").factors.values()}
    assert len(asked) == 5
    assert set(asked) <= words
    page.locator(".raise .copy").click()
    expect(page.locator(".raise .copy")).to_have_text(say("ending.copied"))
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert copied[0] == say("ending.five_title")
    assert [line[3:].removesuffix(f" ({say('ending.watch')})") for line in copied[2:]] == asked
    page.locator(".question-to-raise").first.click()
    expect(page.locator("article.ask h1")).to_have_text(asked[0])
    answer(page, 3)
    see_result(page)
    assert asked[0] not in page.locator(".raise .ask-aloud").all_inner_texts()


def test_without_leave_to_copy_the_text_lies_ready(page: Page) -> None:
    begin(page, 6)
    see_result(page)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.locator(".raise .copy").click()
    ready = page.locator(".by-hand textarea")
    expect(ready).to_be_focused()
    assert ready.input_value().startswith(say("ending.five_title"))


def test_a_fired_deal_breaker_shows_what_would_repair_it(page: Page) -> None:
    begin(page, 0)
    words = load_words(language="en")
    for _ in range(10):
        answer(page, 0)
    see_result(page)
    fired = page.locator(".gates .fired li")
    assert fired.count() >= 1
    name = fired.first.locator("summary").inner_text()
    gate = next(one for one in words.gates.values() if one.name == name)
    expect(fired.first).to_contain_text(gate.repair)
    expect(fired.first).to_contain_text(gate.fired)
    expect(page.locator("h1")).to_contain_text(say("verdict.not_as_it_stands"))


def test_the_picture_can_be_made_larger_and_heard(page: Page) -> None:
    begin(page, 6)
    see_result(page)
    narrow = page.locator(".paper svg").bounding_box()
    page.locator(".larger").click()
    dialog = page.locator("dialog.large")
    expect(dialog).to_be_visible()
    dialog.locator("[data-zoom='3']").click()
    wide = dialog.locator("svg").bounding_box()
    assert narrow is not None
    assert wide is not None
    assert wide["width"] > 2.5 * narrow["width"]
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(".paper svg")).to_be_visible()
    expect(page.get_by_role("img", name="Blue giant")).to_be_visible()
    page.locator(".words summary").click()
    rows = page.locator(".table tbody tr")
    assert rows.count() >= 8
    expect(rows.first).to_contain_text("Unclear")


def test_the_feeling_is_asked_last_and_a_gap_asks_what_one_knows(page: Page) -> None:
    begin(page, 8)
    see_result(page)
    headline = page.locator("h1").inner_text()
    picture = map_of(page)
    expect(page.locator("form.knows")).to_be_hidden()
    page.locator(".five-steps [data-level='4']").click()
    expect(page.locator(".gap")).to_contain_text("more than a step apart")
    page.locator("#knows").fill("Their chief engineer was our student.")
    page.locator("form.knows button").click()
    expect(page.locator("form.knows .kept")).to_have_text(say("ending.knows_kept"))
    assert page.locator("h1").inner_text() == headline
    assert map_of(page) == picture
    page.reload()
    expect(page.locator("#knows")).to_have_value("Their chief engineer was our student.")
    page.locator(".five-steps [data-level='2']").click()
    expect(page.locator(".gap")).to_contain_text("close to the result")
    expect(page.locator("#knows")).to_be_visible()
    go(page, "keep")
    file = json.loads(text_of(downloaded(page, "file")))
    assert file["feeling"] == {"level": 2, "knows": "Their chief engineer was our student."}


def test_a_saved_file_brings_back_the_same_picture_after_a_wipe(page: Page) -> None:
    begin(page, 9)
    see_result(page)
    headline, picture = page.locator("h1").inner_text(), map_of(page)
    go(page, "keep")
    saved = downloaded(page, "file")
    assert re.fullmatch(r"blue-giant-\d{4}-\d\d-\d\d\.json", saved.suggested_filename)
    text = text_of(saved)
    assert len(levels(read_alliance(text))) == 9
    go(page, "phone")
    page.locator("[data-do=wipe]").click()
    page.locator("[data-do=wipe_sure]").click()
    expect(page.locator(".told")).to_have_text(say("phone.wiped"))
    expect(page.locator(".kept-talks .lead")).to_have_text(say("phone.none"))
    open_text(page, text)
    expect(page.locator("h1")).to_have_text(headline)
    assert map_of(page) == picture
    expect(page.locator(".partly")).to_be_hidden()
    go(page, "keep")
    again = json.loads(text_of(downloaded(page, "file")))
    assert again == json.loads(text)


def test_a_file_of_the_program_goes_through_the_phone_unchanged(page: Page) -> None:
    example = Path(__file__).resolve().parents[3] / "examples" / "mazor-medtronic.yaml"
    page.goto("/lounge/en/")
    open_text(page, example.read_text("utf-8"), "mazor-medtronic.yaml")
    expect(page.locator("article.result h1")).to_be_visible()
    expect(page.locator(".partly")).to_be_visible()
    go(page, "keep")
    written = text_of(downloaded(page, "file"))
    assert read_alliance(written) == read_alliance(example.read_bytes())


def test_a_file_with_own_weights_reads_as_it_does_elsewhere(page: Page) -> None:
    factors = list(load_words(language="en").factors)
    file = {
        "alliancemap": 1,
        "instrument": "alliance_fit 1.0",
        "name": "Weighed",
        "parties": {"us": {"name": "We"}, "partner": {"name": "They"}},
        "weights": dict.fromkeys(factors[::7], 9),
        "answers": {one: {"level": place % 5} for place, one in enumerate(factors[::2])},
        "set_aside": dict.fromkeys(GATES, "Only weights matter here"),
    }
    weighed = assess(read_alliance(json.dumps(file)), load_instrument())
    even = assess(read_alliance(json.dumps(file | {"weights": {}})), load_instrument())
    assert weighed.futures.dots != even.futures.dots
    page.goto("/lounge/en/")
    open_text(page, json.dumps(file))
    expect(page.locator(".futures .long")).to_have_text(
        say("futures.long", dots=weighed.futures.dots, futures=20)
    )


GATES = [gate.id for gate in load_instrument().gates]


def test_a_file_with_a_problem_is_refused_with_its_place(
    page: Page, context: BrowserContext, troubles: list[str]
) -> None:
    wrong = (
        "alliancemap: 1\nname: A\nparties: {us: {name: B}, partner: {name: C}}\nanswers: {M01: 9}\n"
    )
    page.goto("/lounge/en/")
    open_text(page, wrong, "a.yaml")
    expect(page.locator(".error")).to_have_text(say("open.refused"))
    expect(page.locator(".problems li")).to_contain_text("answers.M01")
    context.set_offline(True)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.yaml", "mimeType": "text/yaml", "buffer": wrong.encode()}
    )
    expect(page.locator(".error")).to_have_text(say("open.not_json"))
    expect(page.locator(".problems")).to_be_hidden()
    bad = {"alliancemap": 1, "name": "A", "parties": {"us": {"name": "B"}}}
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(bad).encode()}
    )
    expect(page.locator(".error")).to_have_text(say("open.wrong", place="parties"))
    context.set_offline(False)
    troubles.clear()


def test_a_file_opens_without_a_network(page: Page, context: BrowserContext, settle: Any) -> None:
    file = {
        "alliancemap": 1,
        "name": "Green",
        "parties": {"us": {"name": "B"}, "partner": {"name": "C"}},
    }
    page.goto("/lounge/en/")
    settle(page)
    context.set_offline(True)
    page.locator("[data-go=link]").click()
    page.locator("input[type=file]").set_input_files(
        {
            "name": "a.json",
            "mimeType": "application/json",
            "buffer": json.dumps(file | {"answers": {"M01": 3, "M02": "1-3"}}).encode(),
        }
    )
    expect(page.locator("article.result h1")).to_contain_text("2 of 60 known")
    context.set_offline(False)


def test_the_saved_pictures_hold_the_map_and_its_letters(page: Page) -> None:
    begin(page, 7)
    see_result(page)
    go(page, "share")
    svg = text_of(downloaded(page, "svg"))
    assert svg.count("font/woff2;base64,") == 2
    assert "Blue giant" in svg
    assert "<script" not in svg
    png = Path(downloaded(page, "png").path()).read_bytes()
    assert png.startswith(b"\x89PNG")
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert box
    assert (width, height) == (round(2 * float(box[1])), round(2 * float(box[2])))
    assert likeness(png, page_of(page, svg)) < 2.0


def page_of(page: Page, svg: str) -> bytes:
    """What the browser itself paints for the saved SVG, in a window of its own."""
    with_letters = page.context.new_page()
    with_letters.set_content(f"<!doctype html><body style='margin:0'>{svg}")
    with_letters.evaluate("document.fonts.ready")
    return with_letters.locator("svg").screenshot()


def likeness(one: bytes, other: bytes) -> float:
    """The mean distance between two pictures, 0 to 255 a colour, at a tenth of their size."""
    small = [
        Image.open(io.BytesIO(content)).convert("RGB").resize((180, 440))
        for content in (one, other)
    ]
    apart = ImageStat.Stat(ImageChops.difference(*small))
    return float(sum(apart.mean) / 3)


def test_forgetting_asks_once_says_what_goes_and_leaves_nothing(page: Page) -> None:
    page.goto("/lounge/en/")
    before = stored(page)
    begin(page, 4, name="Red giant")
    see_result(page)
    of_the_talk = stored(page) - before
    assert len(of_the_talk) >= 7  # its name, sector and set, and four answers
    assert len(kept_talks(page)) == 1
    page.locator(".actions [data-do=forget]").click()
    dialog = page.locator("dialog.forget")
    expect(dialog).to_contain_text(say("forget.title", name="Red giant"))
    expect(dialog.locator("li")).to_have_text([say("forget.answers", count=4)])
    dialog.locator(".dont").click()
    expect(page.locator("article.result")).to_be_visible()
    page.locator(".actions [data-do=forget]").click()
    page.locator("dialog.forget .do").click()
    expect(page.locator("h1")).to_have_text(say("forget.done_title"))
    expect(page.locator(".left")).to_have_text(say("forget.done_text"))
    assert kept_talks(page) == []
    assert not stored(page) & of_the_talk
    page.reload()
    expect(page.locator("form.start")).to_be_visible()
    expect(page.locator(".earlier")).to_be_hidden()


@pytest.fixture
def link_of(page: Page) -> Any:
    """A function that makes a link of the talk on the page and gives its whole address."""

    def make() -> str:
        go(page, "share")
        page.locator(".as-link .make").click()
        field = page.locator(".made-link input")
        expect(field).to_be_visible()
        return field.input_value()

    return make


def test_a_link_carries_the_talk_and_keeps_no_key_in_the_address(
    page: Page, link_of: Any, new_context: Any
) -> None:
    begin(page, 7)
    see_result(page)
    headline, picture = page.locator("h1").inner_text(), map_of(page)
    link = link_of()
    other = new_context().new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    expect(other.locator("h1")).to_have_text(say("open.taken_title"))
    assert "take" not in other.url
    assert not [one for one in asked if "/lounge/links/" in one], (
        "nothing is fetched before the tap"
    )
    other.locator(".taken .do").click()
    expect(other.locator("article.result h1")).to_have_text(headline)
    assert map_of(other) == picture
    key = link.rpartition(".")[2]
    assert not [one for one in asked if key in one]
    history = other.evaluate("JSON.stringify(history.state) + location.href")
    assert key not in history


def test_a_link_that_was_stopped_says_so(
    page: Page, link_of: Any, new_context: Any,
    troubles: list[str],
) -> None:  # fmt: skip
    begin(page, 6)
    see_result(page)
    link = link_of()
    with page.expect_response(lambda one: one.request.method == "DELETE") as gone:
        page.locator(".made-link .revoke").click()
    assert gone.value.ok
    expect(page.locator(".made-link")).to_have_count(0)
    other = new_context().new_page()
    other.goto(link)
    other.locator(".taken .do").click()
    expect(other.locator(".error")).to_have_text(say("open.link_gone"))
    assert kept_talks(other) == []
    troubles.clear()


def test_a_link_without_a_network_and_half_a_link_say_what_to_do(
    page: Page, context: BrowserContext, link_of: Any, settle: Any, troubles: list[str]
) -> None:
    begin(page, 6)
    see_result(page)
    link = link_of()
    settle(page)
    go(page, "link")
    page.locator("#whole-link").fill(link[:-3])
    page.locator(".opening form button").click()
    expect(page.locator(".error")).to_have_text(say("open.link_incomplete"))
    context.set_offline(True)
    page.locator("#whole-link").fill(link)
    page.locator(".opening form button").click()
    expect(page.locator(".error")).to_have_text(say("open.link_offline"))
    context.set_offline(False)
    wrong = link[:-1] + ("A" if link[-1] != "A" else "B")
    page.locator("#whole-link").fill(wrong[:-5] + "AAAAA")
    page.locator(".opening form button").click()
    expect(page.locator(".error")).to_have_text(say("open.link_wrong"))
    troubles.clear()


def test_forgetting_ends_the_links_too(page: Page, link_of: Any) -> None:
    begin(page, 6)
    see_result(page)
    link_of()
    page.locator("[data-do=result]").click()
    page.locator(".actions [data-do=forget]").click()
    expect(page.locator("dialog.forget li").nth(1)).to_have_text(say("forget.links", count=1))
    page.locator("dialog.forget .do").click()
    expect(page.locator(".left p")).to_have_text(
        [say("forget.done_text"), say("forget.done_links")]
    )


def test_a_pin_is_set_locks_and_opens_only_with_itself(page: Page) -> None:
    begin(page, 6)
    see_result(page)
    headline = page.locator("h1").inner_text()
    page.locator("[data-do=offer_pin]").click()
    for weak, code in (
        ("123456", "simple"),
        ("11111111", "simple"),
        ("4711", "short"),
        ("secret", "short"),
    ):
        page.locator("#pin-new").fill(weak)
        page.locator("[type=submit]").click()
        expect(page.locator(".error")).to_have_text(say(f"pin.{code}"))
    page.locator("#pin-new").fill(PIN)
    page.locator("#pin-again").fill("280715")
    page.locator("[type=submit]").click()
    expect(page.locator(".error")).to_have_text(say("pin.different"))
    page.locator("#pin-again").fill(PIN)
    page.locator("[type=submit]").click()
    expect(page.locator("article.result h1")).to_have_text(headline)
    page.reload()
    expect(page.locator("form.lock")).to_be_visible()
    assert headline not in page.content()
    page.locator("#pin").fill("280715")
    page.locator("form.lock [type=submit]").click()
    expect(page.locator(".lock .error")).to_be_visible()
    page.locator("#pin").fill(PIN)
    page.locator("form.lock [type=submit]").click()
    expect(page.locator("article.result h1")).to_have_text(headline)


def test_a_pin_is_changed_and_removed_only_by_who_knows_it(page: Page) -> None:
    begin(page, 1)
    go(page, "phone")
    page.locator("[data-do=pin_set]").click()
    for field in ("#pin-new", "#pin-again"):
        page.locator(field).fill(PIN)
    page.locator("[type=submit]").click()
    page.locator("[data-do=pin_change]").click()
    page.locator("#pin-current").fill("999999")
    for field in ("#pin-new", "#pin-again"):
        page.locator(field).fill("a sentence nobody guesses")
    page.locator("[type=submit]").click()
    expect(page.locator(".error")).to_have_text(say("pin.wrong"))
    page.locator("#pin-current").fill(PIN)
    page.locator("[type=submit]").click()
    page.locator("[data-do=pin_remove]").click()
    page.locator("#pin-current").fill("a sentence nobody guesses")
    page.locator("[type=submit]").click()
    expect(page.locator("[data-do=pin_set]")).to_be_visible()
    page.reload()
    expect(page.locator("form.lock")).to_have_count(0)


def test_a_pin_is_not_even_tried_while_one_has_to_wait(page: Page) -> None:
    begin(page, 1)
    go(page, "phone")
    page.locator("[data-do=pin_set]").click()
    for field in ("#pin-new", "#pin-again"):
        page.locator(field).fill(PIN)
    page.locator("[type=submit]").click()
    page.locator("[data-do=pin_remove]").click()
    for _ in range(6):
        page.locator("#pin-current").fill("999999")
        page.locator("[type=submit]").click()
        expect(page.locator("#pin-current")).to_be_focused()
        expect(page.locator("[type=submit]")).not_to_have_attribute("aria-disabled", "true")
    page.locator("#pin-current").fill(PIN)
    page.locator("[type=submit]").click()
    expect(page.locator(".error")).to_have_text(re.compile(r"^Too many wrong tries\. Wait \d+ s"))
    page.reload()
    expect(page.locator("form.lock")).to_be_visible()


def test_the_page_of_this_phone_names_every_talk_and_where_it_is(page: Page) -> None:
    begin(page, 3, name="Amber")
    begin(page, 2, name="Basalt")
    go(page, "phone")
    expect(page.locator(".kept-talks .lead")).to_have_text(say("phone.lead", count=2))
    expect(page.locator(".kept-talk h2")).to_have_text(["Basalt", "Amber"])
    expect(page.locator(".kept-talk").nth(1)).to_contain_text(say("phone.answers", count=3))
    expect(page.locator(".kept-talk").nth(1)).to_contain_text(say("phone.on_phone"))
    switch = page.get_by_role("switch")
    expect(switch).to_be_checked()
    switch.click()
    expect(switch).not_to_have_attribute("aria-busy", "true")  # it is kept by then
    page.reload()
    expect(page.get_by_role("switch")).not_to_be_checked()
    page.locator(".kept-talk").nth(1).locator(".quiet").click()
    page.locator("dialog.forget .do").click()
    page.locator("[data-go=phone]").click()
    expect(page.locator(".kept-talk h2")).to_have_text(["Basalt"])


def test_what_helps_to_keep_it_is_offered_once(page: Page) -> None:
    begin(page, 5)
    see_result(page)
    expect(page.locator(".offer")).to_be_hidden()
    page.locator("[data-do=on]").click()
    answer(page, 3)
    see_result(page)
    page.locator("[data-do=offer_no]").click()
    expect(page.locator(".offer")).to_be_hidden()
    page.reload()
    expect(page.locator("article.result h1")).to_be_visible()
    expect(page.locator(".offer")).to_be_hidden()


def test_the_whole_end_speaks_french(page: Page) -> None:
    begin(page, 7, "fr", "Géant bleu")
    see_result(page)
    expect(page.locator("h1")).to_have_text(re.compile(r"\u00a0: 7 connus sur \d+$"))
    said = page.locator("main").inner_text()
    for code in ("five_title", "change_title", "unknown_title", "feeling_title", "actions_title"):
        assert say(f"ending.{code}", "fr") in said
    assert not re.search(r"[A-Za-zé] [:;!?»]|« ", said)
    go(page, "share")
    expect(page.locator("h1")).to_have_text(say("keep.title_share", "fr"))
    file = json.loads(text_of(downloaded(page, "file")))
    assert file["parties"]["us"]["name"] == "Nous"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_screen_of_the_end_has_a_finding(page: Page, scheme: Any, language: str) -> None:
    page.emulate_media(color_scheme=scheme)
    begin(page, 7, language)
    see_result(page)
    page.locator(".five-steps [data-level='4']").click()
    for summary in page.locator("article.result summary").all():
        summary.click()
    axe(page)
    small_targets(page)
    page.locator(".larger").click()
    axe(page)
    page.keyboard.press("Escape")
    page.locator(".actions [data-do=forget]").click()
    axe(page)
    page.keyboard.press("Escape")
    go(page, "share")
    axe(page)
    small_targets(page)
    go(page, "phone")
    axe(page)
    small_targets(page)
    page.locator("[data-do=pin_set]").click()
    axe(page)
    go(page, "link")
    axe(page)
    small_targets(page)


def small_targets(page: Page) -> None:
    """Whatever is pressed is 48 px high and does not stand beyond the page."""
    wrong = page.evaluate(
        """() => [...document.querySelectorAll(
            "main :is(button, a, summary, .file-choice, .switch, .choice label)")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 47.5 || box.left < 0 || box.right > innerWidth + 0.5)
          .map(([text, box]) => `${text}: ${box.width} x ${box.height} at ${box.left}`)"""
    )
    assert not wrong, "\n".join(wrong)


def test_nothing_is_cut_off_at_twice_the_letters_or_a_narrow_window(page: Page) -> None:
    begin(page, 7)
    see_result(page)
    for width, letters in ((360, 200), (320, 100), (1440, 100)):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(size) => (document.documentElement.style.fontSize = size)", f"{letters}%")
        for screen in ("result", "share"):
            if screen == "share":
                page.locator("article.result [data-do=share]").click()
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, f"{screen} at {width} px and {letters} %"
        page.locator("[data-do=result]").click()


def test_the_phones_own_menu_sends_questions_picture_and_file(page: Page) -> None:
    page.add_init_script(
        """sent = [];
        navigator.canShare = () => true;
        navigator.share = async (what) => { sent.push(what); };"""
    )
    begin(page, 6)
    see_result(page)
    page.locator(".raise .send").click()
    assert page.evaluate("sent[0].text").startswith(say("ending.five_title"))
    go(page, "keep")
    page.locator("[data-do=file_send]").click()
    name, text = page.evaluate(
        "sent[1].files[0].text().then((text) => [sent[1].files[0].name, text])"
    )
    assert name.endswith(".json")
    assert len(levels(read_alliance(text))) == 6
    page.locator("[data-do=picture_send]").click()
    page.wait_for_function("() => sent.length === 3")
    assert page.evaluate("[sent[2].files[0].type, sent[2].files[0].size > 20000]") == [
        "image/png",
        True,
    ]


def test_an_account_takes_the_talk_and_forgetting_reaches_it(
    page: Page, context: BrowserContext, server: Any, troubles: list[str]
) -> None:
    begin(page, 6)
    see_result(page)
    go(page, "keep")
    expect(page.locator(".as-account .state")).to_have_text(say("keep.account_off"))
    door = page.locator(".as-account a").first
    assert door.get_attribute("href") == "/en/account/sign-in/?next=%2Flounge%2Fen%2F"
    context.add_cookies([server.cookie("traveller@example.org")])
    page.reload()
    page.get_by_role("button", name=say("keep.account_send")).click()
    expect(page.locator(".as-account .state")).to_contain_text(say("keep.account_done"))
    expect(page.locator(".as-account .state")).to_contain_text("traveller@example.org")
    page.locator("[data-do=result]").click()
    page.locator(".actions [data-do=forget]").click()
    expect(page.locator("dialog.forget li").nth(1)).to_have_text(say("forget.server"))
    page.locator("dialog.forget .do").click()
    expect(page.locator(".left p")).to_have_text(
        [say("forget.done_text"), say("forget.done_server")]
    )
    told = page.evaluate("fetch('/lounge/session').then((answer) => answer.json())")
    assert told["talks"] == []
    page.close()
    # A sync that was on its way meanwhile hears that the talk is gone.
    troubles[:] = [one for one in troubles if "410 (Gone)" not in one]


def test_a_talk_forgotten_out_of_reach_is_said_to_be_gone_once_the_server_was_told(
    page: Page, context: BrowserContext, server: Any, troubles: list[str]
) -> None:
    context.add_cookies([server.cookie("walker@example.org")])
    begin(page, 6)
    see_result(page)
    go(page, "keep")
    page.get_by_role("button", name=say("keep.account_send")).click()
    expect(page.locator(".as-account .state")).to_contain_text(say("keep.account_done"))
    context.set_offline(True)
    page.locator("[data-do=result]").click()
    page.locator(".actions [data-do=forget]").click()
    expect(page.locator("dialog.forget li").nth(1)).to_have_text(say("forget.server_later"))
    page.locator("dialog.forget .do").click()
    left = page.locator(".left p")
    expect(left).to_have_text([say("forget.done_text"), say("forget.done_later")])
    context.set_offline(False)
    expect(left).to_have_text([say("forget.done_text"), say("forget.done_server")])
    page.close()
    troubles.clear()  # the browser says of each request that there is no network


def test_signing_out_destroys_what_the_phone_keeps(
    page: Page, context: BrowserContext, server: Any
) -> None:
    begin(page, 2, name="Only here")
    context.add_cookies([server.cookie("leaver@example.org")])
    go(page, "phone")
    page.locator(".account button").click()
    expect(page.locator(".leaving")).to_contain_text("Only here")
    page.locator(".leaving .danger").click()
    page.wait_for_url("**/en/account/sign-out/")
    page.goto("/lounge/en/#phone")
    expect(page.locator(".kept-talks .lead")).to_have_text(say("phone.none"))


def test_a_link_tapped_while_the_page_is_open_or_locked_is_shown_and_leaves_the_address(
    page: Page, link_of: Any
) -> None:
    begin(page, 6)
    see_result(page)
    fragment = link_of().partition("#")[2]
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    expect(page.locator("h1")).to_have_text(say("open.taken_title"))
    assert page.url.endswith("#link")
    page.locator(".taken .dont").click()
    go(page, "phone")
    page.locator("[data-do=pin_set]").click()
    for field in ("#pin-new", "#pin-again"):
        page.locator(field).fill(PIN)
    page.locator("[type=submit]").click()
    expect(page.locator("[data-do=pin_change]")).to_be_visible()
    page.goto("about:blank")
    page.goto(f"/lounge/en/#{fragment}")
    expect(page.locator("form.lock")).to_be_visible()
    assert "take" not in page.url
    page.locator("#pin").fill(PIN)
    page.locator("form.lock [type=submit]").click()
    expect(page.locator("h1")).to_have_text(say("open.taken_title"))
    page.locator(".taken .do").click()
    expect(page.locator("article.result h1")).to_contain_text("6 of 60 known")


def test_a_locked_page_shows_nothing_of_an_open_dialog(page: Page) -> None:
    begin(page, 6, name="Red giant")
    go(page, "phone")
    page.locator("[data-do=pin_set]").click()
    for field in ("#pin-new", "#pin-again"):
        page.locator(field).fill(PIN)
    page.locator("[type=submit]").click()
    page.locator(".kept-talk .quiet").click()
    expect(page.locator("dialog.forget")).to_contain_text("Red giant")
    other = page.context.new_page()
    other.goto("/lounge/en/#phone")
    other.locator("#pin").fill(PIN)
    other.locator("form.lock [type=submit]").click()
    other.locator("[data-do=lock]").click()
    expect(page.locator("form.lock")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    assert "Red giant" not in page.locator("body").inner_text()


def test_the_end_works_without_a_network(
    page: Page, context: BrowserContext, settle: Any, troubles: list[str]
) -> None:
    page.goto("/lounge/en/")
    settle(page)
    context.set_offline(True)
    page.locator("#name").fill("Blue giant")
    page.locator("form.start button.main").click()
    for place in range(7):
        answer(page, LEVELS[place])
    see_result(page)
    go(page, "share")
    assert text_of(downloaded(page, "svg")).count("font/woff2;base64,") == 2
    assert Path(downloaded(page, "png").path()).stat().st_size > 20_000
    assert len(levels(read_alliance(text_of(downloaded(page, "file"))))) == 7
    page.locator(".as-link .make").click()
    expect(page.locator(".as-link .error")).to_have_text(say("keep.link_offline"))
    page.locator("[data-do=result]").click()
    page.locator(".actions [data-do=forget]").click()
    page.locator("dialog.forget .do").click()
    expect(page.locator(".left p")).to_have_text([say("forget.done_text")])
    context.set_offline(False)
    troubles.clear()  # the browser says of each request that there is no network


def test_the_end_is_walked_by_keyboard_alone(page: Page) -> None:
    begin(page, 6)
    see_result(page)
    expect(page.locator("h1")).to_be_focused()
    page.locator(".foot-bar [data-do=actions]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#actions-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".actions [data-do=share]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#forget-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("dialog.forget .dont")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.forget")).to_have_count(0)
    expect(page.locator(".actions [data-do=forget]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article.keep h1")).to_be_focused()
    page.go_back()
    expect(page.locator("article.result h1")).to_be_focused()


def test_a_screen_reader_hears_the_headings_in_order(page: Page) -> None:
    begin(page, 7)
    see_result(page)
    heard = page.locator("article.result :is(h1, h2):visible").all_inner_texts()
    assert heard[0].startswith("Unclear")
    assert heard[1:] == [
        say(f"ending.{code}")
        for code in (
            "map_title", "reasons_title", "gates_title", "five_title", "change_title",
            "unknown_title", "feeling_title", "offer_title", "actions_title",
        )
    ]  # fmt: skip
    expect(page.get_by_role("img", name=re.compile("Verdict: Unclear"))).to_be_visible()
    expect(page.get_by_role("group", name=say("ending.feeling_title"))).to_be_visible()
