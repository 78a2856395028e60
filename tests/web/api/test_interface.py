"""The interface as a whole: its description is kept to, and nothing undocumented comes back."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from alliancemap_web.api import doors, interface
from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.workspaces.rights import Member

EXAMPLES = 20


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
    whole = schemathesis.openapi.from_wsgi("/api/1/openapi.json", app)
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
                case.call_and_validate(
                    headers=headers, excluded_checks=[positive_data_acceptance]
                )

            keeps_to_it()
    assert tried > 50
