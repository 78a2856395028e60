"""Says where the pages are, once they are there."""

import os
import sys
import time
import webbrowser

from alliancemap.words import phrase


def announce(server: object, address: str, language: str, open_browser: bool) -> None:
    """Say where the pages are as soon as they answer, and open them when asked to."""
    while not getattr(server, "started", False):
        time.sleep(0.02)
    tell_ready(address, language, open_browser)


def tell_ready(address: str, language: str, open_browser: bool) -> None:
    """Say where the pages are, and open them when asked to."""
    print(phrase("web.serve_lounge", language, "web", address=address))  # noqa: T201
    print(phrase("web.serve_open", language, "web", address=address), flush=True)  # noqa: T201
    if open_browser and has_screen():
        webbrowser.open(address)


def has_screen() -> bool:
    """Say whether a window can open here; without one a text browser would seize the terminal."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
