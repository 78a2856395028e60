"""What lies readable in a browser's own files: while a talk is kept, behind a PIN, after a wipe.

The files are read as somebody reads them who has copied them. Each look is made sure of by a word
that was stored beside in the clear, which must be found.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from browser.lounge.phones import BLANK, OPEN, PAGE, serve_module
from playwright.sync_api import BrowserContext, BrowserType, Page

NAME, NOTE, SETTING = "Zanzibar Heron", "Quixotic marmalade, no licence", "tangerine-setting"
PIN, NEXT_PIN = "8264-heron", "blue lake 7"
CONTROL = "a word in the clear"
ANSWERED = [f"M{number:02}" for number in range(1, 16)]
# Makes known to the test what nothing else tells: each 32 random bytes, all raw keys, and each
# closed key, which is 48 bytes; whatever else is closed is longer.
SPY = """
  window.raw = [];
  window.locked = [];
  const fill = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (bytes) => {
    fill(bytes);
    if (bytes.length === 32) raw.push(Array.from(bytes));
    return bytes;
  };
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  crypto.subtle.encrypt = async (...given) => {
    const closed = await encrypt(...given);
    if (closed.byteLength === 48) locked.push(Array.from(new Uint8Array(closed)));
    return closed;
  };
"""
SAY_CLEARLY = """(word) => new Promise((resolve) => {
  const asked = indexedDB.open("control", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("words");
  asked.onsuccess = () => {
    const transaction = asked.result.transaction("words", "readwrite", { durability: "strict" });
    transaction.objectStore("words").put(word, 1);
    transaction.oncomplete = () => resolve(asked.result.close());
  };
})"""
READ_BOXES = """() => new Promise((resolve) => {
  const asked = indexedDB.open("alliancemap-lounge");
  asked.onsuccess = () => {
    const found = asked.result.transaction("boxes").objectStore("boxes").getAll();
    found.onsuccess = () => {
      asked.result.close();
      resolve(found.result.map((box) => Array.from(box)));
    };
  };
})"""


class Profile:
    """A browser with its files in a folder, closed and opened as a person closes and opens it."""

    def __init__(self, folder: Path, kind: BrowserType, options: dict[str, Any], at: str) -> None:
        self.folder, self.kind, self.options, self.address = folder, kind, options, at
        self.context: BrowserContext | None = None
        self.raw: list[bytes] = []
        self.locked: list[bytes] = []
        self.written: set[str] = set()

    def open(self) -> Page:
        self.context = self.kind.launch_persistent_context(str(self.folder), **self.options)
        self.context.add_init_script(SPY)
        self.context.route(
            f"**{PAGE}", lambda route: route.fulfill(body=BLANK, content_type="text/html")
        )
        self.context.route("**/lounge/modules/**", serve_module)
        page = self.context.new_page()
        page.goto(self.address + PAGE)
        page.evaluate(OPEN, [0, False])
        return page

    def note(self, page: Page) -> None:
        """Remember the keys that this page has made."""
        self.raw += map(bytes, page.evaluate("raw.splice(0)"))
        self.locked += map(bytes, page.evaluate("locked.splice(0)"))

    def close(self) -> None:
        assert self.context is not None
        self.context.close()

    def talk(self, page: Page) -> str:
        """Hold a talk of twelve answers with notes."""
        talk = page.evaluate("(name) => store.begin(name, 'health_technology', 'airport_12')", NAME)
        for number in range(12):
            answer = {"level": number % 5, "sure": "proof", "note": f"{NOTE} {number}"}
            page.evaluate(
                "([talk, register, value]) => store.record(talk, register, value)",
                [talk, f"answer:M{number + 1:02}", answer],
            )
        page.evaluate("(word) => store.preference('sector', word)", SETTING)
        self.note(page)
        self.written = {one["stamp"] for one in self.operations(page, talk)} | {talk}
        return talk

    def operations(self, page: Page, talk: str) -> list[dict[str, Any]]:
        return page.evaluate("(talk) => store.operations(talk)", talk)

    def bytes(self) -> bytes:
        """Everything in the browser's files, one after another."""
        return b"\0".join(
            path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()
        )

    def readable(self) -> list[str]:
        """What of the talk lies in the files in the clear, however browsers write text."""
        there = self.bytes()
        said = {NAME, NOTE, SETTING, PIN, NEXT_PIN, "answer:M0", "airport_12", '"level"', "proof"}
        return sorted(
            word
            for word in said | self.written
            for way in ("utf-8", "utf-16-le", "utf-16-be")
            if word.encode(way) in there
        )

    def keys(self) -> list[int]:
        """Which of the closed keys that ever were lie in the files, the first made is 0.

        A raw key lies in none of them, ever.
        """
        there = self.bytes()
        assert not any(one in there for one in self.raw)
        assert len(self.raw) == len(self.locked) > 0
        return [number for number, one in enumerate(self.locked) if one in there]

    def make_sure(self, page: Page) -> None:
        page.evaluate(SAY_CLEARLY, CONTROL)
        there = self.bytes()
        assert any(CONTROL.encode(way) in there for way in ("utf-8", "utf-16-le")), (
            "a look that sees"
        )


@pytest.fixture
def profile(
    tmp_path: Path,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    base_url: str,
) -> Iterator[Profile]:
    made = Profile(tmp_path / "profile", browser_type, browser_type_launch_args, base_url)
    yield made
    if made.context:
        made.context.close()


def test_no_word_of_a_talk_lies_readable_on_the_disk(profile: Profile) -> None:
    page = profile.open()
    profile.make_sure(page)
    talk = profile.talk(page)
    assert profile.readable() == []
    profile.close()
    assert profile.readable() == []
    page = profile.open()
    assert profile.operations(page, talk)[0]["value"] == NAME


def test_without_a_pin_the_closed_key_lies_there_once(profile: Profile) -> None:
    # The limit that is told: what opens it lies in the files as well, as no PIN hides it.
    page = profile.open()
    profile.talk(page)
    assert profile.keys() == [0]
    assert profile.bytes().count(profile.locked[0]) == 1


def test_a_wipe_leaves_no_key_and_no_word(profile: Profile) -> None:
    page = profile.open()
    profile.make_sure(page)
    profile.talk(page)
    page.evaluate("store.wipe()")
    assert (profile.keys(), profile.readable()) == ([], [])
    profile.close()
    assert (profile.keys(), profile.readable()) == ([], [])
    page = profile.open()
    assert page.evaluate("[store.state, store.talks()]") == ["open", []]


def test_a_pin_leaves_no_key_from_before_it(profile: Profile) -> None:
    page = profile.open()
    profile.make_sure(page)
    profile.talk(page)
    page.evaluate("(pin) => store.setPin(pin)", PIN)
    profile.note(page)
    assert (profile.keys(), profile.readable()) == ([1], [])
    wrong = page.evaluate("(pins) => store.changePin(...pins)", [NEXT_PIN, "0000"])
    assert (wrong, page.evaluate("store.hasPin")) == (False, True)
    assert page.evaluate("(pins) => store.changePin(...pins)", [PIN, NEXT_PIN]) is True
    profile.note(page)
    profile.close()
    assert (profile.keys(), profile.readable()) == ([2], [])
    page = profile.open()
    opens = [page.evaluate("(pin) => store.unlock(pin)", pin) for pin in (PIN, NEXT_PIN)]
    assert opens == [False, True]


def test_a_copied_profile_yields_nothing_without_the_pin(
    profile: Profile, tmp_path: Path, browser_type: BrowserType
) -> None:
    page = profile.open()
    talk = profile.talk(page)
    page.evaluate("(pin) => store.setPin(pin)", PIN)
    profile.note(page)
    profile.close()
    shutil.copytree(profile.folder, tmp_path / "copy")
    copy = Profile(tmp_path / "copy", browser_type, profile.options, profile.address)
    page = copy.open()
    try:
        assert page.evaluate("[store.state, store.talks(), store.hasPin]") == ["locked", [], True]
        assert copy.operations(page, talk) == []
        assert page.evaluate("store.preference('sector') ?? null") is None
        assert page.evaluate("(pin) => store.unlock(pin)", "0000") is False
        refused = "(talk) => store.record(talk, 'answer:M01', null).catch(({ code }) => code)"
        assert page.evaluate(refused, talk) == "locked"
        # What a program reads that does not ask the page: sealed boxes, and no key that opens them.
        assert_only_the_last_opens(page, profile.raw)
        assert page.evaluate("(pin) => store.unlock(pin)", PIN) is True
        assert len(copy.operations(page, talk)) == 15
    finally:
        copy.close()


def assert_only_the_last_opens(page: Page, raw: list[bytes]) -> None:
    """The key from before the PIN opens no box; the one behind it opens all.

    The test knows both from the page's memory: the boxes are what they seem.
    """
    opened = page.evaluate(
        """async ([boxes, secrets]) => {
          const { unseal } = await import("/lounge/modules/store/vault.js");
          const counts = [];
          for (const secret of secrets) {
            const bytes = Uint8Array.from(secret);
            const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]);
            let count = 0;
            for (const box of boxes)
              await unseal(key, Uint8Array.from(box)).then(() => (count += 1), () => {});
            counts.push(count);
          }
          return counts;
        }""",
        [page.evaluate(READ_BOXES), [list(secret) for secret in raw]],
    )
    assert opened == [0, 16]  # fifteen operations and a setting


def test_a_forgotten_talk_is_closed_under_a_key_that_is_gone(profile: Profile) -> None:
    page = profile.open()
    forgotten = profile.talk(page)
    other = page.evaluate("store.begin('Other', 'health_technology', 'airport_6')")
    page.evaluate("(talk) => store.forget(talk)", forgotten)
    profile.note(page)
    assert profile.keys() == [1]
    assert [talk["id"] for talk in page.evaluate("store.talks()")] == [other]
    assert len(page.evaluate(READ_BOXES)) == 4  # the other talk's three, and the setting


def test_a_browser_that_is_killed_has_kept_what_it_acknowledged(profile: Profile) -> None:
    page = profile.open()
    talk = profile.talk(page)
    page.evaluate(
        """(talk) => {
          window.acknowledged = [];
          const act = async () => {
            for (let level = 0; ; level = (level + 1) % 5)
              acknowledged.push((await store.record(talk, "answer:R01", { level })).id);
          };
          act();
        }""",
        talk,
    )
    page.wait_for_timeout(300)
    acknowledged = page.evaluate("[...acknowledged]")
    kill(profile.folder)
    profile.context = None
    page = profile.open()
    there = [one["id"] for one in profile.operations(page, talk)]
    assert len(acknowledged) > 3
    assert set(acknowledged) <= set(there)


def kill(folder: Path) -> None:
    """End the browser of a folder, and no other, as an empty battery does."""
    listed = subprocess.run(["ps", "-wweo", "pid,args"], capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        if f"--user-data-dir={folder}" in line:
            with suppress(ProcessLookupError):
                os.kill(int(line.split()[0]), signal.SIGKILL)
    for lock in folder.glob("Singleton*"):
        lock.unlink()  # what a dead browser leaves behind, until its number is somebody else's


@pytest.mark.parametrize("work", ["store.setPin('1 2 3 4')", "store.wipe()"])
def test_a_browser_killed_in_the_middle_of_a_change_of_keys_loses_nothing_by_halves(
    profile: Profile, work: str
) -> None:
    page = profile.open()
    talk = profile.talk(page)
    page.evaluate(f"() => {{ {work}; }}")
    page.wait_for_timeout(15)
    kill(profile.folder)
    profile.context = None
    page = profile.open()
    if page.evaluate("store.state") == "locked":
        assert page.evaluate("store.unlock('1 2 3 4')") is True
    there = len(profile.operations(page, talk))
    assert there in ({15} if "Pin" in work else {0, 15})


@pytest.mark.parametrize("after", [0, 10, 25])
def test_a_browser_killed_while_a_pin_is_changed_is_behind_one_of_the_two(
    profile: Profile, after: int
) -> None:
    page = profile.open()
    talk = profile.talk(page)
    page.evaluate("(pin) => store.setPin(pin)", PIN)
    page.evaluate("(pins) => { store.changePin(...pins); }", [PIN, NEXT_PIN])
    page.wait_for_timeout(after)
    kill(profile.folder)
    profile.context = None
    page = profile.open()
    assert page.evaluate("[store.state, store.talks()]") == ["locked", []]
    opens = [page.evaluate("(pin) => store.unlock(pin)", pin) for pin in (PIN, NEXT_PIN)]
    assert any(opens)
    assert len(profile.operations(page, talk)) == 15


@pytest.mark.parametrize("after", [0, 3, 8])
def test_a_browser_killed_while_a_file_is_opened_has_all_of_it_or_nothing(
    profile: Profile, after: int
) -> None:
    page = profile.open()
    records = [{"register": f"answer:{one}", "value": {"level": 2}} for one in ANSWERED]
    begin = """(records) => {
      store.beginFrom([{ register: "name", value: "Orchid" }, ...records,
        { register: "base", value: { alliancemap: 1, note: "x".repeat(200_000) } }]);
    }"""
    page.evaluate(begin, records)
    page.wait_for_timeout(after)
    kill(profile.folder)
    profile.context = None
    page = profile.open()
    talks = page.evaluate("store.talks()")
    assert [one["answers"] for one in talks] in ([], [len(ANSWERED)])
    for one in talks:
        assert len(profile.operations(page, one["id"])) == len(ANSWERED) + 2
        assert page.evaluate("(id) => talks.undoOf(store.operations(id))", one["id"]) is None
