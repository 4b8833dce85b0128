# SPDX-License-Identifier: EUPL-1.2
"""The service from which the statistics office gets deliveries: who asks, and a signed answer.

The certificate of the client is checked by our own proxy, which says whose it is in a header that
it lets nobody else set. Without that proxy, or for another certificate, there is no answer. What is
asked and answered stands in no log; that it was, does.
"""

from __future__ import annotations

import hmac
import json
import logging
from pathlib import Path

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from pydantic import ValidationError

from woonzeker.access import clock
from woonzeker.access.origin import comes_through_proxy
from woonzeker.monitoring import errors, services
from woonzeker.monitoring.ddas import (
    SIGNATURE_HEADER,
    Signer,
    WrongSigner,
    digest_of,
    read_signer,
    signed,
)
from woonzeker.monitoring.rules import Period, half_year_before
from woonzeker.monitoring.schemas import GegevensRequest, Paginering

logger = logging.getLogger(__name__)
#: set by our own proxy: whether the certificate of the client holds, and whose it is
VERIFIED, SUBJECT = "X-Client-Verify", "X-Client-Subject"
_TITLES = {
    400: "Onjuist verzoek",
    401: "Geen geldig certificaat",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Deze methode bestaat hier niet",
    422: "Niet te verwerken",
    502: "Nu niet beschikbaar",
}


@csrf_exempt
def gegevens(request: HttpRequest) -> HttpResponse:
    """One message of a delivery, signed."""
    try:
        signer = _signer_for(request)
        asked = _asked(request)
        answer = services.answer_pull(asked=asked)
        if answer.page > answer.pages:
            raise errors.NotPossible
    except errors.PullProblem as problem:
        return _refusal(request, problem)
    body = b'{"gegevens":' + answer.message + _paging(answer) + b"}"
    digest = digest_of(body)
    response = HttpResponse(body, content_type="application/json")
    response["Digest"] = digest
    response[SIGNATURE_HEADER] = signed(digest, signer, at=clock.real())
    return _kept_nowhere(response)


def _signer_for(request: HttpRequest) -> Signer:
    """What to sign with, for the one client that may come; raises why it may not."""
    expected: str = settings.WOONZEKER_DDAS_CALLER
    if not expected:
        raise errors.NotServed
    if not comes_through_proxy(request) or request.headers.get(VERIFIED) != "SUCCESS":
        raise errors.NoCertificate
    if not hmac.compare_digest(request.headers.get(SUBJECT, "").encode(), expected.encode()):
        raise errors.OtherCertificate
    if request.method != "POST":
        raise errors.OtherMethod
    return _signer()


def _signer() -> Signer:
    """The key and certificates of here; raises NotReady, and says in the log what is wrong."""
    try:
        signer = read_signer(Path(settings.WOONZEKER_DDAS_SIGNING).read_bytes())
    except (OSError, WrongSigner) as wrong:
        logger.error("WOONZEKER_DDAS_SIGNING is niet te gebruiken: %s", wrong)
        raise errors.NotReady from None
    if not signer.holds_at(clock.real()):
        logger.error("WOONZEKER_DDAS_SIGNING: het certificaat geldt vandaag niet")
        raise errors.NotReady
    return signer


def _asked(request: HttpRequest) -> services.Asked:
    try:
        body = request.body or b"{}"
    except RequestDataTooBig:
        raise errors.Unreadable from None
    given = request.headers.get("Digest", "")
    if given and not hmac.compare_digest(given.encode(), digest_of(request.body).encode()):
        raise errors.NotTheSame
    try:
        said = GegevensRequest.model_validate_json(body)
    except ValidationError:
        raise errors.Unreadable from None
    usual = half_year_before(clock.today())
    period = Period(
        said.aanleverperiodeStartdatum or usual.from_on,
        said.aanleverperiodeEinddatum or usual.to_on,
    )
    if period.from_on > period.to_on:
        raise errors.NotPossible
    return services.Asked(period, said.aanleverendeOrganisatie, said.page, said.pageSize)


def _paging(answer: services.Answer) -> bytes:
    """Where the message stands among others, when there are others."""
    if answer.pages == 1:
        return b""
    told = Paginering(
        pageSize=answer.size,
        currentPage=answer.page,
        totalPages=answer.pages,
        totalRecords=answer.signals,
    )
    return b',"paginering":' + told.model_dump_json().encode()


def _refusal(request: HttpRequest, problem: errors.PullProblem) -> HttpResponse:
    said = {
        "type": "about:blank",
        "title": _TITLES[problem.status],
        "status": problem.status,
        "detail": problem.sentence,
        "instance": request.path,
    }
    if problem.fsc:
        said |= {"code": problem.fsc, "domain": "ERROR_DOMAIN_INWAY"}
    response = HttpResponse(
        json.dumps(said), status=problem.status, content_type="application/problem+json"
    )
    if problem.fsc:
        response["Fsc-Error-Code"] = problem.fsc
    if problem.status == 401:
        response["WWW-Authenticate"] = "Bearer"  # what the description of the service says
    return _kept_nowhere(response)


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
