"""What programs that watch are answered, and that strangers learn nothing more."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from alliancemap_web import clock
from alliancemap_web.jobs import actions
from alliancemap_web.operation.health import KNOWN
from alliancemap_web.operation.metrics import HELD, Open

TOKEN = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Nothing is known yet of health or figures."""
    KNOWN.looked, KNOWN.lacking = None, ()
    HELD.meter, HELD.is_known = None, False
    yield
    KNOWN.looked, KNOWN.lacking = None, ()
    HELD.meter, HELD.is_known = None, False


def test_a_living_process_says_so_without_a_database() -> None:
    answer = Client().get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready_is_200_and_unready_503_and_neither_says_why(db: None) -> None:
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    KNOWN.looked = None
    actions.begin("worker", clock.now())
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_a_probe_of_this_machine_is_answered(path: str, host: str, db: None) -> None:
    answer = Client().get(path, headers={"Host": host})
    assert answer.status_code in (200, 503)
    assert answer.content in (b"ok\n", b"not ready\n")
    assert "Location" not in answer.headers
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert Client().head(path).status_code == answer.status_code
    assert Client().post(path).status_code == 405


def test_the_figures_are_not_there_unless_asked_for(db: None) -> None:
    assert Client().get("/metrics").status_code == 404
    answer = Client().get("/metrics", headers={"Authorization": "Bearer None"})
    assert answer.status_code == 404


def asked(authorization: str | None) -> HttpResponse:
    """The answer to who asks for the figures."""
    headers = {} if authorization is None else {"Authorization": authorization}
    answer: HttpResponse = Client().get("/metrics", headers=headers)  # type: ignore[assignment]
    return answer


@pytest.mark.parametrize(
    "given", [None, "", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"]
)
def test_without_the_token_there_is_nothing(
    given: str | None, settings: LazySettings, db: None
) -> None:
    settings.METRICS = Open(token=TOKEN)
    assert asked(given).status_code == 404


def test_with_the_token_the_figures_are_given(settings: LazySettings, db: None) -> None:
    settings.METRICS = Open(token=TOKEN)
    answer = asked(f"Bearer {TOKEN}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert b"alliancemap_build{" in answer.content


def test_with_an_address_to_listen_on_the_page_is_not_there(
    settings: LazySettings, db: None
) -> None:
    settings.METRICS = Open(host="127.0.0.1", port=9100)
    assert asked(f"Bearer {TOKEN}").status_code == 404
