"""The interface as a whole: its description is kept to, and nothing undocumented comes back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.config import (
    GenerationConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.specs.openapi.checks import positive_data_acceptance

from alliancemap_web.api import alliance_routes, doors, interface
from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.workspaces.rights import Member

EXAMPLES = 15


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Requests share the test's connection, as those of Django's own test client do."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
def test_nothing_undocumented_comes_back(
    owner: Member,
    alliance: str,
    now: datetime,
    one_connection: None,
    monkeypatch: pytest.MonkeyPatch,
    mode: GenerationMode,
) -> None:
    # Each request is tried again with a wrong key, from one address.
    monkeypatch.setattr(doors, "MOST_WRONG", 1_000_000)
    secret = make_key(owner, "fuzz", "edit", None, now)
    headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
    app = get_wsgi_application()
    # The key is sent with each request, and unknown parts of an address have a test of their own:
    # of those that are made up here, some are not there any more when the address is written.
    made_up = GenerationConfig(allow_extra_parameters=False, with_security_parameters=False)
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=made_up)))
    whole = schemathesis.openapi.from_wsgi("/api/1/openapi.json", app, config=config)
    tried = 0
    for found in whole.get_all_operations():
        operation = found.ok()
        has_key = "{key}" in operation.path
        for known in ({"key": alliance, "kind": "svg"}, None) if has_key else (None,):
            fixed: dict[str, Any] = {}
            if known:
                fixed["path_parameters"] = {
                    name: value for name, value in known.items() if f"{{{name}}}" in operation.path
                }

            @settings(
                max_examples=EXAMPLES,
                derandomize=True,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(operation.as_strategy(mode, **fixed))
            def keeps_to_it(case: Case) -> None:
                nonlocal tried
                tried += 1
                # What is well formed may still be no alliance file: 422, with every problem in it.
                case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

            # Of an operation that takes nothing, nothing can be wrong.
            with suppress(Unsatisfiable):
                keeps_to_it()
    assert tried > 50


def test_an_address_that_leads_nowhere_is_a_problem() -> None:
    for path in ("/api/1/", "/api/1/nowhere", "/api/1/alliances/a/b/c"):
        answer = Client().get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_method_that_is_not_offered_is_a_problem_that_names_the_others() -> None:
    answer = Client().delete("/api/1/alliances")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_failure_tells_nothing_of_the_program(
    owner: Member,
    program: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(alliance_routes, "list_alliances", fail)
    answer = program(owner).get("/api/1/alliances")
    assert (answer.status_code, answer.json()["code"]) == (500, "API018")
    assert "secret" not in answer.content.decode()
    assert "a secret" in caplog.text


def test_what_no_route_reads_in_an_address_is_refused(
    owner: Member, program: Callable[..., Client]
) -> None:
    answer = program(owner).get("/api/1/workspace?stage=talks")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["at"] == "query.stage"


def test_every_operation_is_known_by_its_query() -> None:
    known = interface.queries()
    assert "stage" in known["GET", "/api/1/alliances"]
    assert known["GET", "/api/1/workspace"] == frozenset()
