"""A whole meeting: a desk, a wall and five phones; some lose the network in the middle."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from browser.barriers import PHONE, bars_nobody
from browser.firms import make_firm
from playwright.sync_api import Browser, BrowserContext, Page, expect

TEAM = (
    *(("Dora", "direction"), ("Sam", "sales"), ("Eva", "engineering")),
    *(("Lou", "support"), ("Kim", "finance")),
)
# On two of the six they lie far apart, on the others they agree.
APART = {"Dora": 2, "Sam": 4, "Eva": 0, "Lou": 4, "Kim": 0}
AGREED = 2
# What a browser says of an address that it could not reach; those who are cut off mean to.
CUT_OFF = "ERR_INTERNET_DISCONNECTED"


def send(page: Page, address: str, **fields: str) -> None:
    """Send a form of the page's without its script."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post(
        address,
        form={"csrfmiddlewaretoken": token, **fields},
        headers={"Referer": page.url},
    )
    assert answer.ok, (address, answer.status)


def open_round(owner: Page, where: str) -> dict[str, str]:
    """Ask five people six questions; return their links."""
    owner.goto(where)
    owner.locator("#title").fill("Before we sign")
    owner.locator("label:has([value='airport_6'])").click()
    owner.get_by_role("button", name="Choose the people").click()
    for name, function in TEAM:
        owner.locator("#person-name").fill(name)
        owner.locator("#function").select_option(function)
        owner.get_by_role("button", name="Add", exact=True).click()
        expect(owner.locator("tbody th", has_text=name)).to_be_visible()
    owner.get_by_role("button", name="Propose who answers what").click()
    owner.get_by_role("button", name="Open the round").click()
    return {
        name: owner.get_by_role("textbox", name=name, exact=True).input_value() for name, _ in TEAM
    }


def answer_all(phone: Page, name: str, link: str) -> None:
    """Answer the six questions and say that one is done."""
    phone.goto(link)
    start = re.sub(r"(round-of/\w+/).*", r"\1", phone.url)
    phone.goto(f"{start}list/")
    hrefs = phone.locator("a[href*='/at/']").evaluate_all("all => all.map(one => one.href)")
    factors = sorted({found[1] for href in hrefs if (found := re.search(r"/at/(\w+)/", href))})
    assert len(factors) == 6
    phone.goto(f"{start}at/{factors[0]}/")
    for place, factor in enumerate(factors):
        level = APART[name] if place < 2 else AGREED
        send(phone, f"{start}at/{factor}/", level=str(level), reason=f"{name} knows why")
    phone.goto(f"{start}list/")
    phone.get_by_role("button", name="I’m done").click()
    expect(phone.get_by_text("You are done. Thank you.")).to_be_visible()
    phone.goto(f"{start}meeting/")


def choose(phone: Page, level: int) -> None:
    """Answer silently on a phone that follows the meeting."""
    expect(phone.locator("form.silent").first).to_be_visible()
    for form in phone.locator("form.silent").all():
        form.locator(f"label:has([value='{level}'])").click()


def done(phone: Page) -> None:
    """Say on a phone that one is done, once all that was chosen has arrived."""
    # Who stays with what they said has nothing to be kept.
    expect(phone.locator("#kept")).not_to_have_attribute("data-state", re.compile("saving|unsent"))
    phone.get_by_role("button", name="I am done").click()
    expect(phone.get_by_text("You are done.")).to_be_visible()


def seconds(page: Page) -> int:
    """How much time a page says is left."""
    minutes, rest = page.locator(".timer").inner_text().split(":")
    return int(minutes) * 60 + int(rest)


def talk_while_some_are_cut_off(desk: Page, wall: Page, eva: Page, sam: Page) -> None:
    """The wall and a phone lose the network while the team talks; the wall's clock goes on."""
    desk.get_by_role("button", name="Next", exact=True).click()
    expect(wall.locator(".speakers li").last).to_have_text("Dora, last")
    bars_nobody(wall)
    for page in (wall, eva):
        page.context.set_offline(offline=True)
    clock = wall.locator(".timer").inner_text()
    desk.keyboard.press("ArrowRight")
    expect(desk.get_by_text("Part 3 of 6")).to_be_visible()
    expect(sam.get_by_text("Part 3 of 6")).to_be_visible()
    expect(wall.locator("#connection")).not_to_be_empty()
    assert wall.locator(".now-on").get_by_text("Part 2 of 6").is_visible()
    expect(wall.locator(".timer")).not_to_have_text(clock)
    for page in (wall, eva):
        page.context.set_offline(offline=False)
    for page in (wall, eva):
        expect(page.get_by_text("Part 3 of 6")).to_be_visible()
    assert abs(seconds(wall) - seconds(desk)) <= 2


def test_a_team_meets_and_those_cut_off_come_back_to_where_it_is(
    browser: Browser,
    base_url: str,
    new_context: Callable[..., BrowserContext],
    troubles: list[str],
) -> None:
    firm = make_firm(browser, base_url)
    team = f"/en/work/{firm.key}/alliances/{firm.alliance}/team/"

    def sit(**more: object) -> Page:
        return new_context(**more).new_page()

    desk = sit(storage_state=firm.state)
    links = open_round(desk, f"{team}rounds/")
    phones = {name: sit(viewport=PHONE) for name in links}
    for name, phone in phones.items():
        answer_all(phone, name, links[name])
        expect(phone.get_by_text("No meeting is on.")).to_be_visible()
    desk.goto(re.sub(r"do/$", "", desk.url))
    desk.get_by_role("button", name="Show all answers").click()
    expect(desk.locator(".round-factor").first).to_be_visible()
    eva, sam = phones["Eva"], phones["Sam"]

    # Planned from what differs; the phones that wait are there when it begins.
    desk.goto(f"{team}meetings/")
    desk.get_by_role("button", name="Make the plan").click()
    expect(desk.locator(".agenda-of li")).to_have_count(6)
    desk.get_by_role("button", name="Begin the meeting").click()
    address = desk.url
    wall = sit(storage_state=firm.state, viewport={"width": 1280, "height": 720})
    wall.goto(f"{address}screen/")
    for page in (wall, *phones.values()):
        expect(page.locator("#stage-name")).to_have_text("Look in silence")
    expect(desk.locator("#there")).to_contain_text("5 are here")
    bars_nobody(wall)
    bars_nobody(eva)

    talk_while_some_are_cut_off(desk, wall, eva, sam)

    # Answered in silence; what one answers without a network arrives with it.
    desk.get_by_role("button", name="Next", exact=True).click()
    for name in ("Dora", "Sam", "Lou", "Kim"):
        choose(phones[name], 4 if name == "Kim" else APART[name])
        done(phones[name])
    expect(eva.locator("form.silent")).to_have_count(2)
    bars_nobody(eva)
    eva.context.set_offline(offline=True)
    choose(eva, 4)
    eva.locator("form.silent textarea").first.fill("The tender changed my mind")
    expect(eva.locator("#kept")).to_have_attribute("data-state", "unsent")
    expect(desk.locator("#controls")).to_contain_text("4 of 5 are done.")
    eva.context.set_offline(offline=False)
    expect(eva.locator("#kept")).to_have_attribute("data-state", "kept")
    done(eva)
    expect(desk.locator("#controls")).to_contain_text("5 of 5 are done.")
    for page in (desk, wall, sam):
        expect(page.locator("body")).not_to_contain_text("The tender changed my mind")

    # What moved; opinions that still move are talked about once more, until they stand still.
    desk.get_by_role("button", name="Show everybody’s answers").or_(
        desk.get_by_role("button", name="Show everybody's answers")
    ).click()
    expect(wall.locator("#stage-name")).to_have_text("What moved, and why")
    expect(wall.locator(".moves")).to_contain_text("Eva")
    expect(desk.get_by_text("Some opinions still move.")).to_be_visible()
    bars_nobody(wall)
    why = eva.locator("#mine textarea[name='text']").first
    why.fill("I had not seen the tender.")
    expect(eva.locator("#mine form:has([name='text'])").first).to_have_attribute(
        "data-state", "kept"
    )
    bars_nobody(eva)
    desk.get_by_role("button", name="Talk about these once more").click()
    for part in ("Part 6 of", "Part 7 of", "Part 8 of"):
        expect(desk.locator("#stage")).to_contain_text(part)
        desk.locator("[data-arrow='right']").click()
    expect(desk.locator("#stage")).to_contain_text("Opinions stand still")
    desk.get_by_role("button", name="Next", exact=True).click()

    # Who does what, from a phone; the end; the minute, kept and printed.
    expect(sam.locator("#task-what")).to_be_visible()
    sam.locator("#task-what").fill("Ask the lawyer")
    sam.locator("#task-who").fill("Zoé")
    sam.locator("#task-day").fill((datetime.now(UTC).date() + timedelta(days=3)).isoformat())
    sam.get_by_role("button", name="Add", exact=True).click()
    expect(desk.locator("#tasks")).to_contain_text("Zoé: Ask the lawyer")
    bars_nobody(sam)
    desk.locator("#controls").get_by_role("button", name="End the meeting").click()
    expect(sam.get_by_text("The meeting has ended.")).to_be_visible()
    desk.get_by_role("link", name="To the minute").click()
    expect(desk.locator(".minute")).to_contain_text("I had not seen the tender.")
    desk.locator("#remarks").fill("The pilot first.")
    desk.get_by_role("button", name="Keep the minute").click()
    desk.get_by_role("link", name="To print").click()
    paper = desk.locator(".minute-page")
    for words in ("Dora", "The pilot first.", "Ask the lawyer", "Opinions stand still".lower()):
        expect(paper).to_contain_text(words)
    bars_nobody(desk)
    desk.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(desk.locator("[data-prints]")).to_be_hidden()
    desk.emulate_media(media="screen")
    desk.goto(f"/en/work/{firm.key}/")
    expect(desk.locator("main")).to_contain_text("Ask the lawyer")
    troubles[:] = [one for one in troubles if CUT_OFF not in one]
