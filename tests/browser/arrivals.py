"""What a person does who presses something that leads elsewhere: they wait for the next page.

The browser answers a click before it has left the page. On a slow machine the next line of a
journey would act on the page before: unfold there, count there, or take back what was being sent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from playwright.sync_api import BrowserContext, Download, Error, Locator, Page

# Runs in each page before its own scripts. A link is followed at once, a form is sent a moment
# after it says so. Another place of the same page and a link marked as a file do not leave it.
MARK = """addEventListener("submit", event => {
  const method = event.submitter?.getAttribute("formmethod") ?? event.target.getAttribute("method");
  if (!event.defaultPrevented && method !== "dialog" && !event.target.target) window.isLeft = true;
});
window.navigation?.addEventListener("navigate", event => {
  if (!event.destination.sameDocument && event.downloadRequest === null) window.isLeft = true;
});"""
IS_THERE = "!window.isLeft && document.readyState === 'complete'"
PRESSING = ("click", "dblclick", "press", "tap")
LONGEST = 20  # seconds; what comes next then says what it misses


def mark_leaving(context: BrowserContext) -> None:
    """Let each page of a window know whether it is being left."""
    context.add_init_script(MARK)


@contextmanager
def waiting_to_arrive() -> Iterator[None]:
    """Within, whoever presses something waits until the page it led to is there."""
    before = {name: getattr(Locator, name) for name in PRESSING}
    for name, press in before.items():
        setattr(Locator, name, waiting(press))
    try:
        yield
    finally:
        for name, press in before.items():
            setattr(Locator, name, press)


def waiting(press: Callable[..., None]) -> Callable[..., None]:
    """A way of pressing that waits for the page it led to, or for the file that came instead."""

    def press_and_wait(place: Locator, *given: Any, **named: Any) -> None:
        files: list[Download] = []

        def on_download(file: Download) -> None:
            files.append(file)

        page = place.page
        page.on("download", on_download)
        try:
            press(place, *given, **named)
            arrive(page, files)
        finally:
            page.remove_listener("download", on_download)

    return press_and_wait


def arrive(page: Page, files: list[Download]) -> None:
    """Wait until the page that was asked for is there whole, or `files` says it was a file."""
    latest = monotonic() + LONGEST
    while not page.is_closed() and not is_there(page) and monotonic() < latest:
        if files:
            page.evaluate("window.isLeft = false")
            return
        page.wait_for_timeout(10)


def is_there(page: Page) -> bool:
    """Whether the page in the window is whole and stays; it has no words while it changes."""
    try:
        return bool(page.evaluate(IS_THERE))
    except Error:
        return False
