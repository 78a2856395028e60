"""What is counted, and what is looked up when somebody asks: loaded only where figures are on."""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIServer

from django.db import DatabaseError, connection, connections
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, start_wsgi_server
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from alliancemap_web import clock
from alliancemap_web.jobs import queries

# Seconds. A page's goal is a tenth; what takes over ten is as good as broken.
STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
WAITS = (0.001, 0.01, 0.1, 0.5, 1, 5, 20)
LOCK_WAITS = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


class Meter:
    """The counters of this process, in a registry of their own."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        kept = self.registry = CollectorRegistry()
        self.requests = Counter(
            "alliancemap_requests", "Requests answered.", ("route", "method", "status"),
            registry=kept,
        )  # fmt: skip
        self.seconds = Histogram(
            "alliancemap_request_seconds", "Seconds until an answer was made.", ("route",),
            buckets=STEPS, registry=kept,
        )  # fmt: skip
        self.security = Counter(
            "alliancemap_security_events", "Noted for safety, by code; SEC001: sign-in refused.",
            ("code",), registry=kept,
        )  # fmt: skip
        self.database_errors = Counter(
            "alliancemap_database_errors", "Statements that failed; lock: for want of a lock.",
            ("kind",), registry=kept,
        )  # fmt: skip
        self.wait_to_write = Histogram(
            "alliancemap_database_wait_to_write_seconds",
            "Seconds until SQLite gave the right to write.", buckets=WAITS, registry=kept,
        )  # fmt: skip
        for code in ("SEC001", "SEC005"):  # an alarm needs the nought before the first
            self.security.labels(code)
        self.database_errors.labels("lock")
        build = Gauge("alliancemap_build", "1.", ("version", "python"), registry=kept)
        build.labels(version("alliancemap"), platform.python_version()).set(1)
        ProcessCollector(registry=kept)
        kept.register(LookedUp())

    def exposed(self) -> tuple[bytes, str]:
        """Return the figures in Prometheus' text, and its content type."""
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4


class LookedUp(Collector):
    """What is known to the database alone, looked up each time somebody asks."""

    def describe(self) -> list[Metric]:
        """Return nothing: to know the names, the database need not be asked."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the figures; that the database does not answer is one of them."""
        try:
            found = [*jobs(), *locks()]
        except DatabaseError:
            yield gauge("alliancemap_database_up", "Whether the database answers.", 0)
            return
        yield gauge("alliancemap_database_up", "Whether the database answers.", 1)
        yield from found
        yield from pool()


def gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    """Return one figure."""
    return GaugeMetricFamily(name, text, value=value)


def jobs() -> Iterator[Metric]:
    """Yield how the background is."""
    now = clock.now()
    kept = queries.backlog(now)
    age = 0.0 if kept.oldest is None else max(0.0, (now - kept.oldest).total_seconds())
    yield gauge("alliancemap_jobs_waiting", "Jobs that are due.", kept.due)
    yield gauge("alliancemap_jobs_oldest_seconds", "How long the oldest due job has waited.", age)
    yield gauge("alliancemap_jobs_failed", "Jobs given up in the last seven days.", kept.failed)
    yield gauge("alliancemap_letters_waiting", "Letters not yet sent, due or not.", kept.letters)
    yield gauge("alliancemap_worker_up", "Whether a worker is alive.", kept.is_working)


def locks() -> Iterator[Metric]:
    """Yield how many wait for a lock in PostgreSQL."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(LOCK_WAITS)
            waiting = cursor.fetchone()[0]
        yield gauge("alliancemap_database_lock_waits", "Statements waiting for a lock.", waiting)


def pool() -> Iterator[Metric]:
    """Yield how many connections the pool of this process holds, where there is one."""
    if connection.vendor != "postgresql":
        return
    held: Any = getattr(connection, "pool", None)
    if held is None:
        return
    stats = held.get_stats()
    size, free = stats.get("pool_size", 0), stats.get("pool_available", 0)
    yield gauge("alliancemap_pool_size", "Connections in the pool.", size)
    yield gauge("alliancemap_pool_used", "Connections in use.", size - free)
    waiting = stats.get("requests_waiting", 0)
    yield gauge("alliancemap_pool_waiting", "Requests waiting for a connection.", waiting)


def listen(counted: Meter, host: str | None, port: int) -> tuple[WSGIServer, Thread]:
    """Give the figures out on an address; return what serves them. OSError if it is taken."""

    class Lent(CollectorRegistry):
        """The registry, for threads that leave no connection behind."""

        def collect(self) -> Iterator[Metric]:
            try:
                yield from counted.registry.collect()
            finally:
                connections.close_all()

    return start_wsgi_server(port, addr=host or "127.0.0.1", registry=Lent())
