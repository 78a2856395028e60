"""A quarter at a firm: two of its people and an adviser from outside work on three alliances.

One journey, by clicking, from an empty place to the end of the quarter; the clock is put forward.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browser.conftest import served, watch
from browser.firms import PASSWORD
from playwright.sync_api import Browser, BrowserContext, Page, expect

KEPT = re.compile(r"Kept \d\d:\d\d")
EXAMPLE = "tesla-daimler.yaml"
VALUE = "one => one.value || one.textContent.trim()"
VERDICTS = {
    "Promising": "promising",
    "Unclear": "unclear",
    "Not as it stands": "not_as_it_stands",
}


@dataclass(frozen=True, slots=True)
class Quarter:
    """The server of the quarter: where it is, and its data folder with the clock in it."""

    address: str
    data: Path
    examples: Path

    def days_later(self, days: int) -> None:
        """Put the clock forward to so many days after the beginning."""
        (self.data / "days").write_text(str(days), "utf-8")


@pytest.fixture
def quarter(
    tmp_path: Path, examples: Path, own_database: Callable[[Path], dict[str, str]]
) -> Iterator[Quarter]:
    data = tmp_path / "data"
    with served(examples, data, own_database(data), "quarter_settings") as address:
        yield Quarter(address, data, examples)


@pytest.fixture
def window(browser: Browser, quarter: Quarter, troubles: list[str]) -> Iterator[Callable[[], Page]]:
    """A function that opens a browser of somebody's own; none of them may meet an error."""
    opened: list[BrowserContext] = []

    def open_window() -> Page:
        context = browser.new_context(base_url=quarter.address, locale="en")
        watch(context, troubles)
        opened.append(context)
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()
    assert not troubles, "\n".join(troubles)


def sign_up(page: Page, name: str, address: str, firm: str = "") -> None:
    """Fill in the form of a new account, which is open."""
    page.locator("#id_name").fill(name)
    if firm:
        page.locator("#id_firm").fill(firm)
    page.locator("#id_email").fill(address)
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()


def begin(page: Page, partner: str, aim: str) -> None:
    """Begin an alliance with a few words, from wherever one is in the workplace."""
    page.get_by_role("link", name="New alliance").first.click()
    page.get_by_label("Who is the partner?").fill(partner)
    page.get_by_label("What would the alliance be for?").fill(aim)
    page.get_by_text("Talks", exact=True).click()
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(partner)


def answer(page: Page, factor: str, level: int, note: str = "") -> None:
    """Give one answer on the page of answers, and see it kept."""
    with page.expect_navigation():
        page.get_by_role("link", name="Answers", exact=True).first.click()
    expect(page.locator("html")).to_have_class(re.compile("scripted"))
    row = page.locator(f"#{factor}")
    row.locator("summary").first.click()
    row.locator(f"input[name=level][value='{level}']").first.check(force=True)
    expect(page.locator("#kept")).to_have_text(KEPT)
    if note:
        row.locator("textarea[name=note]").first.fill(note)
        page.wait_for_timeout(1500)
        expect(page.locator("#kept")).to_have_text(KEPT)


def fact(page: Page, field: str, value: str) -> None:
    """Write one fact on the page of facts, and see it kept."""
    with page.expect_navigation():
        page.get_by_role("link", name="Facts", exact=True).first.click()
    expect(page.locator("html")).to_have_class(re.compile("scripted"))
    folded = page.locator(f"details:not([open]):has([id='{field}']) > summary")
    if folded.count():
        folded.last.click()
    page.locator(f"[id='{field}']").fill(value)
    page.locator(f"[id='{field}']").blur()
    page.wait_for_timeout(1500)
    expect(page.locator("#kept")).to_have_text(KEPT)


def unfold(page: Page, name: str) -> None:
    """Open a part of a page that is folded."""
    closed = page.locator(f"#{name}:not([open]) > summary")
    if closed.count():
        closed.click()


def open_alliance(page: Page, name: str) -> None:
    """Go to an alliance by the list."""
    page.get_by_role("link", name="Alliances", exact=True).first.click()
    page.get_by_role("link", name=re.compile(name)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(name))


def invite(page: Page, role: str, only: str = "") -> str:
    """Make a link that lets one person in; return it."""
    page.get_by_role("link", name="Members", exact=True).first.click()
    page.get_by_role("link", name="Invite somebody").first.click()
    page.locator(f"input[name=role][value='{role}']").check(force=True)
    if only:
        page.locator("input[name=sees][value=some]").check(force=True)
        page.locator("#alliances:not([open]) > summary").click()
        page.get_by_role("row", name=re.compile(only)).locator("input[name=whole]").check(
            force=True
        )
    page.get_by_role("button", name="Make the link").click()
    return str(page.get_by_label("Link to pass on").input_value())


def join(page: Page, link: str, name: str, address: str) -> None:
    """Follow a link, make an account on the way, and join."""
    page.goto(link)
    page.get_by_role("link", name="Create an account").click()
    sign_up(page, name, address)
    page.get_by_role("button", name=re.compile("^Join ")).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.slow
def test_a_quarter_of_three_people_and_three_alliances(
    window: Callable[[], Page], quarter: Quarter
) -> None:
    ada = window()
    ada.goto("/en/account/sign-up/")
    sign_up(ada, "Ada", "ada@example.org", "Heron Optics")
    expect(ada.get_by_role("heading", name="Begin with one alliance")).to_be_visible()

    # Three alliances: from a few words, from an example, from a file.
    begin(ada, "Blue Giant", "Sell our lens worldwide")
    drawn = ada.locator(".map svg, svg.map, [id^=map]").first.inner_html()
    answer(ada, "M01", 4)
    answer(ada, "M03", 4, "Their buyer ordered twice")
    ada.get_by_role("link", name="Map and verdict").first.click()
    assert ada.locator(".map svg, svg.map, [id^=map]").first.inner_html() != drawn
    ada.get_by_role("link", name="New alliance").first.click()
    ada.get_by_role("button", name="Copy it here").click()
    expect(ada.get_by_role("heading", level=1)).to_contain_text("×")
    ada.get_by_role("link", name="Import", exact=True).first.click()
    ada.locator("#files").set_input_files(quarter.examples / EXAMPLE)
    ada.get_by_role("button", name="Look at it").click()
    ada.get_by_role("button", name="Go ahead with one alliance").click()
    expect(ada.get_by_text("Tesla").first).to_be_visible()
    open_alliance(ada, "Tesla")

    # A colleague, and an adviser from outside who sees one of them.
    ben, eva = window(), window()
    join(ben, invite(ada, "editor"), "Ben", "ben@example.org")
    join(eva, invite(ada, "respondent", "Blue Giant"), "Eva", "eva@example.org")
    ben.get_by_role("link", name="Alliances", exact=True).first.click()
    expect(ben.locator(".alliance-row")).to_have_count(3)
    eva.get_by_role("link", name="Alliances", exact=True).first.click()
    expect(eva.locator(".alliance-row")).to_have_count(1)

    # Two at once: each sees the other's answer come, and both stay.
    open_alliance(ada, "Blue Giant")
    open_alliance(ben, "Blue Giant")
    answer(ben, "M03", 0, "The order was cancelled")
    expect(ada.locator("#news")).to_contain_text("Ben", timeout=20_000)
    open_alliance(ada, "Blue Giant")
    expect(ada.get_by_text("1 contradiction").first).to_be_visible()
    open_alliance(eva, "Blue Giant")
    answer(eva, "R05", 2, "I know their legal people")

    # A stranger of another firm finds nothing at the same address.
    zoe = window()
    zoe.goto("/en/account/sign-up/")
    sign_up(zoe, "Zoé", "zoe@example.org", "Other firm")
    expect(zoe.get_by_role("heading", level=1)).to_be_visible()
    assert zoe.request.get(ada.url).status == 404

    # Settled between them, with a reason; nothing that was said goes.
    open_alliance(ada, "Blue Giant")
    ada.locator("#contest-M03 > summary").click()
    settle = ada.locator("#settle-M03")
    settle.get_by_text("What Ben says").click()
    settle.locator("textarea").fill("We called the buyer together")
    settle.get_by_role("button", name="Settle").click()
    expect(ada.locator("#contest-M03")).to_have_count(0)

    # Facts gathered once: the picture takes them, the stage and the day of signing are kept.
    fact(ada, "in-parties.partner.people", "110000")
    fact(ada, "in-promises.hours", "60")
    fact(ada, "promises.exclusive.0.field", "Lenses")
    ada.locator("#in-stage").select_option("running")
    expect(ada.locator("#kept")).to_have_text(KEPT)
    fact(ada, "in-signed", datetime.now(UTC).date().isoformat())
    ada.get_by_role("link", name="Map and verdict").first.click()
    expect(ada.get_by_text("110,000 people").first).to_be_attached()
    open_alliance(ben, "Tesla")
    fact(ben, "promises.exclusive.0.field", "lenses")

    # Side by side, and where they clash.
    ben.get_by_role("link", name="Compare", exact=True).first.click()
    for box in ben.locator("#choose input[type=checkbox]").all():
        box.check(force=True)
    ben.get_by_role("button", name="Compare", exact=True).click()
    expect(ben.locator(".compared > li")).to_have_count(4)
    expect(ben.get_by_role("heading", name="No alliance")).to_be_visible()
    ben.get_by_role("link", name="Clashes").first.click()
    expect(
        ben.get_by_text(re.compile("Lenses.*promised exclusively", re.IGNORECASE))
    ).to_be_visible()

    # Found by a word of a note; what is not open to her is not found by the adviser.
    for person, places in ((ben, 1), (eva, 1)):
        search = person.get_by_role("search").first
        search.get_by_role("searchbox").fill("cancelled")
        search.get_by_role("searchbox").press("Enter")
        expect(person.locator(".hits > li")).to_have_count(places)
    eva.get_by_role("searchbox").last.fill("batteries")
    expect(eva.locator(".hits > li")).to_have_count(0)

    # Everything out in one click, and it is all there.
    ada.get_by_role("link", name="Take everything out").first.click()
    with ada.expect_download() as download:
        ada.get_by_role("link", name=re.compile("everything", re.IGNORECASE)).last.click()
    with zipfile.ZipFile(download.value.path()) as everything:
        names = everything.namelist()
    assert sum(name.endswith((".yaml", ".yml")) for name in names) == 3

    # A note in ten seconds finds its factor; a rhythm, an event to watch, a pulse, a calendar.
    ben.get_by_role("link", name=re.compile("Something changed|Changed")).first.click()
    ben.get_by_label("What changed?").fill("Their sponsor has left the company")
    ben.get_by_text("Blue Giant").first.click()
    ben.get_by_role("button", name="Keep it").click()
    expect(ben.get_by_text(re.compile("^Filed under"))).to_be_visible()
    open_alliance(ada, "Blue Giant")
    ada.get_by_role("link", name="Review", exact=True).first.click()
    unfold(ada, "rhythm")
    ada.get_by_text("Every month", exact=True).click()
    ada.locator("#rhythm form button").click()
    unfold(ada, "trigger-event")
    ada.get_by_label("If …").fill("their unit is sold")
    ada.locator("#trigger-event button").click()
    expect(ada.get_by_text("their unit is sold").first).to_be_visible()
    ada.get_by_role("link", name="Monthly pulse").first.click()
    for question in ada.locator("main form fieldset").all():
        question.locator("label").nth(3).click()
    ada.locator("main form button").first.click()
    expect(ada.locator("#results svg").first).to_be_visible()
    ada.get_by_role("link", name="Reviews and dates").first.click()
    ada.get_by_role("link", name="Your calendar").click()
    ada.locator("input[name=do][value=make] ~ p button, main form button").first.click()
    feed = ada.locator("#address").input_value()
    assert "BEGIN:VEVENT" in ada.request.get(feed).text()

    # A month later the review is due; it is looked at, and comes back a month on.
    quarter.days_later(32)
    ada.goto("/en/work/")
    due = ada.locator(".attention li", has_text="Blue Giant").first
    expect(due).to_contain_text("Look at it again")
    due.get_by_role("link").first.click()
    ada.get_by_label(re.compile("What did you see")).fill("The talks go on")
    ada.get_by_role("button", name="Looked at today").click()
    expect(ada.get_by_text("The talks go on").first).to_be_visible()

    # Another month: what was watched for happens.
    quarter.days_later(61)
    open_alliance(ben, "Blue Giant")
    ben.get_by_role("link", name="Review", exact=True).first.click()
    ben.get_by_role("button", name="It happened").first.click()
    expect(ben.get_by_text("The review is due today").first).to_be_visible()

    # At the end of the quarter a belief of the day of signing no longer holds, and it is seen.
    quarter.days_later(91)
    open_alliance(ben, "Blue Giant")
    answer(ben, "M01", 0, "Their customers are others than we thought")
    ada.goto("/en/work/")
    open_alliance(ada, "Blue Giant")
    ada.get_by_role("link", name="Then and now", exact=True).first.click()
    signing = ada.locator("section", has_text="At signing against today").first
    expect(signing).to_contain_text("Target-customer clarity")
    ada.get_by_role("link", name="History", exact=True).first.click()
    for said in ("I know their legal people", "The order was cancelled", "We called the buyer"):
        expect(ada.get_by_text(re.compile(said)).first).to_be_visible()

    # A program with a key reads the same verdict as the page shows.
    verdict = ada.locator("#verdict-chip").inner_text()
    ada.get_by_role("link", name="API keys").first.click()
    ada.get_by_label("Name", exact=True).fill("Ledger")
    ada.get_by_role("button", name="Make the key").click()
    bearer = {
        "Authorization": f"Bearer {ada.locator('input.secret, code.secret').first.evaluate(VALUE)}"
    }
    listed = ada.request.get("/api/1/alliances?text=Blue", headers=bearer).json()
    (only,) = listed["items"] if "items" in listed else listed["alliances"]
    assert only["verdict"] == VERDICTS[verdict]
    assert zoe.request.get(f"/api/1/alliances/{only['key']}").status == 401
