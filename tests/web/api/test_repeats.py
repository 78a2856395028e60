"""A request sent twice under one Idempotency-Key is done once and answered twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from alliancemap_web import clock
from alliancemap_web.portfolio.queries import list_alliances
from alliancemap_web.workspaces.rights import Member

ALLIANCES = "/api/1/alliances"


def post(client: Client, address: str, body: Any, name: str) -> HttpResponse:
    return client.post(
        address, body, content_type="application/json", headers={"idempotency-key": name}
    )


def test_the_same_request_is_done_once_and_answered_the_same(
    owner: Member, program: Callable[..., Client]
) -> None:
    client = program(owner)
    first, second = (post(client, ALLIANCES, {"partner": "Giant"}, "k") for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert first["Location"] == second["Location"]
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert list_alliances(owner).total == 1


def test_something_else_under_the_same_name_is_refused(
    owner: Member, program: Callable[..., Client]
) -> None:
    client = program(owner)
    post(client, ALLIANCES, {"partner": "Giant"}, "k")
    answer = post(client, ALLIANCES, {"partner": "Other"}, "k")
    assert (answer.status_code, answer.json()["code"]) == (422, "API011")
    assert list_alliances(owner).total == 1


def test_what_failed_may_be_tried_again_under_its_name(
    owner: Member, program: Callable[..., Client], alliance: str
) -> None:
    client, address = program(owner), f"{ALLIANCES}/{alliance}/answers"
    assert post(client, address, {"factor": "M01", "level": 9}, "k").status_code == 422
    assert post(client, address, {"factor": "M01", "level": 3}, "k").status_code == 200


def test_another_address_and_another_key_are_other_requests(
    owner: Member, program: Callable[..., Client], alliance: str
) -> None:
    one, other = program(owner), program(owner)
    answer = {"factor": "M01", "level": 3}
    assert post(one, f"{ALLIANCES}/{alliance}/answers", answer, "k").json()["acts"]
    assert post(one, ALLIANCES, {"partner": "Giant"}, "k").status_code == 201
    assert "Idempotency-Replayed" not in post(other, ALLIANCES, {"partner": "Giant"}, "k")


def test_after_a_day_the_name_is_free_again(
    owner: Member,
    program: Callable[..., Client],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = program(owner)
    post(client, ALLIANCES, {"partner": "Giant"}, "k")
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=24))
    assert "Idempotency-Replayed" not in post(client, ALLIANCES, {"partner": "Giant"}, "k")
    assert list_alliances(owner).total == 2


@pytest.mark.parametrize("name", ["", "x" * 201, "with blank", "é"])
def test_a_name_that_is_none_is_refused(
    owner: Member, program: Callable[..., Client], name: str
) -> None:
    answer = post(program(owner), ALLIANCES, {"partner": "Giant"}, name)
    assert (answer.status_code, answer.json()["code"]) == (422, "API017")
