"""What the store does where a phone, a person or a server is not as it should be."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser.lounge.phones import OPEN, PAGE, Phone, on_server
from playwright.sync_api import BrowserContext, Page

BEGIN = "(name) => store.begin(name, 'health_technology', 'airport_12')"
ANSWER = "(talk) => store.record(talk, 'answer:M01', { level: 3, sure: null, note: '' })"
TROUBLES = "heard.filter(([event]) => event === 'trouble').map(([, { code }]) => code)"
IN_LOG = """(work) => new Promise((resolve) => {
  const asked = indexedDB.open("alliancemap-lounge");
  asked.onsuccess = () => {
    const stores = ["slip", "boxes"];
    const transaction = asked.result.transaction(stores, "readwrite");
    new Function("slip", "boxes", work)(...stores.map((one) => transaction.objectStore(one)));
    transaction.oncomplete = () => resolve(asked.result.close());
  };
})"""


@pytest.fixture
def phone(
    server: Any, new_context: Callable[..., BrowserContext], troubles: list[str]
) -> Iterator[Phone]:
    yield Phone(new_context(bypass_csp=True), server.address, {}, syncs=False)
    troubles.clear()  # refused requests are errors on the console, and meant


def opened(phone: Phone, before: str = "") -> Page:
    """A tab in which something was changed before the store opens."""
    page = phone.context.new_page()
    page.goto(phone.address + PAGE)
    if before:
        page.evaluate(before)
    page.evaluate(OPEN, [0, phone.syncs])
    return page


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("Object.defineProperty(window, 'indexedDB', { value: undefined })", "none"),
        ("() => { IDBFactory.prototype.open = () => { throw new DOMException('no'); } }", "broken"),
        ("Object.defineProperty(crypto, 'subtle', { value: undefined })", "insecure"),
        ("""() => new Promise((resolve) => {
          const asked = indexedDB.open("alliancemap-lounge", 999);
          asked.onsuccess = () => resolve(asked.result.close());
        })""", "newer"),
    ],
)  # fmt: skip
def test_where_nothing_can_be_kept_it_works_and_says_so(
    phone: Phone, before: str, code: str
) -> None:
    page = opened(phone, before)
    assert page.evaluate("[store.state, store.keepsNothing]") == ["memory", code]
    talk = page.evaluate(BEGIN, "Blue")
    page.evaluate(ANSWER, talk)
    assert page.evaluate("store.talks()[0].answers") == 1
    assert page.evaluate("(talk) => store.where(talk).phone", talk) is None


def test_a_record_that_cannot_be_read_is_left_out_and_said(phone: Phone) -> None:
    page = opened(phone)
    talk = page.evaluate(BEGIN, "Blue")
    page.evaluate(ANSWER, talk)
    page.evaluate(IN_LOG, "boxes.put(new Uint8Array(300).fill(7), 3)")
    again = opened(phone)
    assert again.evaluate(TROUBLES) == []  # said before anybody could listen; the count stays
    assert again.evaluate("store.unreadable") == 1
    assert len(again.evaluate("(talk) => store.operations(talk)", talk)) == 3
    again.evaluate(ANSWER, talk)
    again.evaluate("store.setPin('12345')")
    assert again.evaluate("store.unreadable") == 1
    assert len(again.evaluate("(talk) => store.operations(talk)", talk)) == 4


def test_a_lost_key_is_said_and_what_it_closed_is_not_thrown_away(phone: Phone) -> None:
    page = opened(phone)
    page.evaluate(BEGIN, "Blue")
    page.evaluate(
        """async () => {
          const folder = await navigator.storage.getDirectory();
          for await (const name of folder.keys()) await folder.removeEntry(name);
        }"""
    )
    again = opened(phone)
    assert again.evaluate("[store.state, store.talks(), store.unreadable]") == ["open", [], 3]
    again.evaluate(BEGIN, "Green")
    third = opened(phone)
    assert third.evaluate("store.talks().map(({ name }) => name)") == ["Green"]
    assert third.evaluate("store.unreadable") == 3


def test_another_tab_that_wipes_takes_this_one_along(phone: Phone) -> None:
    one, other = opened(phone), opened(phone)
    talk = one.evaluate(BEGIN, "Blue")
    other.evaluate("store.wipe()")
    refused = "(talk) => store.record(talk, 'skip:M01', true).catch(({ code }) => code)"
    assert one.evaluate(refused, talk) in {"wiped", "unknown_talk"}
    assert one.evaluate("store.talks()") == []
    assert "wiped" in one.evaluate(TROUBLES)
    again = one.evaluate(BEGIN, "Green")
    other.evaluate("store.refresh()")
    assert [talk["id"] for talk in other.evaluate("store.talks()")] == [again]


def test_a_newer_page_may_take_the_database_from_under_this_one(phone: Phone) -> None:
    page = opened(phone)
    talk = page.evaluate(BEGIN, "Blue")
    # An upgrade asks every open connection to close; the next write opens it again.
    page.evaluate(
        """() => new Promise((resolve) => {
          const asked = indexedDB.open("alliancemap-lounge", 1);
          asked.onsuccess = () => resolve(asked.result.close());
        })"""
    )
    page.evaluate(
        """async () => {
          const [{ name }] = await indexedDB.databases();
          await new Promise((resolve) => {
            const asked = indexedDB.open(name, 2);
            asked.onsuccess = () => resolve(asked.result.close());
          });
        }"""
    )
    page.evaluate("(talk) => void store.record(talk, 'skip:M01', true)", talk)
    page.wait_for_function(f"() => {TROUBLES}.includes('newer')")
    assert page.evaluate("(talk) => store.where(talk).unwritten", talk) == 1
    assert len(page.evaluate("(talk) => store.operations(talk)", talk)) == 4


def test_the_count_of_wrong_pins_survives_a_reload_and_a_second_tab(phone: Phone) -> None:
    page = opened(phone)
    page.evaluate(BEGIN, "Blue")
    page.evaluate("store.setPin('2468')")
    page.evaluate("store.lock()")
    for _ in range(3):
        assert page.evaluate("store.unlock('0000')") is False
    assert 4_000 < page.evaluate("store.unlockWait") <= 5_000
    assert page.evaluate("store.unlock('2468')") is False  # not before the wait is over
    again = opened(phone)
    assert again.evaluate("store.state") == "locked"
    assert 3_000 < again.evaluate("store.unlockWait") <= 5_000
    again.evaluate("window.offset = 3_600_000")  # a clock moved on wins nothing
    assert again.evaluate("store.unlock('2468')") is False
    again.wait_for_function("() => store.unlockWait === 0")
    assert again.evaluate("store.unlock('1357')") is False
    assert 8_000 < again.evaluate("store.unlockWait") <= 10_000


# The account


def signed_in(phone: Phone, server: Any, email: str) -> None:
    phone.context.add_cookies([server.cookie(email)])


def test_a_talk_begun_signed_out_goes_nowhere_until_the_person_says_so(
    phone: Phone, server: Any
) -> None:
    phone.syncs = True
    page = opened(phone)
    page.evaluate("sync.now()")
    before = page.evaluate(BEGIN, "Blue")
    page.evaluate(ANSWER, before)
    signed_in(phone, server, "careful@example.org")
    page.evaluate("sync.now()")
    assert page.evaluate("sync.state.person.email") == "careful@example.org"
    after = page.evaluate(BEGIN, "Green")
    page.evaluate("sync.now()")
    assert on_server(phone.context, server.address, before) == []
    assert len(on_server(phone.context, server.address, after)) == 3
    assert page.evaluate("(talk) => store.where(talk)", before)["server"] is None
    page.evaluate("(talk) => store.sendToAccount(talk)", before)
    page.evaluate("sync.now()")
    assert len(on_server(phone.context, server.address, before)) == 4
    where = page.evaluate("(talk) => store.where(talk)", before)
    assert (where["waiting"], where["unwritten"]) == (0, 0)
    assert where["phone"]
    assert where["server"]


def test_a_forgotten_talk_is_deleted_on_the_server_once_it_is_reached(
    phone: Phone, server: Any
) -> None:
    phone.syncs = True
    signed_in(phone, server, "forgetful@example.org")
    page = opened(phone)
    page.evaluate("sync.now()")
    talk = page.evaluate(BEGIN, "Blue")
    page.evaluate("sync.now()")
    server.kill()
    page.evaluate("(talk) => store.forget(talk)", talk)
    page.evaluate("sync.now()")
    assert page.evaluate("sync.state.reachable") is False
    server.start()
    later = opened(phone)  # remembered over a reload
    later.evaluate("sync.now()")
    assert later.evaluate("[store.talks(), store.facts('forgotten:')]") == [[], []]
    known = phone.context.request.get(f"{phone.address}/lounge/session").json()
    assert talk in known["forgotten"]
    assert talk not in [one["id"] for one in known["talks"]]


def test_no_word_is_asked_of_a_talk_that_was_just_forgotten(
    phone: Phone, server: Any, troubles: list[str]
) -> None:
    phone.syncs = True
    signed_in(phone, server, "thorough@example.org")
    page = opened(phone)
    page.evaluate("sync.now()")
    talk = page.evaluate(BEGIN, "Blue")
    page.evaluate("sync.now()")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(f"{one.method} {one.url} {one.post_data}"))
    page.evaluate("(talk) => store.forget(talk)", talk)
    page.evaluate("sync.now()")
    assert [one.split()[0] for one in asked if talk in one] == ["DELETE"]
    assert page.evaluate(TROUBLES) == []
    assert troubles == []


def test_what_was_wiped_does_not_come_back_because_the_phone_is_signed_out(
    phone: Phone, server: Any
) -> None:
    phone.syncs = True
    signed_in(phone, server, "wiping@example.org")
    page = opened(phone)
    page.evaluate("sync.now()")
    page.evaluate(BEGIN, "Blue")
    page.evaluate("sync.now()")
    page.evaluate("sync.wipe()")
    assert page.evaluate("sync.leave()") is True
    assert page.evaluate("[sync.state.signedIn, store.facts('')]") == [False, []]
    again = opened(phone)
    again.evaluate("sync.now()")
    assert again.evaluate("[sync.state.signedIn, store.talks()]") == [False, []]


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_wipe_without_a_network_signs_out_as_soon_as_there_is_one(
    phone: Phone, server: Any, is_locked: bool
) -> None:
    phone.syncs = True
    signed_in(phone, server, "remote@example.org")
    page = opened(phone)
    page.evaluate("sync.now()")
    page.evaluate(BEGIN, "Blue")
    page.evaluate("sync.now()")
    if is_locked:
        page.evaluate("store.setPin('2468')")
        page.evaluate("store.lock()")
    server.kill()
    page.evaluate("sync.wipe()")
    assert page.evaluate("sync.leave()") is False
    server.start()
    again = opened(phone)
    again.evaluate("sync.now()")
    assert again.evaluate("[sync.state.signedIn, store.talks()]") == [False, []]
    assert again.evaluate("store.facts('')") == []
    known = phone.context.request.get(f"{phone.address}/lounge/session").json()
    assert known["signed_in"] is False


def test_a_visit_that_ended_keeps_everything_and_asks_to_sign_in(phone: Phone, server: Any) -> None:
    phone.syncs = True
    signed_in(phone, server, "late@example.org")
    page = opened(phone)
    page.evaluate("sync.now()")
    talk = page.evaluate(BEGIN, "Blue")
    page.evaluate("sync.now()")
    phone.context.clear_cookies()
    page.evaluate(ANSWER, talk)
    page.evaluate("sync.now()")
    assert "sign_in" in page.evaluate(TROUBLES)
    assert page.evaluate("(talk) => store.where(talk).waiting", talk) == 1
    signed_in(phone, server, "other@example.org")
    page.evaluate("sync.now()")
    assert "other_person" in page.evaluate(TROUBLES)
    assert on_server(phone.context, server.address, talk) == []
    signed_in(phone, server, "late@example.org")
    page.evaluate("sync.now()")
    assert len(on_server(phone.context, server.address, talk)) == 4


def test_signing_out_sends_what_waits_says_what_cannot_go_and_leaves_nothing(
    phone: Phone, server: Any
) -> None:
    phone.syncs = True
    page = opened(phone)
    page.evaluate("sync.now()")
    alone = page.evaluate(BEGIN, "Blue")
    signed_in(phone, server, "leaving@example.org")
    page.evaluate("sync.now()")
    page.evaluate(BEGIN, "Green")
    told = page.evaluate("sync.signOut()")
    assert told["isDone"] is False
    unsent = {"talk": alone, "name": "Blue", "waiting": 3, "isOnlyHere": True}
    assert told["unsent"] == [unsent]
    assert len(page.evaluate("store.talks()")) == 2
    assert page.evaluate("sync.signOut({ evenUnsent: true })")["isDone"] is True
    assert opened(phone).evaluate("store.facts('')") == []


def test_the_page_one_signs_out_on_counts_and_empties(phone: Phone, server: Any) -> None:
    page = opened(phone)
    page.evaluate(BEGIN, "Blue")
    signed_in(phone, server, "counting@example.org")
    other = phone.context.new_page()
    other.goto(phone.address + PAGE)
    leave = "import('/lounge/modules/store/leave.js')"
    assert other.evaluate(f"{leave}.then(({{ waiting }}) => waiting())") == 3
    other.evaluate(f"{leave}.then(({{ leave }}) => leave())")
    assert opened(phone).evaluate("store.talks()") == []


def test_one_link_takes_a_talk_to_another_phone_and_ends_when_told(
    phone: Phone, server: Any, new_context: Callable[..., BrowserContext]
) -> None:
    page = opened(phone)
    talk = page.evaluate(BEGIN, "Blue")
    page.evaluate(ANSWER, talk)
    made = page.evaluate("(talk) => links.shareTalk(store, talk, 7)", talk)
    other = opened(Phone(new_context(bypass_csp=True), server.address, {}, syncs=False))
    taken = other.evaluate("(fragment) => links.takeLink(fragment)", made["fragment"])
    assert taken == page.evaluate("(talk) => store.operations(talk)", talk)
    for _ in range(2):  # taken twice, it is there once
        other.evaluate("([talk, all]) => store.merge(talk, all)", [talk, taken])
    assert other.evaluate("(talk) => store.operations(talk)", talk) == taken
    assert page.evaluate("(talk) => links.linksOf(store, talk).length", talk) == 1
    page.evaluate("([id, revoke]) => links.revokeLink(id, revoke)", [made["id"], made["revoke"]])
    gone = "(fragment) => links.takeLink(fragment).catch(({ code }) => code)"
    assert other.evaluate(gone, made["fragment"]) == "link_gone"


def test_forgetting_a_talk_ends_the_links_that_lead_to_it(phone: Phone) -> None:
    phone.syncs = True
    page = opened(phone)
    talk = page.evaluate(BEGIN, "Blue")
    made = page.evaluate("(talk) => links.shareTalk(store, talk, 7)", talk)
    page.evaluate("(talk) => store.forget(talk)", talk)
    page.evaluate("sync.now()")
    gone = "(fragment) => links.takeLink(fragment).catch(({ code }) => code)"
    assert page.evaluate(gone, made["fragment"]) == "link_gone"
    assert page.evaluate("store.facts('revoked:')") == []
