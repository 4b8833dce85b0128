# SPDX-License-Identifier: EUPL-1.2
"""`./run worker`: does the work in the background, one job at a time; run more for more."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from procrastinate.contrib.django import app, django_connector

from woonzeker.access import origin, watching
from woonzeker.access.role import refuse_unsafe_role
from woonzeker.access.sealer import Sealer
from woonzeker.cli import outward

logger = logging.getLogger(__name__)

#: how long a job may go on after the worker was asked to stop; what is cut off is resumed later
GRACE_SECONDS = 30.0


def run(words: Sequence[str]) -> int:
    """Work until asked to stop (Ctrl-C or SIGTERM)."""
    if words:
        print("'./run worker' heeft geen woorden achter zich.", file=sys.stderr)
        return 2
    refuse_unsafe_role()
    outward.watch()
    connector = app.connector
    if not isinstance(connector, django_connector.DjangoConnector):
        raise TypeError("the job queue has another connector than Django's")
    logger.info("de worker begint")
    origin.works_jobs()
    watching.expect()
    watching.make_up_for()
    with Sealer(), app.replace_connector(connector.get_worker_connector()):
        app.run_worker(concurrency=1, shutdown_graceful_timeout=GRACE_SECONDS)
    logger.info("de worker is gestopt")
    return 0
