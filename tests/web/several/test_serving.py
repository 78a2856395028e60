"""What each of several processes does besides answering: its figures have an address of their own.

That they answer, are replaced and end together is tried in test_processes.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import LazySettings

from alliancemap_web.operation import metrics
from alliancemap_web.operation.metrics import Open, TakenError
from alliancemap_web.several.serving import figures


@pytest.mark.parametrize("place", [0, 1, 3])
def test_each_process_gives_its_figures_out_at_an_address_of_its_own(
    place: int, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.METRICS = Open(host="127.0.0.1", port=9100)
    listened: list[int | None] = []

    @contextmanager
    def listening() -> Iterator[None]:
        listened.append(settings.METRICS.port)
        yield

    monkeypatch.setattr(metrics, "listening", listening)
    with figures(place):
        assert listened == [9100 + place]


def test_a_process_whose_address_is_taken_answers_without_figures(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.METRICS = Open(host="127.0.0.1", port=9100)

    @contextmanager
    def listening() -> Iterator[None]:
        raise TakenError("127.0.0.1", 9101)
        yield

    monkeypatch.setattr(metrics, "listening", listening)
    with figures(1):
        pass
    assert "9101" in caplog.text
