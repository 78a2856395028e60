"""Nothing that is shipped tells a browser or a reader to load anything from another machine."""

import re
from pathlib import Path

import pytest
from house import FACE, LIBRARY, ROOT

SHIPPED = (".html", ".css", ".js", ".svg", ".txt", ".webmanifest", ".typ", ".toml", ".py", ".json")
# What loads by itself: an attribute, a rule, a call. A link that somebody follows does not.
HOST = r"(?:https?:|wss?:)?//[\w{%$]"
LOADS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:src|srcset|data|poster|ping|manifest|background)\s*=\s*[\"']?\s*{HOST}",
        rf"<(?:link|base|use|image|feImage|form)\b[^>]*?\b(?:href|action)\s*=\s*[\"']?\s*{HOST}",
        rf"@import\s+(?:url\()?\s*[\"']?{HOST}",
        rf"\burl\(\s*[\"']?{HOST}",
        rf"\b(?:fetch|importScripts|sendBeacon|open|register)\(\s*[\"'`]{HOST}",
        rf"\bnew\s+(?:WebSocket|EventSource|Worker|SharedWorker|Image)\(\s*[\"'`]{HOST}",
        rf"\bimport\s*\(?\s*[\"'`]{HOST}",
        rf"\bfrom\s+[\"'`]{HOST}",
        rf"http-equiv\s*=\s*[\"']?refresh[^>]*{HOST}",
        r"rel\s*=\s*[\"']?(?:dns-prefetch|preconnect|prerender)",
        r"google-?analytics|googletagmanager|gtag\(|matomo|plausible\.io|sentry_sdk|posthog",
    )
]
# Code of Python names addresses of others in what it checks; pages and styles do not.
TREES = (FACE / "templates", FACE / "static", LIBRARY / "fonts", LIBRARY / "export")


def shipped() -> list[Path]:
    """Every file that reaches a browser, a letter or a document."""
    return sorted(
        path
        for tree in TREES
        for path in tree.rglob("*")
        if path.is_file() and path.suffix in SHIPPED
    )


def loads(text: str) -> list[str]:
    """What a text loads from another machine."""
    return [found[0] for rule in LOADS for found in rule.finditer(text)]


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_loads_anything_from_another_machine(path: Path) -> None:
    assert loads(path.read_text("utf-8", errors="replace")) == []


def test_the_scripts_that_come_with_others_load_nothing_either() -> None:
    import django_htmx

    folder = Path(django_htmx.__file__).parent / "static" / "django_htmx"
    used = [path for path in folder.glob("*.js") if "htmx-2.min" in path.name]
    assert used
    for path in used:
        assert loads(path.read_text("utf-8")) == []


def test_letters_are_plain_text_without_anything_to_load() -> None:
    letters = [*FACE.rglob("templates/account/email/*"), *FACE.rglob("templates/**/email/*")]
    assert letters
    assert {path.suffix for path in letters if path.is_file()} <= {".txt"}


def test_every_picture_of_the_docs_lies_beside_them() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    pictures = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"!\[[^\]]*\]\(([^)\s]+)", page.read_text("utf-8"))
    ]
    assert pictures
    assert [one for one in pictures if "//" in one[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">',
        "<img src='//pixel.example/x.gif'>",
        '<link rel="stylesheet" href="https://fonts.example/css">',
        "@import url(https://fonts.example/css);",
        "background: url('http://x.example/y.png')",
        'fetch("https://x.example/")',
        'new WebSocket("wss://x.example/")',
        'import x from "https://x.example/x.js"',
        '<link rel="dns-prefetch" href="/x">',
        "gtag('config')",
    ],
)
def test_what_loads_from_another_machine_is_noticed(text: str) -> None:
    assert loads(text)


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org/">',
        '<svg xmlns="http://www.w3.org/2000/svg">',
        '<img src="/static/x.png">',
        "url(../fonts/x.woff2)",
    ],
)
def test_what_somebody_follows_is_no_load(text: str) -> None:
    assert loads(text) == []
