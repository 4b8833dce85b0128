# SPDX-License-Identifier: EUPL-1.2
"""Whether the program lives, is ready and how busy it is. No persons and no ids in any of it."""

from __future__ import annotations

import functools
import logging
import os
import time
from collections.abc import Callable, Iterator

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from woonzeker.access import chain, origin
from woonzeker.access.requests import begin_request, end_request

logger = logging.getLogger(__name__)

#: a worker says every ten seconds that it lives, and does one small job every minute
HEARTBEAT_SECONDS = 60
BEAT_SECONDS = 300

_METRICS = CollectorRegistry()
REQUESTS = Counter(
    "woonzeker_requests", "Verzoeken per route", ["method", "route", "status"], registry=_METRICS
)
DURATION = Histogram(
    "woonzeker_request_seconds",
    "Duur van verzoeken",
    ["route"],
    registry=_METRICS,
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


class ObserveMiddleware:
    """Gives each request an id, counts it and writes one log line: the route, never the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = begin_request(request.headers.get("X-Request-ID", ""))
        started = time.perf_counter()
        try:
            with origin.coming_from(origin.of_request(request, number)):
                response = self.get_response(request)
            self._observe(request, response.status_code, time.perf_counter() - started)
            response["X-Request-ID"] = number
            return response
        finally:
            end_request()

    def _observe(self, request: HttpRequest, status: int, seconds: float) -> None:
        match = request.resolver_match
        route = match.route or "/" if match else "(onbekend)"
        method = request.method if request.method in _METHODS else "ANDERS"
        REQUESTS.labels(method, route, str(status)).inc()
        DURATION.labels(route).observe(seconds)
        logger.log(
            logging.DEBUG if route in _PROBES else logging.INFO,
            "verzoek",
            extra={
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
            },
        )


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_PROBES = {"healthz", "readyz", "metrics"}


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while this process answers; asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, schema and worker are all in order, else 503; says for each how it is."""
    found = readiness()
    ready = all(said == "ok" for said in found.values())
    return JsonResponse(found, status=200 if ready else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts and durations in the text format of Prometheus."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        text = generate_latest(registry)
    else:
        text = generate_latest(_METRICS)
    queue = CollectorRegistry()
    queue.register(_Queue())
    return HttpResponse(text + generate_latest(queue), content_type=CONTENT_TYPE_LATEST)


def readiness() -> dict[str, str]:
    """'ok' or what is wrong, for the database, its schema, and the work in the background."""
    try:
        applied = _applied()
    except DatabaseError:
        logger.exception("de database antwoordt niet")
        unknown = dict.fromkeys(("schema", "worker", "audit"), "onbekend")
        return {"database": "antwoordt niet", **unknown}
    if not _wanted() <= applied:
        behind = {"schema": "loopt achter: ./run migrate", "audit": "onbekend"}
        return {"database": "ok", "worker": _worker(), **behind}
    return {
        "database": "ok",
        "schema": "ok",
        "worker": _worker(),
        "audit": "verzegelen loopt achter" if chain.tail().late else "ok",
    }


@functools.cache
def _wanted() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def _applied() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall()}


def _worker() -> str:
    heart, beat = _seconds_since_heartbeat(), _seconds_since_beat()
    if heart is None or heart > HEARTBEAT_SECONDS:
        return "leeft niet"
    if beat is None or beat > BEAT_SECONDS:
        return "doet geen werk"
    return "ok"


def _seconds_since_heartbeat() -> float | None:
    return _number(
        "SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
    )


def _seconds_since_beat() -> float | None:
    return _number(
        "SELECT extract(epoch FROM now() - max(e.at)) FROM procrastinate_events e "
        "JOIN procrastinate_jobs j ON j.id = e.job_id "
        "WHERE j.task_name = 'access.beat' AND e.type = 'succeeded'"
    )


def _number(question: str) -> float | None:
    with connection.cursor() as cursor:
        cursor.execute(question)
        answer = cursor.fetchone()
    return float(answer[0]) if answer and answer[0] is not None else None


class _Queue(Collector):
    """The state of the job queue, asked at the moment of looking."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Jobs by state, the age of the oldest that waits, and signs of life of the worker."""
        jobs = GaugeMetricFamily("woonzeker_jobs", "Banen per toestand", labels=["status"])
        with connection.cursor() as cursor:
            cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1")
            for status, count in cursor.fetchall():
                jobs.add_metric([status], count)
        yield jobs
        unsealed = chain.tail()
        lines = GaugeMetricFamily(
            "woonzeker_audit_unsealed_lines", "Regels van het logboek zonder zegel"
        )
        lines.add_metric([], unsealed.lines)
        yield lines
        for name, says, seconds in (
            ("woonzeker_audit_unsealed_seconds", "Hoelang de oudste daarvan wacht",
             unsealed.seconds),
            ("woonzeker_oldest_job_seconds", "Hoelang de oudste baan al wacht", _oldest_job()),
            ("woonzeker_worker_heartbeat_seconds", "Sinds het laatste levensteken van de worker",
             _seconds_since_heartbeat()),
            ("woonzeker_worker_beat_seconds", "Sinds de laatste proefbaan", _seconds_since_beat()),
        ):  # fmt: skip
            gauge = GaugeMetricFamily(name, says)
            if seconds is not None:
                gauge.add_metric([], seconds)
            yield gauge


def _oldest_job() -> float | None:
    return _number(
        "SELECT extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at))) "
        "FROM procrastinate_jobs j LEFT JOIN procrastinate_events e "
        "ON e.job_id = j.id AND e.type = 'deferred' "
        "WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())"
    )
