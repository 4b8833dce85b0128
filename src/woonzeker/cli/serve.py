# SPDX-License-Identifier: EUPL-1.2
"""`./run serve`: the pages and the API, by gunicorn; files of the pages by whitenoise."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

from woonzeker.access import watching
from woonzeker.access.role import refuse_unsafe_role
from woonzeker.cli import outward
from woonzeker.settings import catalogues
from woonzeker.settings.site import ENVIRONMENT


class Site(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told what to do by our own settings."""

    def load_config(self) -> None:
        """A fixed number of processes with threads; requests are cut off after a minute."""
        for name, value in {
            "bind": ENVIRONMENT["WOONZEKER_ADDRESS"],
            "workers": ENVIRONMENT["WOONZEKER_PROCESSES"],
            "threads": ENVIRONMENT["WOONZEKER_THREADS"],
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "keepalive": 5,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "limit_request_line": 4094,
            "accesslog": None,
            "logconfig_dict": settings.LOGGING,
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108
            "proc_name": "woonzeker",
            "control_socket_disable": True,
            "child_exit": _forget_metrics,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application, ready before the processes part.

        Loaded only now: metrics count over processes when their folder is named before that.
        """
        application = importlib.import_module("woonzeker.web.wsgi").application
        get_resolver().url_patterns  # noqa: B018 - a page that cannot load must stop the start
        return application


def _expect_jobs() -> None:
    """From now on it shows when a job does not run, also where no worker ever began.

    A database that is away or behind is no reason not to serve: /readyz says it.
    """
    with contextlib.suppress(DatabaseError):
        watching.expect()


def run(words: Sequence[str]) -> int:
    """Serve until asked to stop (Ctrl-C or SIGTERM)."""
    if words:
        print("'./run serve' heeft geen woorden achter zich.", file=sys.stderr)
        return 2
    refuse_unsafe_role()
    outward.watch()
    catalogues.compile_all()
    collect_static()
    _expect_jobs()
    connection.close()  # each process opens its own
    master = os.getpid()
    counts = Path(tempfile.mkdtemp(prefix="woonzeker-"))
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counts)
    try:
        Site().run()
    except SystemExit as end:
        if os.getpid() != master:
            # a page process ends here and must not close what the command opened before it parted
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code if isinstance(end.code, int) else 1)
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        if os.getpid() == master:
            shutil.rmtree(counts, ignore_errors=True)
    return 0


def collect_static() -> None:
    """Gather the files of the pages under names of their content, when any of them changed."""
    root = Path(settings.STATIC_ROOT)
    found = sorted(
        f"{path} {Path(storage.path(path)).stat().st_mtime_ns}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    stamp, wanted = root / ".gathered", "\n".join(found)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    call_command("collectstatic", interactive=False, clear=root.exists(), verbosity=0)
    stamp.write_text(wanted, encoding="utf-8")


def _forget_metrics(arbiter: Any, worker: Any) -> None:
    importlib.import_module("prometheus_client.multiprocess").mark_process_dead(worker.pid)
