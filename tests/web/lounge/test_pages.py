"""The lounge as browsers fetch it."""

import gzip
import re

import brotli
import pytest
from django.test import Client

from alliancemap.words import LANGUAGES
from alliancemap_web.lounge.bundle import bundle, files_address


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.mark.parametrize(
    ("asked", "language"), [("fr-CA,fr;q=0.9", "fr"), ("en", "en"), ("de", "en")]
)
def test_the_first_address_leads_to_the_readers_language(
    browser: Client, asked: str, language: str
) -> None:
    answer = browser.get("/lounge/", headers={"Accept-Language": asked})
    assert answer["Location"] == f"/lounge/{language}/"
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_the_language_of_its_address(browser: Client, language: str) -> None:
    other = {"en": "fr", "fr": "en"}[language]
    answer = browser.get(f"/lounge/{language}/", headers={"Accept-Language": other})
    assert answer["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()
    assert answer["Lounge-Version"] == bundle().digest
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies


def test_the_page_may_talk_to_this_server_and_to_no_other(browser: Client) -> None:
    for path in ("/lounge/en/", "/lounge/worker.js"):
        policy = browser.get(path)["Content-Security-Policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        for name in ("script-src", "connect-src", "worker-src", "manifest-src", "style-src"):
            assert rules[name] == "'self'"
    assert "worker-src" not in browser.get("/lounge/icons/icon.svg")["Content-Security-Policy"]


def test_a_file_is_kept_for_good_under_the_name_of_its_version(browser: Client) -> None:
    now = bundle()
    for path in ("app.js", "packs/fr.json", "fonts/inter-latin-400.woff2"):
        answer = browser.get(files_address(now.digest) + path)
        assert answer.content == now.files[path].content
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["Content-Type"] == now.files[path].content_type


@pytest.mark.parametrize(
    "path",
    [
        "files/0000000000000000/app.js",
        "files/{digest}/none.js",
        "files/{digest}/worker.js",
        "files/{digest}/../../settings.py",
        "files/{digest}/icons/icon-192.png",
        "icons/none.png",
        "icons/..%2Fapp.js",
        "de/",
        "en/more/",
        "en/other.webmanifest",
    ],
)
def test_anything_else_leads_nowhere(browser: Client, path: str) -> None:
    assert browser.get(f"/lounge/{path.format(digest=bundle().digest)}").status_code == 404


def test_a_browser_that_unpacks_is_sent_less(browser: Client) -> None:
    path = files_address(bundle().digest) + "packs/en.json"
    whole = browser.get(path)
    assert "Content-Encoding" not in whole
    for asked, way, unpack in (
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
    ):
        packed = browser.get(path, headers={"Accept-Encoding": asked})
        assert packed["Content-Encoding"] == way
        assert unpack(packed.content) == whole.content
        assert "Accept-Encoding" in packed["Vary"]
    for asked in ("zstd", "br;q=0", "brotli"):
        assert "Content-Encoding" not in browser.get(path, headers={"Accept-Encoding": asked})


def test_the_worker_is_asked_for_anew_each_time(browser: Client) -> None:
    answer = browser.get("/lounge/worker.js")
    assert answer["Cache-Control"] == "no-cache"
    assert answer["Content-Type"].startswith("text/javascript")
    assert bundle().digest in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_lets_a_browser_write_down_what_is_typed(browser: Client, language: str) -> None:
    """To restore a page after a crash browsers keep what stands in fields, and keep it readable."""
    shell = browser.get(f"/lounge/{language}/").content.decode()
    typed = r"<textarea[^>]*>|<input[^>]*type=\"(?:text|search)\"[^>]*>"
    fields = re.findall(typed, shell)
    assert len(fields) >= 8
    assert [field for field in fields if 'autocomplete="off"' not in field] == []
