# SPDX-License-Identifier: EUPL-1.2
"""The API as a whole: its routers, who may enter, and one way to say what went wrong."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from woonzeker.api import document
from woonzeker.api.gate import PartnerKey, guarded
from woonzeker.api.problems import problem
from woonzeker.api.rules import VERSION
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused, WoonzekerError
from woonzeker.feedback.api import proofs, signals
from woonzeker.intake.api import router as deliveries
from woonzeker.intake.errors import TooLarge, UnsupportedType
from woonzeker.legal.api import router as court_messages

logger = logging.getLogger(__name__)

#: the first that fits counts, so the narrow ones stand first
STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TooLarge, 413),
    (UnsupportedType, 415),
    (NotFound, 404),
    (NotPermitted, 403),
    (Conflict, 409),
    (Refused, 422),
)


#: the routers of the rooms. A room adds its own; the gate, the keys of requests, the limits and the
#: description of errors come with it
ROUTERS = (deliveries, proofs, signals, court_messages)

service = NinjaAPI(
    title="woonzeker",
    version=VERSION,
    description=document.ABOUT,
    auth=PartnerKey(),
    docs_url=None,
    openapi_url="",
    urls_namespace="api-v1",
)
service.add_decorator(guarded, mode="view")
for each in ROUTERS:
    service.add_router("", each)


def described(base: str) -> dict[str, Any]:
    """The description of the whole interface (OpenAPI 3.1) for an installation at this address."""
    return document.finished(service.get_openapi_schema(path_prefix=""), base)


@service.exception_handler(WoonzekerError)
def _expected(request: HttpRequest, error: WoonzekerError) -> HttpResponse:
    for kind, status in STATUS:
        if isinstance(error, kind):
            return problem(request, status, error.sentence)
    return _broken(request, error)


@service.exception_handler(AuthenticationError)
def _who_is_this(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    detail = "Vraag toegang en stuur die mee: 'Authorization: Bearer …'. Zie /koppelen."
    return problem(request, 401, detail)


@service.exception_handler(Http404)
def _absent(request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(request, 404, str(NotFound().sentence))


@service.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    places = sorted({".".join(str(part) for part in each["loc"]) for each in error.errors})
    return problem(request, 422, f"Dit klopt niet: {', '.join(places)}.")


@service.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return problem(request, 413, TooLarge().sentence)


@service.exception_handler(SuspiciousOperation)
@service.exception_handler(BadRequest)
@service.exception_handler(MultiPartParserError)
@service.exception_handler(HttpError)
def _malformed(request: HttpRequest, _error: Exception) -> HttpResponse:
    return problem(request, 400)


@service.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.error("verzoek aan de API mislukt", exc_info=error)
    return problem(request, 500)
