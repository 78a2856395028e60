"""A talk on the phone, from opening to the verdict: by thumb, by key, by ear, without a network."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from alliancemap.instruments import load_instrument, load_words
from alliancemap.words import phrase

AIRPORT_12 = next(one.factors for one in load_instrument().sets if one.id == "airport_12")
TAPS = 24
THUMB = 48  # CSS pixels
KEPT = re.compile(r"^Kept on this phone, \d\d:\d\d$")


def say(code: str, language: str = "en", /, **values: str | int) -> str:
    return phrase(code, language, "lounge", **values)


@pytest.fixture
def phone(page: Page, settle: Callable[[Page], None]) -> Page:
    """The lounge just opened in English, whole on the phone."""
    page.goto("/lounge/en/")
    settle(page)
    expect(page.locator("form.start")).to_be_visible()
    return page


@pytest.fixture
def without_network(context: BrowserContext, troubles: list[str]) -> Callable[[], None]:
    """A function that takes the network away; that the browser notes its absence is no trouble."""

    def take() -> None:
        context.set_offline(True)
        context.on("console", lambda _: forgive())

    def forgive() -> None:
        troubles[:] = [one for one in troubles if "net::ERR_INTERNET_DISCONNECTED" not in one]

    return take


def go(page: Page) -> None:
    page.locator("form.start button.main").tap()
    expect(page.locator("article.ask h1")).to_be_visible()


def tap(page: Page, selector: str) -> None:
    """Tap something and wait for the screen that it leads to."""
    before = page.locator("main h1").inner_text()
    page.locator(selector).first.tap()
    page.wait_for_function(
        "(before) => document.querySelector('main h1')?.innerText !== before", arg=before
    )


def answer(page: Page, level: int | str) -> None:
    tap(page, f"[data-level='{level}']")


def question(page: Page) -> str:
    return page.locator("article.ask h1").inner_text()


def given(page: Page) -> dict[str, Any]:
    """The open talk as it stands on the disk: answers by factor, and how many operations."""
    found: dict[str, Any] = page.evaluate(
        """async () => {
          const base = document.querySelector("script[type=module]").src;
          const { openStore } = await import(new URL("store/store.js", base));
          const { fold } = await import(new URL("talk.js", base));
          const store = await openStore();
          const operations = store.operations(store.talks()[0].id);
          const { answers, set, asides, name, sector, skipped } = fold(operations);
          return { answers, set, asides, name, sector, skipped, count: operations.length };
        }"""
    )
    return found


def levels(page: Page) -> dict[str, Any]:
    return {factor: one["level"] for factor, one in given(page)["answers"].items()}


def until(page: Page, is_so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The open talk on the disk, once something is so of it; after ten seconds as it stands."""
    for _ in range(100):
        found = given(page)
        if is_so(found):
            break
        page.wait_for_timeout(100)
    return found


def until_levels(page: Page, count: int) -> list[Any]:
    """The levels on the disk, once so many answers stand there."""
    found = until(page, lambda talk: len(talk["answers"]) == count)
    return [one["level"] for one in found["answers"].values()]


def test_from_opening_to_the_verdict_in_twenty_four_taps_without_a_network(
    phone: Page, without_network: Callable[[], None]
) -> None:
    without_network()
    phone.reload()
    taps = 0
    phone.locator("form.start button.main").tap()
    taps += 1
    for place in range(12):
        tap(phone, f".answers [data-level='{2 + place % 3}']")
        taps += 1
    expect(phone.locator("article.enough h1")).to_have_text(say("ask.enough_title"))
    tap(phone, ".enough [data-do=finish]")
    taps += 1
    expect(phone.locator("article.result h1")).to_be_visible()
    assert taps <= TAPS
    assert set(levels(phone)) == set(AIRPORT_12)


def test_the_first_question_is_one_tap_away_and_the_talk_has_a_code_name(phone: Page) -> None:
    go(phone)
    found = given(phone)
    assert found["name"] == say("start.names").split(", ")[0]
    assert found["sector"] == "general_hi_tech"
    assert found["set"] == "airport_12"


def test_a_suggested_or_a_typed_name_and_the_sector_are_taken_and_remembered(phone: Page) -> None:
    phone.locator(".suggested button").nth(1).tap()
    phone.locator(".sectors input[value=health_technology]").check()
    go(phone)
    assert given(phone)["name"] == say("start.names").split(", ")[1]
    phone.go_back()
    expect(phone.locator(".sectors input[value=health_technology]")).to_be_checked()
    phone.locator("#name").fill("Grey tower")
    go(phone)
    found = given(phone)
    assert (found["name"], found["sector"]) == ("Grey tower", "health_technology")


def test_a_talk_can_be_finished_after_six(phone: Page) -> None:
    phone.locator("[name=set][value=airport_6]").check()
    go(phone)
    for _ in range(6):
        answer(phone, 3)
    expect(phone.locator(".enough .said")).to_have_text(say("ask.enough_6"))
    tap(phone, ".enough [data-do=finish]")
    expect(phone.locator("article.result h1")).to_be_visible()


def test_a_talk_can_be_finished_at_any_question(phone: Page) -> None:
    go(phone)
    answer(phone, 3)
    tap(phone, ".bar [data-do=finish]")
    expect(phone.locator("article.result h1")).to_be_visible()
    phone.go_back()
    expect(phone.locator("article.ask h1")).to_be_visible()


def test_a_talk_left_after_three_is_resumed_where_it_was(phone: Page) -> None:
    go(phone)
    for level in (3, 1, "unknown"):
        answer(phone, level)
    expect(phone.locator("#kept")).to_have_text(KEPT)
    was = question(phone)
    phone.reload()
    expect(phone.locator("article.ask h1")).to_have_text(was)
    phone.goto("/lounge/en/")
    row = phone.locator(".talk").first
    expect(row).to_contain_text("3 answers")
    row.tap()
    expect(phone.locator("article.ask h1")).to_have_text(was)
    assert len(levels(phone)) == 3


def test_a_question_chosen_from_the_list_is_still_open_after_a_reload(phone: Page) -> None:
    go(phone)
    tap(phone, ".bar [data-do=list]")
    phone.locator("#search").fill("what do they owe us")
    phone.locator("#search").fill("")
    phone.locator(".question").nth(20).tap()
    chosen = question(phone)
    expect(phone.locator("#kept")).to_have_text(KEPT)
    phone.wait_for_timeout(300)
    phone.reload()
    expect(phone.locator("article.ask h1")).to_have_text(chosen)


def test_undo_walks_back_to_the_start(phone: Page) -> None:
    go(phone)
    first = question(phone)
    expect(phone.locator(".bar [data-do=undo]")).to_have_attribute("aria-disabled", "true")
    answer(phone, 3)
    phone.locator(".sure [data-sure=proof]").tap()
    answer(phone, 1)
    tap(phone, ".bar [data-do=skip]")
    done = until(phone, lambda talk: bool(talk["skipped"]))["count"]
    for place in range(1, 5):
        phone.locator(".bar [data-do=undo]").tap()
        until(phone, lambda talk, count=done + place: talk["count"] == count)
    expect(phone.locator("article.ask h1")).to_have_text(first)
    expect(phone.locator(".bar [data-do=undo]")).to_have_attribute("aria-disabled", "true")
    found = given(phone)
    assert found["answers"] == {}
    assert found["skipped"] == []
    assert found["count"] == 3 + 4 * 2  # nothing of the history is lost


def test_back_shows_the_answer_before_and_lets_it_change(phone: Page) -> None:
    go(phone)
    first = question(phone)
    answer(phone, 3)
    second = question(phone)
    answer(phone, 2)
    tap(phone, ".bar [data-do=back]")
    assert question(phone) == second
    tap(phone, ".bar [data-do=back]")
    assert question(phone) == first
    expect(phone.locator(".answers [aria-pressed=true]")).to_have_attribute("data-level", "3")
    answer(phone, 4)
    assert sorted(levels(phone).values()) == [2, 4]


def test_the_browsers_back_goes_question_by_question_and_home(phone: Page) -> None:
    go(phone)
    first = question(phone)
    answer(phone, 3)
    second = question(phone)
    answer(phone, 2)
    phone.go_back()
    expect(phone.locator("article.ask h1")).to_have_text(second)
    phone.go_back()
    expect(phone.locator("article.ask h1")).to_have_text(first)
    phone.go_back()
    expect(phone.locator("form.start")).to_be_visible()
    phone.go_forward()
    expect(phone.locator("article.ask h1")).to_have_text(first)
    assert phone.url.endswith("/lounge/en/#ask")
    assert phone.title() == "Alliancemap"


def test_sureness_and_a_note_stay_with_the_answer(phone: Page) -> None:
    go(phone)
    answer(phone, 3)
    expect(phone.locator(".sure [data-sure=guess]")).to_have_attribute("aria-pressed", "true")
    phone.locator(".sure [data-sure=fairly_sure]").tap()
    expect(phone.locator(".sure [data-sure=fairly_sure]")).to_have_attribute("aria-pressed", "true")
    before = phone.locator(".dock").bounding_box()
    phone.locator("button.note").tap()
    height = phone.evaluate("document.documentElement.scrollHeight")
    phone.locator("#note").type("Said twice, by two people, without being asked; and in writing.")
    assert phone.evaluate("document.documentElement.scrollHeight") == height
    phone.locator(".note-box .done").tap()
    after = phone.locator(".dock").bounding_box()
    assert before == after
    expect(phone.locator("button.note")).to_have_class(re.compile("written"))
    expect(phone.locator("#kept")).to_have_text(KEPT)
    found = until(phone, lambda talk: any(one["note"] for one in talk["answers"].values()))
    (one,) = found["answers"].values()
    assert one["sure"] == "fairly_sure"
    assert one["note"].startswith("Said twice")


def test_two_answers_may_be_the_ends_of_a_range(phone: Page) -> None:
    go(phone)
    phone.locator(".between").tap()
    phone.locator(".answers [data-level='3']").tap()
    answer(phone, 1)
    assert until_levels(phone, 1) == [[1, 3]]
    expect(phone.locator(".given .what")).to_contain_text("— to —")


def test_not_relevant_and_dont_know_are_full_answers(phone: Page) -> None:
    go(phone)
    answer(phone, "unknown")
    answer(phone, "not_relevant")
    assert sorted(until_levels(phone, 2)) == ["not_relevant", "unknown"]
    for one in phone.locator(".pair .open").all():
        box = one.bounding_box()
        assert box
        assert box["height"] >= THUMB
        assert box["width"] >= 3 * THUMB


def test_after_the_set_one_may_go_on_and_take_that_back(phone: Page) -> None:
    phone.locator("[name=set][value=airport_6]").check()
    go(phone)
    for _ in range(6):
        answer(phone, 2)
    sharper = phone.locator(".sharpen li").all_inner_texts()
    assert len(sharper) == 3
    expect(phone.locator(".sharpen .would")).to_have_text(
        say("ask.sharpen", count=3, number=say("ask.three"))
    )
    tap(phone, ".enough [data-do=on]")
    assert question(phone) == sharper[0]
    expect(phone.locator("#kept")).to_have_text(KEPT)
    assert given(phone)["set"] == "whole"  # and not the twelve, which would take longer
    tap(phone, ".bar [data-do=undo]")
    expect(phone.locator("article.enough")).to_be_visible()
    tap(phone, ".enough [data-do=on]")
    phone.keyboard.press("u")
    expect(phone.locator("article.enough")).to_be_visible()
    phone.keyboard.press("u")
    expect(phone.locator("article.ask")).to_be_visible()
    assert question(phone) != sharper[0]


def test_where_more_answers_would_hardly_turn_it_that_is_said_and_no_verdict(phone: Page) -> None:
    phone.locator("[name=set][value=airport_6]").check()
    go(phone)
    for place in range(6):
        answer(phone, 0 if place == 0 else 2)
        if phone.locator("article.stopped").count():
            tap(phone, ".stopped [data-do=on]")
    expect(phone.locator("article.enough .would")).to_have_text(say("ask.hardly"))
    expect(phone.locator("article.enough .sharpen li")).to_have_count(0)
    text = phone.locator("article.enough").inner_text()
    assert not [one for one in VERDICTS if one.lower() in text.lower()]
    expect(phone.locator("article.enough .main")).to_have_text(say("ask.see"))
    expect(phone.locator("article.enough [data-do=on]")).to_be_visible()


VERDICTS = [phrase(f"verdict.{code}", "en", "result") for code in ("promising", "not_as_it_stands")]


def find(page: Page, words: str) -> None:
    """Open the question that has these words, from the list."""
    tap(page, ".bar [data-do=list]")
    page.locator("#search").fill(words)
    tap(page, ".question")


def test_a_deal_breaker_stops_and_says_what_would_reopen_it(phone: Page) -> None:
    go(phone)
    find(phone, "without any mandate")
    assert "mandate" in phone.locator(".answers [data-level='0']").inner_text()
    answer(phone, 0)
    words = load_words(language="en").gates["R05"]
    expect(phone.locator("article.stopped h2")).to_have_text(words.name)
    expect(phone.locator("article.stopped .repair")).to_have_text(words.repair)
    tap(phone, "[data-do=change]")
    answer(phone, 3)
    expect(phone.locator("article.stopped")).to_have_count(0)


def test_a_deal_breaker_is_set_aside_only_with_a_reason(phone: Page) -> None:
    go(phone)
    find(phone, "without any mandate")
    answer(phone, 0)
    phone.locator(".set-aside summary").tap()
    phone.locator(".set-aside [type=submit]").tap()
    expect(phone.locator(".set-aside .error")).to_have_text(say("stopped.reason_missing"))
    assert given(phone)["asides"] == {}
    phone.locator(".set-aside textarea").fill("Their board decides on Friday")
    tap(phone, ".set-aside [type=submit]")
    found = until(phone, lambda talk: bool(talk["asides"]))
    assert found["asides"] == {"R05": {"reason": "Their board decides on Friday"}}


def test_during_a_talk_one_thing_to_bring_up_fills_the_screen(phone: Page) -> None:
    phone.locator("form.start [value=during]").tap()
    first = phone.locator(".during .say").inner_text()
    words = load_words(language="en")
    asked = {one.ask for one in words.factors.values()}
    assert first in asked
    expect(phone.locator("#strip")).to_be_hidden()
    size = phone.locator(".during .say").evaluate(
        "(one) => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size >= 28
    phone.locator("[data-do=other]").tap()
    second = phone.locator(".during .say").inner_text()
    assert second != first
    phone.locator("[data-do=heard]").tap()
    expect(phone.locator(".noted")).to_have_text(say("during.noted", count=1))
    expect(phone.locator(".during .say")).not_to_have_text(second)
    third = phone.locator(".during .say").inner_text()
    phone.locator("[data-do=answer]").tap()
    phone.locator(".five .answer").nth(3).tap()
    expect(phone.locator(".during .say")).not_to_have_text(third)
    assert until_levels(phone, 1) == [3]
    # What was heard comes first in the quiet minute, also after a reload.
    phone.locator("[data-do=over]").tap()
    phone.reload()
    expect(phone.locator(".heard-list li")).to_have_count(1)
    tap(phone, "[data-do=begin]")
    assert question(phone) == second


def test_what_nobody_would_tell_is_watched_for_and_never_asked(phone: Page) -> None:
    words = load_words(language="en").factors
    inferred = {words[one].ask for one in ("R09", "R10")}
    watched = {words[one].meaning for one in ("R09", "R10")}
    phone.locator("form.start [value=during]").tap()
    seen = set()
    for _ in range(45):
        said = phone.locator(".during .say").inner_text()
        assert said not in inferred
        if said in watched:
            expect(phone.locator(".during .kind")).to_have_text(say("during.watch"))
            seen.add(said)
        if seen == watched:
            break
        phone.locator("[data-do=other]").tap()
    assert seen == watched


def test_the_quiet_minute_asks_what_only_we_know(phone: Page) -> None:
    go(phone)
    answer(phone, 3)
    phone.evaluate("location.hash = 'minute'")
    own = {load_words(language="en").factors[one.id].ask for one in OWN}
    expect(phone.locator(".ours")).to_contain_text(str(len(own)))
    tap(phone, "[data-do=begin]")
    first = {load_words(language="en").factors[one].ask for one in QUIET}
    for place in range(len(own)):
        assert question(phone) in (first if place < len(first) else own - first)
        answer(phone, 3)
    expect(phone.locator("article.minute h1")).to_have_text(say("minute.enough_title"))


OWN = [one for one in load_instrument().factors if one.ask_style == "self"]
QUIET = next(one.factors for one in load_instrument().sets if one.id == "quiet_minute")


def test_the_list_holds_every_question_and_finds_words_without_accents(page: Page) -> None:
    page.goto("/lounge/fr/")
    go(page)
    answer(page, 3)
    tap(page, ".bar [data-do=list]")
    expect(page.locator(".question")).to_have_count(60)
    expect(page.locator(".questions .said:not(.is-open)")).to_have_count(1)
    page.locator("#search").fill("MÉDICO ECONOMIQUE")
    page.locator("#search").fill("DEMONSTRATION")
    found = page.locator(".question").all_inner_texts()
    assert found
    assert all("démonstration" in one.lower() for one in found)
    page.locator("#search").fill("xyzzy")
    expect(page.locator(".questions .none")).to_contain_text("xyzzy")
    page.locator("#search").fill("")
    page.locator("[data-order=stage]").tap()
    titles = page.locator(".questions section h2").all_inner_texts()
    assert titles == list(load_words(language="fr").stages.values())


def test_the_whole_talk_is_in_french_where_french_is_chosen(phone: Page) -> None:
    phone.locator(".other-language").tap()
    expect(phone.locator("html")).to_have_attribute("lang", "fr")
    expect(phone.locator("form.start h1")).to_have_text(say("start.title", "fr"))
    go(phone)
    asks = {one.ask for one in load_words(language="fr").factors.values()}
    for level in (3, 2, "unknown"):
        assert question(phone) in asks
        answer(phone, level)
    expect(phone.locator("#kept")).to_have_text(re.compile(r"^Gardé sur ce téléphone, \d\d:\d\d$"))


def test_a_talk_is_held_by_keys_alone(phone: Page) -> None:
    phone.keyboard.press("Tab")
    expect(phone.locator("#name")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator("article.ask h1")).to_be_focused()
    seen = [question(phone)]
    for key in ("3", "d", "n", "s"):
        phone.keyboard.press(key)
        expect(phone.locator("article.ask h1")).not_to_have_text(seen[-1])
        expect(phone.locator("article.ask h1")).to_be_focused()
        seen.append(question(phone))
    phone.keyboard.press("u")
    expect(phone.locator("article.ask h1")).to_have_text(seen[3])
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    expect(phone.locator(".answers [data-level='1']")).to_be_focused()
    phone.keyboard.press("Enter")
    assert sorted(map(str, until_levels(phone, 4))) == ["1", "3", "not_relevant", "unknown"]


def test_the_keys_work_after_a_reload_and_after_the_cover_went(phone: Page) -> None:
    go(phone)
    first = question(phone)
    answer(phone, 3)
    expect(phone.locator("#kept")).to_have_text(KEPT)
    phone.reload()
    expect(phone.locator("article.ask h1")).to_be_focused()
    phone.keyboard.press("u")
    expect(phone.locator("article.ask h1")).to_have_text(first)
    phone.keyboard.press("3")
    expect(phone.locator("article.ask h1")).not_to_have_text(first)
    phone.evaluate("dispatchEvent(new Event('blur'))")
    phone.wait_for_timeout(100)  # the browser takes the focus from what is hidden
    phone.evaluate("dispatchEvent(new Event('focus'))")
    expect(phone.locator("article.ask h1")).to_be_focused()
    phone.wait_for_timeout(500)
    phone.evaluate("document.activeElement.blur()")
    phone.keyboard.press("u")
    expect(phone.locator("article.ask h1")).to_have_text(first)


def test_what_is_pressed_to_uncover_the_page_answers_nothing(phone: Page) -> None:
    go(phone)
    first = question(phone)
    box = phone.locator(".answers [data-level='3']").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for press in (
        lambda: phone.touchscreen.tap(x, y),
        lambda: phone.mouse.click(x, y),
        lambda: phone.keyboard.press("3"),
    ):
        phone.evaluate("dispatchEvent(new Event('blur'))")
        expect(phone.locator("#cover")).to_be_visible()
        press()
        expect(phone.locator("#cover")).to_be_hidden()
        phone.wait_for_timeout(500)
        assert question(phone) == first
    assert given(phone)["answers"] == {}
    phone.touchscreen.tap(x, y)
    expect(phone.locator("article.ask h1")).not_to_have_text(first)


def test_a_letter_typed_in_a_note_is_no_answer(phone: Page) -> None:
    go(phone)
    answer(phone, 3)
    was = question(phone)
    phone.locator("button.note").tap()
    phone.locator("#note").press_sequentially("3 dunes")
    assert question(phone) == was
    assert len(levels(phone)) == 1


def test_the_page_is_covered_at_once_when_it_loses_the_eye(phone: Page) -> None:
    go(phone)
    phone.evaluate("dispatchEvent(new Event('blur'))")
    expect(phone.locator("#cover")).to_be_visible()
    expect(phone.locator("article.ask h1")).to_be_hidden()
    phone.evaluate("dispatchEvent(new Event('focus'))")
    expect(phone.locator("#cover")).to_be_hidden()
    expect(phone.locator("article.ask h1")).to_be_visible()


def test_a_phone_left_alone_for_two_minutes_asks_for_its_pin(page: Page) -> None:
    page.clock.install()
    page.goto("/lounge/en/")
    go(page)
    answer(page, 3)
    was = question(page)
    page.evaluate(SET_PIN, "280714")
    page.reload()
    expect(page.locator("form.lock")).to_be_visible()
    assert page.locator("#pin").get_attribute("inputmode") is None  # it may be a sentence
    page.locator("#pin").fill("280714")
    page.locator("form.lock [type=submit]").tap()
    expect(page.locator("article.ask h1")).to_have_text(was)
    page.clock.run_for(100_000)
    expect(page.locator("article.ask h1")).to_have_text(was)
    page.clock.run_for(30_000)
    expect(page.locator("form.lock")).to_be_visible()
    assert was not in page.content()
    page.locator("#pin").fill("000000")
    page.locator("form.lock [type=submit]").tap()
    expect(page.locator("form.lock .error")).to_have_text(say("lock.wrong"))
    page.locator("#pin").fill("280714")
    page.locator("form.lock [type=submit]").tap()
    expect(page.locator("article.ask h1")).to_have_text(was)


def test_a_pin_guessed_too_often_has_to_wait_and_says_how_long(page: Page) -> None:
    page.goto("/lounge/en/")
    go(page)
    page.evaluate(SET_PIN, "280714")
    page.reload()
    for guess in ("111111", "222222", "333333"):
        page.locator("#pin").fill(guess)
        page.locator("form.lock [type=submit]").tap()
        expect(page.locator("#pin")).to_have_value("")
    expect(page.locator("form.lock .error")).to_have_text(
        re.compile(r"^Too many tries\. Wait \d+ seconds?, then try again\.$")
    )


SET_PIN = """async (pin) => {
  const base = document.querySelector("script[type=module]").src;
  const { openStore } = await import(new URL("store/store.js", base));
  await (await openStore()).setPin(pin);
}"""


def test_without_a_place_to_keep_things_the_page_says_so_and_works(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    page.goto("/lounge/en/")
    expect(page.locator(".start .unkept")).to_be_visible()
    go(page)
    answer(page, 3)
    expect(page.locator("#kept")).to_have_text(say("kept.memory"))


def test_addresses_and_titles_tell_nothing_of_a_talk(phone: Page) -> None:
    phone.locator("#name").fill("Zanzibar")
    go(phone)
    for place in range(3):
        answer(phone, 2)
        tap(phone, ".bar [data-do=list]")
        phone.locator(".question").nth(place).tap()
        assert re.search(r"/lounge/en/#[a-z]+$", phone.url)
        assert phone.title() == "Alliancemap"
        assert set(phone.evaluate("Object.keys(history.state)")) == {"position"}


def test_while_people_talk_the_screen_stays_lit_and_is_let_go_after(page: Page) -> None:
    page.add_init_script(
        """window.lit = [];
        Object.defineProperty(navigator, "wakeLock", { value: {
          request: async (kind) => {
            window.lit.push(kind);
            return { release: async () => window.lit.push("released") };
          } } });"""
    )
    page.goto("/lounge/en/")
    page.locator("form.start [value=during]").tap()
    expect(page.locator(".during .say")).to_be_visible()
    page.wait_for_function("lit.length === 1")
    page.locator("[data-do=over]").tap()
    expect(page.locator("article.minute h1")).to_be_visible()
    assert page.evaluate("lit") == ["screen", "released"]


def test_a_talk_forgotten_in_another_window_leaves_this_one_at_the_start(
    phone: Page, context: BrowserContext
) -> None:
    go(phone)
    answer(phone, 3)
    expect(phone.locator("#kept")).to_have_text(KEPT)
    other = context.new_page()
    other.goto("/lounge/en/#phone")
    other.evaluate(
        """async () => {
          const base = document.querySelector("script[type=module]").src;
          const { openStore } = await import(new URL("store/store.js", base));
          const store = await openStore();
          await store.forget(store.talks()[0].id);
        }"""
    )
    expect(phone.locator("form.start")).to_be_visible()
    expect(phone.locator(".talk")).to_have_count(0)


def test_an_answer_given_in_another_window_is_seen_in_this_one(
    phone: Page, context: BrowserContext
) -> None:
    go(phone)
    answer(phone, 3)
    expect(phone.locator("#kept")).to_have_text(KEPT)
    other = context.new_page()
    other.goto("/lounge/en/#ask")
    answer(other, 2)
    expect(phone.locator(".answers [aria-pressed=true]")).to_have_attribute("data-level", "2")
    assert sorted(levels(phone).values()) == [2, 3]


def test_what_the_phone_does_not_take_is_said_and_kept_once_it_does(
    phone: Page, troubles: list[str]
) -> None:
    go(phone)
    phone.evaluate(
        """() => {
          window.put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = () => {
            throw new DOMException("", "QuotaExceededError");
          };
        }"""
    )
    answer(phone, 3)
    expect(phone.locator("#kept")).to_have_text(re.compile("^Not kept: "))
    expect(phone.locator(".given .what")).to_be_visible()
    phone.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    expect(phone.locator("#kept")).to_have_text(KEPT, timeout=20_000)
    assert list(levels(phone).values()) == [3]
    troubles.clear()  # the browser notes what was thrown
