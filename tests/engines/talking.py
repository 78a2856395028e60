"""What a person does in the lounge, for an engine to do it."""

from typing import Any

from engines.steering import Browser

from alliancemap.words import phrase

LEVELS = (3, 1, 2, 4, 2, 3)
NAME = "Kingfisher Quarry"
# The open talk, read from the disk by a store of its own.
ON_DISK = """
const base = document.querySelector("script[type=module]").src;
const [{ openStore }, { fold }] = await Promise.all(
  ["store/store.js", "talk.js"].map((one) => import(new URL(one, base))));
const store = await openStore();
const talks = store.talks().map(({ id }) => fold(store.operations(id)));
return { state: store.state, hasPin: store.hasPin, talks };
"""


def say(code: str, language: str = "en", /, **values: str | int) -> str:
    file = "lounge" if code.split(".")[0] in {"start", "ask", "kept", "bar"} else "ending"
    return phrase(code, language, file, **values)


def open_lounge(browser: Browser, address: str, language: str = "en") -> None:
    """Open the lounge and wait until all of it is on the phone."""
    browser.goto(f"{address}/lounge/{language}/")
    browser.wait("document.documentElement.dataset.ready === ''")
    browser.wait("navigator.serviceWorker?.controller?.state === 'activated'")


def begin(browser: Browser, name: str = NAME, kind: str = "airport_6") -> None:
    browser.run("document.querySelector('#name').value = ''")
    browser.type("#name", name)
    browser.click(f"label:has([value={kind}])")
    browser.click("form.start button.main")
    browser.wait("document.querySelector('article.ask h1')")


def title(browser: Browser) -> str:
    return str(browser.wait("document.querySelector('main h1')?.textContent"))


def go(browser: Browser, selector: str) -> None:
    """Click what leads to another screen, and wait for that."""
    before = title(browser)
    browser.click(selector)
    browser.wait("document.querySelector('main h1')?.textContent !== args[0]", before)


def answer(browser: Browser, *levels: int | str) -> None:
    for level in levels:
        go(browser, f"[data-level='{level}']")


def kept(browser: Browser) -> str:
    """Wait until the last tap is on the disk; what the line says then."""
    return str(browser.wait(
        "/^(Kept on this phone|Gardé sur ce téléphone)/.test(document.querySelector('#kept')"
        ".textContent) && document.querySelector('#kept').textContent"
    ))  # fmt: skip


def on_disk(browser: Browser) -> dict[str, Any]:
    """What a fresh look at the disk finds: {state, hasPin, talks}."""
    return dict(browser.run(ON_DISK))


def levels(browser: Browser) -> list[Any]:
    """The levels of the newest talk on the disk, by the order of their factors' names."""
    [talk, *_] = on_disk(browser)["talks"]
    return [one["level"] for _, one in sorted(talk["answers"].items())]
