"""A WebKitGTK window that a driver may steer and that keeps what pages keep, unlike MiniBrowser's.

Run by the machine's own Python, which has Debian's python3-gi; started by WebKitWebDriver.
Arguments: the folder to keep things in, and JSON: {zoom, scheme, private, features}.
"""

import json
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def main(folder: str, wanted: dict[str, Any]) -> None:
    """Open an empty window of a phone's size and wait for the driver."""
    Gtk.init()
    is_dark = wanted["scheme"] == "dark"
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", is_dark)
    if wanted["private"]:
        manager = WebKit2.WebsiteDataManager.new_ephemeral()
    else:
        cache = str(Path(folder) / "cache")
        manager = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=cache)
    context = WebKit2.WebContext.new_with_website_data_manager(manager)
    context.set_automation_allowed(True)
    context.connect("automation-started", steered, wanted)
    context.connect("download-started", saved, folder)
    Gtk.main()


def steered(context: Any, session: Any, wanted: dict[str, Any]) -> None:
    """Give the driver its window."""
    about = WebKit2.ApplicationInfo()
    about.set_name("WebKitGTK")
    versions = (getattr(WebKit2, f"get_{part}_version")() for part in ("major", "minor", "micro"))
    about.set_version(*versions)
    session.set_application_info(about)
    session.connect("create-web-view", lambda _: shown(context, wanted))


def shown(context: Any, wanted: dict[str, Any]) -> Any:
    """A window of 360 by 740 with a view that is steered; larger text, not a larger page."""
    settings = WebKit2.Settings(zoom_text_only=True)
    features = WebKit2.Settings.get_all_features()
    for one in (features.get(place) for place in range(features.get_length())):
        if one.get_identifier() in wanted["features"]:
            settings.set_feature_enabled(one, True)
    view = WebKit2.WebView(
        web_context=context,
        is_controlled_by_automation=True,
        settings=settings,
        zoom_level=wanted["zoom"],
    )
    window = Gtk.Window(default_width=360, default_height=740)
    window.add(view)
    view.connect("close", lambda _: Gtk.main_quit())
    window.connect("destroy", lambda _: Gtk.main_quit())
    window.show_all()
    view.grab_focus()
    return view


def saved(_: Any, download: Any, folder: str) -> None:
    """Put a file that a page saves where the tests look for it."""

    def placed(download: Any, name: str) -> bool:
        download.set_destination(f"file://{folder}/downloads/{name}")
        return True

    (Path(folder) / "downloads").mkdir(parents=True, exist_ok=True)
    download.connect("decide-destination", placed)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
