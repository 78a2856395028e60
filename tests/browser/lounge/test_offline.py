"""The lounge without a server: it opens whole, in both languages, and takes up new versions."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

FACE = Path(__file__).resolve().parents[3] / "src" / "alliancemap_web"
LARGEST = 200_000
# Whatever is kept on the phone, by address; a personal answer would show here.
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = (await cache.keys()).map((request) => new URL(request.url).pathname);
  }
  return found;
}"""
IMPORT_ALL = """async (addresses) => {
  const failed = [];
  for (const address of addresses) {
    try {
      if (address.endsWith(".js")) await import(address);
      else {
        const answer = await fetch(address);
        if (!answer.ok) failed.push(`${address}: ${answer.status}`);
        else await answer.arrayBuffer();
      }
    } catch (error) { failed.push(`${address}: ${error}`); }
  }
  return failed;
}"""


def kept(page: Page) -> dict[str, list[str]]:
    """The caches of the phone: their names, and the addresses in each."""
    return dict(page.evaluate(KEPT))


def versions(page: Page) -> set[str]:
    """The versions of the lounge that are on the phone."""
    return {name.removeprefix("lounge-") for name in kept(page)} - {"opened"}


def version_of(page: Page) -> str:
    """The version that a page was opened from."""
    found = re.search(r"/lounge/files/([0-9a-f]{16})/", page.content())
    assert found
    return found[1]


def told(page: Page) -> list[Any]:
    """What the worker said to a page since `listen`."""
    return list(page.evaluate("window.said"))


def listen(page: Page) -> None:
    page.evaluate(
        """() => {
          window.said = [];
          navigator.serviceWorker.addEventListener("message", ({data}) => window.said.push(data));
        }"""
    )


def test_with_the_server_dead_the_lounge_opens_whole_in_both_languages(
    server: Any, page: Page, settle: Callable[[Page], None], troubles: list[str]
) -> None:
    page.goto("/lounge/en/")
    settle(page)
    server.kill()
    for language in ("en", "fr"):
        page.goto(f"/lounge/{language}/")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("data-ready", "")
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-ready", "")
    page.goto("/lounge/")
    expect(page).to_have_url(re.compile("/lounge/en/(#.*)?$"))
    (version,) = versions(page)
    everything = kept(page)[f"lounge-{version}"]
    assert {path.rpartition(".")[2] for path in everything} >= {"js", "css", "json", "woff2"}
    scripts = {
        f"/lounge/files/{version}/{path.relative_to(FACE / 'static' / 'lounge').as_posix()}"
        for path in (FACE / "static" / "lounge").rglob("*.js")
        if path.name != "worker.js"
    }
    assert scripts <= set(everything)
    assert page.evaluate(IMPORT_ALL, everything) == []
    # With the server dead the page may ask in vain whether it is back.
    troubles[:] = [one for one in troubles if "ERR_CONNECTION" not in one]


@pytest.mark.browser_context_args(locale="fr-FR")
def test_an_address_without_a_language_opens_in_the_browsers_own(
    server: Any, page: Page, settle: Callable[[Page], None], troubles: list[str]
) -> None:
    page.goto("/lounge/")
    settle(page)
    server.kill()
    page.goto("/lounge/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    troubles[:] = [one for one in troubles if "ERR_CONNECTION" not in one]


def test_what_is_personal_is_never_kept_by_the_worker(
    server: Any,
    new_context: Callable[..., BrowserContext],
    settle: Callable[[Page], None],
    troubles: list[str],
) -> None:
    context = new_context()
    context.add_cookies([server.cookie("ada@firm.example")])
    page = context.new_page()
    page.goto("/lounge/en/")
    settle(page)
    asked = ["/lounge/session", "/lounge/links/none", "/lounge/talks/none", "/lounge/sync"]
    asked.append("/lounge/open")
    page.evaluate("addresses => Promise.all(addresses.map((one) => fetch(one)))", asked)
    page.reload()
    paths = [path for found in kept(page).values() for path in found]
    assert paths
    assert not set(paths) & set(asked)
    server.kill()
    asleep = "fetch('/lounge/session').then(() => 'answered', () => 'unreached')"
    assert page.evaluate(asleep) == "unreached"
    troubles.clear()  # what was asked for in vain


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The program with one script and the shell changed: another version of the lounge."""
    folder = tmp_path / "newer"
    copied = folder / "alliancemap_web"
    shutil.copytree(FACE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    script = copied / "static" / "lounge" / "app.js"
    script.write_text(script.read_text("utf-8") + "\nexport const NEWER = true;\n", "utf-8")
    return folder


def test_a_new_version_is_taken_up_and_the_page_in_use_keeps_its_own(
    server: Any,
    new_context: Callable[..., BrowserContext],
    settle: Callable[[Page], None],
    newer: Path,
    troubles: list[str],
) -> None:
    context = new_context()
    page = context.new_page()
    page.goto("/lounge/en/")
    settle(page)
    page.reload()  # now it comes from the worker
    old = version_of(page)
    listen(page)
    server.kill()
    server.path = (newer,)
    try:
        server.start()
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        page.wait_for_function("() => window.said.length > 0")
        (news,) = told(page)
        new = news["digest"]
        assert news["type"] == "version"
        assert new != old
        # The page in use still gets all of its own version, though the server has it no more.
        server.kill()
        assert versions(page) == {old, new}
        of_old = [path for path in kept(page)[f"lounge-{old}"] if f"/{old}/" in path]
        assert page.evaluate(IMPORT_ALL, of_old) == []
        # A second page opens from the new one, the first stays what it is.
        second = context.new_page()
        second.goto("/lounge/fr/")
        assert version_of(second) == new
        assert versions(page) == {old, new}
        # Once the first is opened anew nobody uses the old one: it goes.
        page.reload()
        assert version_of(page) == new
        second.reload()
        second.wait_for_function(
            "async (name) => !(await caches.keys()).includes(name)", arg=f"lounge-{old}"
        )
        assert versions(second) == {new}
    finally:
        server.kill()
        server.path = ()
    troubles[:] = [one for one in troubles if "ERR_CONNECTION" not in one]


def test_a_version_that_cannot_be_had_whole_is_not_used(
    server: Any,
    new_context: Callable[..., BrowserContext],
    settle: Callable[[Page], None],
    newer: Path,
    troubles: list[str],
) -> None:
    page = new_context().new_page()
    page.goto("/lounge/en/")
    settle(page)
    page.reload()
    old = version_of(page)
    server.kill()
    # One file of the new version cannot be had, every other can.
    pages = newer / "alliancemap_web" / "lounge" / "pages.py"
    gap = "if path == 'packs/fr.json' or digest != now.digest"
    pages.write_text(pages.read_text("utf-8").replace("if digest != now.digest", gap), "utf-8")
    server.path = (newer,)
    try:
        server.start()
        page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              await registration.update();
              const coming = registration.installing;
              await new Promise((done) => {
                coming.onstatechange = () => coming.state === "redundant" && done();
              });
            }"""
        )
        assert versions(page) == {old}
        page.reload()
        assert version_of(page) == old
    finally:
        server.kill()
        server.path = ()
    troubles.clear()


def test_what_the_browser_threw_out_is_fetched_again(
    page: Page, settle: Callable[[Page], None], server: Any, troubles: list[str]
) -> None:
    page.goto("/lounge/en/")
    settle(page)
    (version,) = versions(page)
    page.evaluate("(name) => caches.delete(name)", f"lounge-{version}")
    page.reload()
    page.wait_for_function(
        "async (name) => (await (await caches.open(name)).keys()).length > 50",
        arg=f"lounge-{version}",
    )
    server.kill()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-ready", "")
    troubles[:] = [one for one in troubles if "ERR_CONNECTION" not in one]


def test_the_lounge_can_be_installed(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/lounge/fr/")
    settle(page)
    devtools = page.context.new_cdp_session(page)
    answer = devtools.send("Page.getAppManifest")
    assert answer["errors"] == []
    manifest = json.loads(answer["data"])
    assert manifest["start_url"] == "/lounge/fr/"
    assert manifest["scope"] == "/lounge/"
    assert manifest["display"] == "standalone"
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The tests' windows are private ones, from which nothing is ever installed.
    assert [one["errorId"] for one in errors if one["errorId"] != "in-incognito"] == []
    for icon in manifest["icons"]:
        found = page.request.get(icon["src"])
        assert found.ok
        assert found.headers["content-type"] == icon["type"]
    purposes = {(icon["sizes"], icon.get("purpose", "any")) for icon in manifest["icons"]}
    assert purposes >= {(f"{n}x{n}", p) for n in (192, 512) for p in ("any", "maskable")}


def test_all_that_the_worker_keeps_is_small(
    page: Page, settle: Callable[[Page], None], capsys: pytest.CaptureFixture[str]
) -> None:
    page.goto("/lounge/en/")
    settle(page)
    (version,) = versions(page)
    sizes: dict[str, int] = {}
    for path in kept(page)[f"lounge-{version}"]:
        answer = page.request.fetch(path, headers={"Accept-Encoding": "br"})
        assert answer.ok
        sizes[path] = int(answer.headers["content-length"])
    groups: dict[str, list[int]] = {}
    for path, size in sizes.items():
        inside = re.sub(r"^/lounge/(files/[0-9a-f]+/)?", "", path)
        name = inside.rpartition("/")[0] or inside.rpartition(".")[2]
        groups.setdefault(name, []).append(size)
    lines = [
        f"{sum(found):>9,} bytes  {len(found):>3} files  {name}"
        for name, found in sorted(groups.items(), key=lambda one: -sum(one[1]))
    ]
    lines.append(f"{sum(sizes.values()):>9,} bytes  {len(sizes):>3} files  all, packed by Brotli")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert sum(sizes.values()) < LARGEST
