# SPDX-License-Identifier: EUPL-1.2
"""The site with pages that break while they hold somebody's data."""

from __future__ import annotations

import logging
import warnings

from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from woonzeker.access import jobs
from woonzeker.access.actors import system
from woonzeker.web.permissions import Rule, Who
from woonzeker.web.urls import handler404, handler500
from woonzeker.web.urls import urlpatterns as real

__all__ = ["ROWS", "handler404", "handler500", "urlpatterns"]


def words(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"could not read {request.POST.dict()}")


def database(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::date", [request.POST["naam"]])
    return HttpResponse()


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(request.POST["naam"])


def careless(request: HttpRequest) -> HttpResponse:
    logging.getLogger("woonzeker.careless").error("kan %s niet vinden", request.POST["naam"])
    logging.getLogger("library").error("cannot find " + request.POST["naam"])
    warnings.warn(request.POST["naam"], stacklevel=1)
    return HttpResponse()


def unknown_job(request: HttpRequest) -> HttpResponse:
    jobs.defer("no.such_job", actor=system("9999", "tests"), word=request.POST["naam"])
    return HttpResponse()


BROKEN = (words, database, suspicious, careless, unknown_job)
#: their place in the table of rights
ROWS = {f"{__name__}.{view.__name__}": {"POST": Rule(Who.EVERYBODY)} for view in BROKEN}
urlpatterns = [*(path(f"breek/{view.__name__}", view) for view in BROKEN), *real]
