# SPDX-License-Identifier: EUPL-1.2
"""The API as a whole: its routers, who may enter, and one way to say what went wrong."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from woonzeker.access.actors import Actor
from woonzeker.access.requests import set_actor
from woonzeker.api.schemas import Probleem
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused, WoonzekerError
from woonzeker.feedback.api import router as own_signals
from woonzeker.intake.api import router as deliveries
from woonzeker.intake.errors import TooLarge, UnsupportedType
from woonzeker.organisations.selectors import actor_for_token

logger = logging.getLogger(__name__)

VERSION = "1.0.0"
TITLES = {
    400: "Onjuist verzoek",
    401: "Geen geldige sleutel",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Deze methode bestaat hier niet",
    409: "Kan nu niet",
    413: "Te groot",
    415: "Onbekend soort inhoud",
    422: "Niet te verwerken",
    500: "Fout bij de gemeente",
}
#: the first that fits counts, so the narrow ones stand first
STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TooLarge, 413),
    (UnsupportedType, 415),
    (NotFound, 404),
    (NotPermitted, 403),
    (Conflict, 409),
    (Refused, 422),
)


class PartnerToken(HttpBearer):
    """A partner's key in the header `Authorization: Bearer …`; municipality and partner follow."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Who the key stands for; None when it is unknown, revoked or ended."""
        found = actor_for_token(token)
        if found is None:
            return None
        set_actor(request, found[0])
        return found[0]


class Service(NinjaAPI):
    """Adds to each answer which version gave it, and that nobody may keep a copy."""

    def create_response(self, request: HttpRequest, data: Any, **words: Any) -> HttpResponse:
        """An answer with the headers of the Dutch API rules."""
        return _marked(super().create_response(request, data, **words))


service = Service(
    title="woonzeker",
    version=VERSION,
    description="Partners leveren signalen over betalingsachterstanden aan en zien wat terugging.",
    auth=PartnerToken(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)
service.add_router("", deliveries)
service.add_router("", own_signals)


def problem(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    """The answer to a request that failed, as application/problem+json."""
    said = Probleem(title=TITLES[status], status=status, detail=detail, instance=request.path)
    response = HttpResponse(
        said.model_dump_json(), status=status, content_type="application/problem+json"
    )
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="woonzeker"'
    return _marked(response)


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """404 for an address under /api where nothing is."""
    where = f"/api/{rest[:80]}"
    return problem(request, 404, f"Onder {where} is niets. Begin bij /api/v1/openapi.json.")


def _marked(response: HttpResponse) -> HttpResponse:
    response["API-Version"] = VERSION
    response["Cache-Control"] = "no-store"
    return response


@service.exception_handler(WoonzekerError)
def _expected(request: HttpRequest, error: WoonzekerError) -> HttpResponse:
    for kind, status in STATUS:
        if isinstance(error, kind):
            return problem(request, status, error.sentence)
    return _broken(request, error)


@service.exception_handler(AuthenticationError)
def _who_is_this(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    detail = "Stuur een geldige sleutel mee: 'Authorization: Bearer …'. De gemeente geeft die uit."
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
    return problem(request, 400, "Het verzoek is niet te lezen. Controleer hoe het is opgebouwd.")


@service.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.error("verzoek aan de API mislukt", exc_info=error)
    return problem(
        request, 500, "Er ging bij ons iets mis. Probeer het over een paar minuten weer."
    )
