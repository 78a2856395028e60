"""What pages ask of other machines, by whatever way a page has: all of it is seen here."""

from typing import Any
from urllib.parse import urlsplit

from browser.arrivals import mark_leaving
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
ASKING = {"http", "https", "ws", "wss", "ftp"}
# What a browser looks up or opens for itself, before any page asks: links of a page that say so.
HINTS = """() => [...document.querySelectorAll(
    "link[rel~=dns-prefetch], link[rel~=preconnect], link[rel~=prefetch], link[rel~=prerender], "
    + "link[rel~=preload], link[rel~=modulepreload], link[rel~=stylesheet], link[rel~=icon], "
    + "link[rel~=manifest], script[src], img[src], iframe, embed, object, source, video, audio, "
    + "form[action], a[ping], meta[http-equiv=refresh], base")]
  .map(one => one.href || one.src || one.data || one.ping || one.action || one.content || "")
  .filter(one => one && new URL(one, location.href).host !== location.host)"""


def is_elsewhere(address: str) -> bool:
    """Whether an address leads to another machine."""
    parts = urlsplit(address)
    return parts.scheme in ASKING and parts.hostname not in LOCAL_HOSTS


def watch(context: BrowserContext, found: list[str]) -> None:
    """Note each request to another machine: of pages, their workers and pings, and of sockets."""

    def on_request(request: Request) -> None:
        if is_elsewhere(request.url):
            found.append(f"{request.resource_type} {request.url}")

    def on_socket(socket: WebSocket) -> None:
        if is_elsewhere(socket.url):
            found.append(f"websocket {socket.url}")

    def on_page(page: Page) -> None:
        page.on("websocket", on_socket)

    context.on("request", on_request)
    context.on("page", on_page)


def watched(browser: Browser, found: list[str]) -> Browser:
    """Return a browser each of whose windows is watched, however a test opens it."""
    opened = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = opened(**options)
        watch(context, found)
        mark_leaving(context)
        return context

    browser.new_context = new_context  # type: ignore[method-assign]
    return browser
