"""What a driver does in any engine, with the standard library alone: one window, its commands.

Both speak the same WebDriver commands: WebKitWebDriver over HTTP, Firefox without any driver of its
own over Marionette (a length, a colon and a JSON list, on a socket).
"""

import base64
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 90.0  # seconds; a busy machine may need many
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Space": " ", "Down": "\ue015"}
MIDDLE = "arguments[0].scrollIntoView({ block: 'center' })"
# Steps in the page; each may wait for what comes.
ASYNC = """
const done = arguments[arguments.length - 1];
(async (...args) => { %s })(...arguments).then(
  (value) => done({ value }), (error) => done({ error: String(error) + "\\n" + error?.stack }));
"""


class SteeringError(Exception):
    """What the browser answered instead of doing a command."""


class Browser(ABC):
    """One running browser with one window, of a phone's width."""

    downloads: Path
    name = ""
    version = ""

    @abstractmethod
    def command(self, name: str, values: dict[str, Any]) -> Any:
        """Do one WebDriver command by the name that Marionette has for it."""

    @abstractmethod
    def quit(self) -> None:
        """End the browser as a person does."""

    def goto(self, address: str) -> None:
        self.command("Navigate", {"url": address})

    def reload(self) -> None:
        """Load the page anew, as its own button does."""
        self.command("Refresh", {})

    def back(self) -> None:
        self.command("Back", {})

    def run(self, script: str, *args: Any) -> Any:
        """Run an async function's body in the page; `args` are its arguments, JSON in and out."""
        wanted = {"script": ASYNC % script, "args": list(args)}
        found = self.command("ExecuteAsyncScript", wanted)
        if "error" in found:
            raise SteeringError(found["error"])
        return found.get("value")

    def wait(self, expression: str, *args: Any) -> Any:
        """Wait until an expression of the page (over `args`) holds; return its value."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(SteeringError):
                wanted = {"script": f"const args = arguments; return ({expression});"}
                found = self.command("ExecuteScript", wanted | {"args": list(args)})
                if found:
                    return found
            time.sleep(0.05)
        shown = self.run("return location.href + ' ' + document.body.innerText.slice(0, 900)")
        raise AssertionError(f"{self.name}: never true: {expression}; the page shows: {shown}")

    def find(self, selector: str) -> str:
        """The first visible element of a selector, waited for."""
        self.wait(
            "[...document.querySelectorAll(args[0])].some((one) => one.checkVisibility())", selector
        )
        found = self.command("ExecuteScript",
            {"script": "return [...document.querySelectorAll(arguments[0])]"
             ".find((one) => one.checkVisibility())", "args": [selector]},
        )  # fmt: skip
        return str(found[ELEMENT])

    def click(self, selector: str) -> None:
        """Click an element by the pointer, once it stands still in the middle of the window."""
        until = time.monotonic() + PATIENCE
        while True:
            one = self.find(selector)
            place = {"script": MIDDLE, "args": [{ELEMENT: one}]}
            try:
                self.command("ExecuteScript", place)
                self.command("ElementClick", {"id": one})
            except SteeringError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                return

    def type(self, selector: str, text: str) -> None:
        """Type into a field, or give a file's path to a file field."""
        one = self.find(selector)
        self.command("ElementSendKeys", {"id": one, "text": text})

    def clear(self, selector: str) -> None:
        one = self.find(selector)
        self.command("ElementClear", {"id": one})

    def press(self, *keys: str) -> None:
        """Press keys one after another, wherever the focus is; "Shift+Tab" holds the first."""
        for key in keys:
            parts = [KEYS.get(one, one) for one in (key.split("+") if len(key) > 1 else [key])]
            down = [{"type": "keyDown", "value": one} for one in parts]
            up = [{"type": "keyUp", "value": one} for one in reversed(parts)]
            source = {"type": "key", "id": "keys", "actions": down + up}
            self.command("PerformActions", {"actions": [source]})

    def picture(self, path: Path) -> None:
        """Write a picture of the window."""
        shot = self.command("TakeScreenshot", {"full": False})
        path.write_bytes(base64.b64decode(shot["value"] if isinstance(shot, dict) else shot))


def patiently(ask: Callable[[], Any]) -> Any:
    """What a program gives that has only just been started, once it is there to be asked."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            found = ask()
        except (OSError, SteeringError):
            found = None
            if time.monotonic() > until:
                raise
        if found is not None:
            return found
        if time.monotonic() > until:
            raise SteeringError("a program did not start")
        time.sleep(0.1)
