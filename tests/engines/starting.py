"""The engines there are, what each needs, and how one is started."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engines.firefox import Firefox
from engines.steering import Browser
from engines.webkit import SYSTEM_PYTHON, WebKit, WebKitWithFiles

ENGINES: dict[str, type[Firefox] | type[WebKit]] = {
    "firefox": Firefox,
    "webkit": WebKit,
    "webkit_files": WebKitWithFiles,
}


def missing(engine: str) -> list[str]:
    """The Debian packages that an engine needs and this machine has not."""
    if engine == "firefox":
        return [] if shutil.which("firefox-esr") else ["firefox-esr"]
    programs = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
    absent = [package for one, package in programs.items() if not shutil.which(one)]
    ask = "import gi; gi.require_version('WebKit2', '4.1')"
    has_window = (
        Path(SYSTEM_PYTHON).exists()
        and not subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True).returncode
    )
    return absent if has_window else [*absent, "python3-gi", "gir1.2-webkit2-4.1"]


@contextmanager
def running(engine: str, folder: Path, **options: Any) -> Iterator[Browser]:
    """A browser over a folder that holds its profile; it ends with the block, the folder stays."""
    folder.mkdir(parents=True, exist_ok=True)
    browser = ENGINES[engine](folder, **options)
    try:
        yield browser
    finally:
        browser.quit()
