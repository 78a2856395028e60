"""How a talk looks, sounds and lies in the hand: barriers, names, sizes, reach and motion."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser.barriers import findings
from playwright.sync_api import BrowserContext, Page, expect

from alliancemap.instruments import load_words

# A sliver of an answer that shows above the bar is no small target: one scrolls. Sizes are measured
# below, and more strictly.
UNASKED = {"target-size": {"enabled": False}}
THUMB = 48  # CSS pixels
WIDTH, HEIGHT = 360, 740
# Whatever can be pressed and is smaller than a thumb, or cut off at a side.
MISSED = """([thumb]) => [...document.querySelectorAll(
    "button, a[href], summary, input, textarea, label:has(input)")]
  .filter((one) => one.checkVisibility() && !one.matches("label input"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => Math.round(box.height) < thumb || Math.round(box.width) < thumb ||
    box.left < 0 || box.right > innerWidth + 0.5)
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)}: ${box.width} x ${box.height}`)"""
# Words that are wider than what holds them, or that letters of another box lie over.
LOST = """() => [...document.querySelectorAll("main *, #top *")]
  .filter((one) => one.checkVisibility() && one.childElementCount === 0 && one.textContent.trim())
  .filter((one) => !one.closest("svg, .ear, .given .what, .choice input"))
  .filter((one) => getComputedStyle(one).clipPath === "none")
  .filter((one) => {
    const [box, around] = [one, one.parentElement].map((some) => some.getBoundingClientRect());
    const isLine = getComputedStyle(one).display === "inline";
    return (!isLine && one.scrollWidth > one.clientWidth + 1) || box.right > around.right + 1;
  })
  .map((one) => one.outerHTML.slice(0, 120))"""
MOVES = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter(
    (one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"""


def answer(page: Page, level: int | str) -> None:
    before = page.locator("main h1").inner_text()
    page.locator(f"[data-level='{level}']").first.click()
    page.wait_for_function(
        "(before) => document.querySelector('main h1')?.innerText !== before", arg=before
    )


def screens(page: Page, language: str = "en") -> Iterator[str]:
    """Go through every screen of a talk; yield its name while it is shown."""
    page.goto(f"/lounge/{language}/")
    expect(page.locator("form.start")).to_be_visible()
    yield "start"
    page.locator("[name=set][value=airport_6]").check(force=True)
    page.locator("form.start button.main").click()
    expect(page.locator("article.ask h1")).to_be_visible()
    yield "first question"
    page.locator(".why").click()
    yield "help"
    page.locator(".why").click()
    answer(page, 3)
    yield "question"
    page.locator("button.note").click()
    page.locator("#note").fill("Said twice.")
    yield "note"
    page.locator(".note-box .done").click()
    page.locator(".between").click()
    yield "range"
    page.locator(".between").click()
    for _ in range(5):
        answer(page, 2)
    yield "enough"
    page.locator(".bar [data-do=list]").click()
    yield "list"
    page.locator("#search").fill("a")
    yield "search"
    page.evaluate("location.hash = 'during'")
    expect(page.locator(".during .say")).to_be_visible()
    yield "during"
    page.locator("[data-do=answer]").click()
    yield "during, answering"
    page.locator("[data-do=answer]").click()
    page.locator("[data-do=heard]").click()
    page.evaluate("location.hash = 'minute'")
    expect(page.locator("article.minute")).to_be_visible()
    yield "minute"
    page.evaluate("location.hash = 'questions'")
    page.locator("#search").fill(load_words(language=language).factors["R05"].levels[0])
    page.locator(".question").first.click()
    page.locator(".answers [data-level='0']").click()
    expect(page.locator("article.stopped")).to_be_visible()
    page.locator(".set-aside summary").click()
    yield "stopped"
    page.evaluate("location.hash = 'start'")
    expect(page.locator(".talk")).to_be_visible()
    yield "start again"


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A function that gives a page of a certain size, scheme or other setting."""

    def open_page(**settings: Any) -> Page:
        return new_context(**settings).new_page()

    return open_page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_a_barrier(opened: Callable[..., Page], language: str, scheme: str) -> None:
    page = opened(color_scheme=scheme, reduced_motion="reduce")
    found = {name: findings(page, rules=UNASKED) for name in screens(page, language)}
    assert not any(found.values()), {name: some for name, some in found.items() if some}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(360, 740), (320, 568), (1440, 900)], ids=str)
def test_everything_to_press_is_as_large_as_a_thumb_and_nothing_is_cut(
    opened: Callable[..., Page], language: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = opened()
    page.set_viewport_size({"width": width, "height": height})
    found = {
        name: page.evaluate(MISSED, [THUMB]) + page.evaluate(LOST)
        for name in screens(page, language)
    }
    assert not any(found.values()), {name: some for name, some in found.items() if some}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_letters_of_twice_the_size_lose_nothing(opened: Callable[..., Page], language: str) -> None:
    page = opened()
    sizes = {"standard": 32, "fixed": 26}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    found = {}
    for name in screens(page, language):
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 32
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[name] = page.evaluate(LOST) + ([f"{wide} px too wide"] if wide > 0 else [])
    assert not any(found.values()), {name: some for name, some in found.items() if some}


def test_nothing_moves_for_those_who_want_no_motion(opened: Callable[..., Page]) -> None:
    page = opened(reduced_motion="reduce")
    assert {name: page.evaluate(MOVES) for name in screens(page)} == dict.fromkeys(
        (name for name in NAMES), 0
    )


NAMES = (
    "start", "first question", "help", "question", "note", "range", "enough", "list", "search",
    "during", "during, answering", "minute", "stopped", "start again",
)  # fmt: skip


def test_the_picture_glides_for_everybody_else(opened: Callable[..., Page]) -> None:
    page = opened(reduced_motion="no-preference")
    page.goto("/lounge/en/")
    page.locator("form.start button.main").click()
    page.locator("#strip svg").first.wait_for()
    assert page.evaluate(MOVES) > 0
    before = page.locator("#strip span.gauges").inner_html()
    answer(page, 0)
    expect(page.locator("#kept")).to_contain_text("Kept")
    page.wait_for_timeout(400)
    assert page.locator("#strip span.gauges").inner_html() != before


def middle(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box, selector
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_main_actions_lie_in_the_lower_half(page: Page, language: str) -> None:
    main = {
        "start": ["form.start button.main"],
        "first question": [".answers [data-level='4']", ".pair .open", ".bar button"],
        "question": [".answers [data-level='4']", ".sure button", "button.note", ".bar button"],
        "enough": [".enough [data-do=finish]", ".enough [data-do=on]"],
        "list": ["#search", ".find [data-do=back]"],
        "during": ["[data-do=heard]", "[data-do=answer]", "[data-do=other]"],
        "minute": ["[data-do=begin]"],
        "start again": ["form.start button.main"],
    }
    for name in screens(page, language):
        for selector in main.get(name, []):
            assert middle(page, selector) > HEIGHT / 2, (name, selector)
            assert middle(page, selector) < HEIGHT, (name, selector)
        if name in ("first question", "question"):
            # No answer is out of a thumb's reach: the top third of the screen.
            assert middle(page, ".answers [data-level='0']") > HEIGHT / 4, name
            top = page.locator("#top").bounding_box()
            assert top
            assert top["height"] <= 150


# Each open question shown in turn: what reaches below the top of the bar, and by how much; and
# whether the last button can be scrolled clear of it.
BEHIND = """async () => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const shown = async (selector) => {
    for (let turn = 0; turn < 200; turn += 1) {
      if (document.querySelector(selector)) return;
      await painted();
    }
    throw new Error(`${selector} never came`);
  };
  const behind = () => Math.round(
    document.querySelector(".pair .open:last-child").getBoundingClientRect().bottom -
    document.querySelector(".dock").getBoundingClientRect().top);
  const found = [];
  for (let place = 0; place < 60; place += 1) {
    location.hash = "questions";
    await shown(".question");
    const one = document.querySelectorAll(".question")[place];
    if (one.querySelector(".said:not(.is-open)")) continue;
    one.click();
    await shown("article.ask");
    await painted();
    const over = behind();
    scrollTo(0, document.body.scrollHeight);
    found.push({ asked: document.querySelector("h1").innerText, over, least: behind() });
    scrollTo(0, 0);
  }
  return found;
}"""


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("given", [0, 1], ids=["first", "after an answer"])
def test_a_question_shows_whole_with_all_its_buttons(page: Page, language: str, given: int) -> None:
    page.goto(f"/lounge/{language}/")
    page.locator("form.start button.main").click()
    expect(page.locator("article.ask h1")).to_be_visible()
    for _ in range(given):
        answer(page, 3)
    found = page.evaluate(BEHIND)
    assert len(found) == 60 - given
    hidden = [one for one in found if one["over"] > 0]
    # With no answer above the bar nothing is cut off; with one, at most one question in twenty.
    assert len(hidden) <= (len(found) // 20 if given else 0), hidden
    assert not [one for one in found if one["least"] > 0]


def test_the_strip_says_the_picture_in_words_and_opens_the_result(page: Page) -> None:
    page.goto("/lounge/en/")
    page.locator("form.start button.main").click()
    answer(page, 3)
    strip = page.locator("#strip")
    expect(strip).to_have_accessible_name(
        "The picture so far. Market needs: too little known, 0 of 13 known. Partner value:"
        " too little known, 0 of 17 known. Risk: too little known, 1 of 30 known."
        " Opens the result.",
        ignore_case=True,
    )
    strip.click()
    expect(page.locator("article.result")).to_be_visible()


def test_a_question_reads_as_a_question_with_its_answers(page: Page) -> None:
    page.goto("/lounge/en/")
    expect(page.locator("form.start")).to_match_aria_snapshot(
        """
        - heading "Who are you talking to?" [level=1]
        - text: A code name is enough
        - textbox "A code name is enough": Heron
        - group "Suggested code names":
          - button "Heron"
          - button "Maple"
          - button "Harbour"
        - paragraph: No real name is needed. It stays on this phone.
        - group "How long do you have?":
          - radio "15 minutes 12 questions" [checked]
          - radio "The flight is called 6 questions"
          - radio "As long as I like all 60, stop any time"
        - group "What is it about?":
          - radio "General hi-tech" [checked]
          - radio "Health technology"
        - button "Go"
        - button "We are talking now"
        - navigation "More":
          - button "Open a file or link"
          - button "What is on this phone"
          - link "En français"
        """
    )
    page.locator("form.start button.main").click()
    expect(page.locator("main")).to_match_aria_snapshot(
        """
        - article:
          - paragraph: Ties with our rivals
          - button "What does this question mean?"
          - heading "Is anyone close to you working on something similar?" [level=1]
          - group "Is anyone close to you working on something similar?":
            - button "0 They run a rival project, or have an exclusive tie with our rival"
            - button "1 They hold stakes in our rivals, or share suppliers with them"
            - button "2 Same field, but no rival project known"
            - button "3 A neighbouring field, with walls that keep information apart"
            - button "4 No overlap, and we have checked"
          - button "Don’t know yet"
          - button "Not relevant"
          - button "Between two answers"
          - button "Phone on the table"
        - navigation "Steps":
          - button "Back"
          - button "Undo" [disabled]
          - button "Skip"
          - button "List"
          - button "Result"
        """
    )
    answer(page, 3)
    expect(page.locator(".given")).to_match_aria_snapshot(
        """
        - group "The answer just given":
          - paragraph: /Ties with our rivals A neighbouring field, with walls/
          - group "How sure are you?":
            - button "a guess" [pressed]
            - button "fairly sure"
            - button "have proof"
          - button "Note"
        """
    )
    expect(page.locator("[role=status]#announced")).to_have_text("Kept. Next question.")


def test_the_heading_takes_the_focus_and_nothing_covers_it(page: Page) -> None:
    page.goto("/lounge/en/")
    page.locator("form.start button.main").click()
    for level in (3, 1, 2):
        answer(page, level)
        heading = page.locator("article.ask h1")
        expect(heading).to_be_focused()
        box, top = heading.bounding_box(), page.locator("#top").bounding_box()
        assert box
        assert top
        assert box["y"] >= top["y"] + top["height"] - 1


def test_high_contrast_colours_still_tell_what_is_chosen(opened: Callable[..., Page]) -> None:
    page = opened(forced_colors="active")
    page.goto("/lounge/en/")
    page.locator("form.start button.main").click()
    answer(page, 3)
    look = "(one) => getComputedStyle(one).backgroundColor"
    chosen = page.locator(".sure [aria-pressed=true]").evaluate(look)
    assert chosen != page.locator(".sure [aria-pressed=false]").first.evaluate(look)
