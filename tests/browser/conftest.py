"""Journeys in a real browser: a Chromium of the machine, the face on localhost, nothing beyond."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import databases
import pytest
from browser.arrivals import waiting_to_arrive
from browser.elsewhere import is_elsewhere, watched
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, expect

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOT = Path(__file__).resolve().parents[2]

# These look at pages, or at what the phone keeps by itself: the same whatever the server's tables
# lie in, and more than half of the time. All others run on PostgreSQL too.
MEETS_NO_TABLE_OF_ITS_OWN = {
    *("test_looks.py", "test_cover.py", "test_offline.py", "test_talk.py", "test_talk_looks.py"),
    *("test_nothing_lost_on_disk.py", "test_nothing_lost_on_the_page.py"),
}

expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run on PostgreSQL only the journeys that leave something on the server or read it there."""
    if databases.ADDRESS is None:
        return
    left = [one for one in items if one.path.name in MEETS_NO_TABLE_OF_ITS_OWN]
    config.hook.pytest_deselected(items=left)
    items[:] = [one for one in items if one not in left]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How the browser is started: the machine's own Chromium, asking nothing of the network."""
    named = os.environ.get("ALLIANCEMAP_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    flags = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium's sandbox refuses to start as root
    started = browser_type_launch_args | {"args": flags}
    # Without a path Playwright takes the browser it brought itself.
    return started | {"executable_path": found} if found else started


@pytest.fixture(scope="session")
def asked_elsewhere() -> list[str]:
    """What any window of the browser asked of another machine, since the test began."""
    return []


@pytest.fixture(scope="session")
def browser(browser: Browser, asked_elsewhere: list[str]) -> Iterator[Browser]:
    """The browser, each of whose windows is watched, also those that a test opens for itself."""
    with waiting_to_arrive():
        yield watched(browser, asked_elsewhere)


@pytest.fixture(autouse=True)
def _asks_nothing_of_another_machine(asked_elsewhere: list[str]) -> Iterator[None]:
    """Fail a test in whose windows something was asked of another machine."""
    asked_elsewhere.clear()
    yield
    assert not asked_elsewhere, asked_elsewhere


@pytest.fixture(scope="session")
def plain_files() -> Iterator[None]:
    """Style sheets and scripts served as they lie: the live server knows no prepared names."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        yield


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples, which a journey may edit as a person would."""
    folder = tmp_path_factory.mktemp("face") / "examples"
    shutil.copytree(ROOT / "examples", folder)
    return folder


@pytest.fixture(scope="session")
def base_url(examples: Path, own_database: Callable[[Path], dict[str, str]]) -> Iterator[str]:
    """Where the face is served, so that page.goto("/") opens its first page."""
    data = examples.parent / "data"
    with served(examples, data, own_database(data), "roomy_settings") as address:
        yield address


@contextmanager
def served(examples: Path, data: Path, database: dict[str, str], settings: str) -> Iterator[str]:
    """The face, started as people start it, in a process of its own: journeys meet the real server.

    `settings` names a module beside this one; `database` are the variables that name one.
    """
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    kept["DJANGO_SETTINGS_MODULE"] = settings
    kept["PYTHONPATH"] = str(Path(__file__).parent)
    start = "import sys; from alliancemap_web.serve import serve; sys.exit(serve(port=0, data="
    with subprocess.Popen(
        [sys.executable, "-c", f"{start}sys.argv[1], language='en'))", data],
        env=kept | database | {"ALLIANCEMAP_EXAMPLES": str(examples), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if line.startswith("Open http"):
                    yield line.split()[1].rstrip("/")
                    break
            else:
                pytest.fail("the face did not start; its words stand above", pytrace=False)
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the browser so far; a journey that means to meet an error clears it."""
    return []


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], troubles: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser windows that fail their test when a page reports an error or leaves the machine.

    Every `page` and `context` of a journey comes from here.
    """

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch(context, troubles)
        return context

    yield make
    assert not troubles, "\n".join(troubles)


def watch(context: BrowserContext, troubles: list[str]) -> None:
    """Note each error on the console, each failed script and each request to another host."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            troubles.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if is_elsewhere(request.url):
            troubles.append(f"asks for {request.url}")

    context.on("console", on_console)
    context.on("request", on_request)
    context.on("weberror", lambda error: troubles.append(f"script: {error.error}"))
