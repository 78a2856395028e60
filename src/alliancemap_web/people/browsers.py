"""Which browser on which system a visit is from, in the words people know, from what it says.

A browser may say what it likes: this is shown to its owner and decides nothing.
"""

import re

# The first that fits counts: most browsers also name those they are built on.
BROWSERS = (
    (r"\bEdgA?(iOS)?/", "Edge"),
    (r"\bOPR/|\bOpera\b", "Opera"),
    (r"\bSamsungBrowser/", "Samsung Internet"),
    (r"\bVivaldi/", "Vivaldi"),
    (r"\b(Firefox|FxiOS)/", "Firefox"),
    (r"\bChromium/", "Chromium"),
    (r"\b(HeadlessChrome|Chrome|CriOS)/", "Chrome"),
    (r"\bVersion/[\d.]+ .*\bSafari/", "Safari"),
)
SYSTEMS = (
    (r"\biPhone\b", "iPhone"),
    (r"\biPad\b", "iPad"),
    (r"\bAndroid\b", "Android"),
    (r"\bCrOS\b", "ChromeOS"),
    (r"\bWindows\b", "Windows"),
    (r"\bMac OS X\b|\bMacintosh\b", "macOS"),
    (r"\bLinux\b|\bX11\b", "Linux"),
)


def browser(said: str) -> tuple[str, str]:
    """Return the names of a browser and of its system; empty where they are not known."""
    return first(BROWSERS, said), first(SYSTEMS, said)


def first(names: tuple[tuple[str, str], ...], said: str) -> str:
    """Return the first name whose pattern is in a text."""
    return next((name for pattern, name in names if re.search(pattern, said)), "")
