"""What the settings come to: behind HTTPS, and whatever is or is not set."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

SHOW = """
import json
from alliancemap_web import settings
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def settings_with(folder: Path, **variables: str) -> dict[str, Any]:
    """The settings of a program that is started with these environment variables."""
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    answer = subprocess.run(
        [sys.executable, "-c", SHOW],
        env=kept | {"ALLIANCEMAP_DATA": str(folder), "PYTHONUTF8": "1", **variables},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


@pytest.fixture(scope="module")
def behind_https(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return settings_with(
        tmp_path_factory.mktemp("data"),
        ALLIANCEMAP_BEHIND_HTTPS="1",
        ALLIANCEMAP_HOSTS="map.example.org",
    )


def test_behind_https_every_cookie_is_for_this_host_and_https_alone(
    behind_https: dict[str, Any],
) -> None:
    for cookie in ("SESSION", "CSRF"):
        assert behind_https[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert behind_https[f"{cookie}_COOKIE_SECURE"] is True
        assert behind_https[f"{cookie}_COOKIE_HTTPONLY"] is True
        assert behind_https[f"{cookie}_COOKIE_SAMESITE"] in {"Lax", "Strict"}
        # Browsers take such a name only without a domain, for every path.
        assert getattr(settings, f"{cookie}_COOKIE_DOMAIN") is None
        assert getattr(settings, f"{cookie}_COOKIE_PATH") == "/"


def test_behind_https_browsers_are_told_to_come_by_https_alone(
    behind_https: dict[str, Any],
) -> None:
    assert behind_https["SECURE_HSTS_SECONDS"] >= 365 * 24 * 60 * 60
    assert behind_https["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert behind_https["CSRF_TRUSTED_ORIGINS"] == ["https://map.example.org"]


def test_debugging_is_off_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert settings_with(tmp_path)["DEBUG"] is False
    assert settings_with(tmp_path, ALLIANCEMAP_DEBUG="yes")["DEBUG"] is False
    assert settings_with(tmp_path, ALLIANCEMAP_DEBUG="1")["DEBUG"] is True


def test_without_a_proxy_that_was_named_nobody_is_believed_to_be_one(tmp_path: Path) -> None:
    alone = settings_with(tmp_path)
    assert "SECURE_PROXY_SSL_HEADER" not in alone
    assert alone["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


def test_the_policy_lets_nothing_in_but_our_own() -> None:
    said = Client().get("/en/no-such-page/").headers["Content-Security-Policy"]
    policy = dict(one.strip().partition(" ")[::2] for one in said.split(";"))
    for nothing in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert policy[nothing] == "'none'"
    assert set(policy.values()) <= {"'none'", "'self'"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/account/sign-in/", "/api/1/openapi.json", "/en/nothing/"])
def test_no_other_origin_is_ever_let_in(path: str) -> None:
    for method in ("get", "options"):
        asked = getattr(Client(), method)
        answer = asked(path, headers={"origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/en/account/sign-in/", "/api/1/openapi.json"])
def test_trace_is_answered_by_no_page(path: str) -> None:
    answer = Client().trace(path, headers={"x-secret": "told back"})
    assert answer.status_code == 405
    assert b"told back" not in answer.content
