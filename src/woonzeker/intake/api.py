# SPDX-License-Identifier: EUPL-1.2
"""The door for a partner's own system: deliver, ask how it went, fetch what went back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from woonzeker.access import exports
from woonzeker.access.actors import Actor
from woonzeker.access.audit import also_shown
from woonzeker.access.requests import actor_of
from woonzeker.access.tenancy import tenant
from woonzeker.intake import selectors, services
from woonzeker.intake.errors import NotASubmission, TooLarge, UnsupportedType
from woonzeker.intake.schemas import (
    SUBMISSION,
    Aanlevering,
    Aanleveringen,
    Teruggegeven,
    TeruggegevenRegel,
)

router = Router(tags=["aanleveringen"])

#: up to this size a file is read while the partner waits, so that the answer has the counts
AT_ONCE_BYTES = 200_000
#: the same for JSON, which unpacks to nothing larger: a good two thousand signals (decision 0028)
AT_ONCE_JSON_BYTES = 2_000_000
#: deliveries in one part of the list
PART, LARGEST_PART = 25, 100
_HOW_MANY: Any = Query(  # type: ignore[type-arg]
    PART, ge=1, le=LARGEST_PART, description="Zoveel in één deel."
)
_AFTER: Any = Query(  # type: ignore[type-arg]
    None, description="Begin na de aanlevering met dit id."
)
#: what a form adds around its file
_WRAPPING = 64 * 1024
_DECLARED = "inspanningen_verklaard_op"
#: the same in an address, where the design rules want it so; the first name works there as well
_DECLARED_IN_ADDRESS = "inspanningenVerklaardOp"
_FORM, _JSON = "multipart/form-data", "application/json"
_DAY = {
    "type": "string",
    "format": "date",
    "description": "Dag waarop de verhuurder verklaarde dat de vier inspanningen zijn gedaan.",
}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["bestand"],
                    "properties": {
                        "bestand": {"type": "string", "format": "binary"},
                        _DECLARED: _DAY,
                    },
                }
            },
            _JSON: SUBMISSION,
        },
    },
    "parameters": [
        {
            "name": _DECLARED_IN_ADDRESS,
            "in": "query",
            "required": False,
            "description": _DAY["description"],
            "schema": _DAY,
        }
    ],
}


_LOCATION = {
    "headers": {
        "Location": {"description": "Adres van de aanlevering.", "schema": {"type": "string"}}
    }
}


@router.post(
    "/aanleveringen",
    response={201: Aanlevering, 202: Aanlevering},
    url_name="deliveries",
    operation_id="aanleveren",
    openapi_extra={**_BODY, "responses": {201: _LOCATION, 202: _LOCATION}},
    summary="Lever signalen aan",
)
def create(request: HttpRequest, response: HttpResponse) -> Status[Aanlevering]:
    """Lever een bestand of JSON aan. 201: gelezen, met tellingen. 202: wordt nog gelezen."""
    actor = actor_of(request)
    filename, content = _submission(request)
    delivery = services.receive_delivery(
        actor=actor,
        partner=UUID(actor.id),
        filename=filename,
        content=content,
        channel="api",
        efforts_declared_on=_declared_on(request),
    )
    response["Location"] = f"{request.path}/{delivery.pk}"
    if len(content) > (AT_ONCE_JSON_BYTES if request.content_type == _JSON else AT_ONCE_BYTES):
        return Status(202, Aanlevering.of(delivery))
    read = services.read_delivery(actor=actor, delivery=delivery.pk)
    return Status(201, Aanlevering.of(read))


@router.get(
    "/aanleveringen",
    response=Aanleveringen,
    url_name="deliveries",
    operation_id="aanleveringen",
    summary="Bekijk eigen aanleveringen",
)
def listing(
    request: HttpRequest,
    aantal: int = _HOW_MANY,
    na: UUID | None = _AFTER,
) -> Aanleveringen:
    """Eigen aanleveringen, de nieuwste eerst. `volgende` is het adres van het volgende deel."""
    actor = actor_of(request)
    with tenant(actor.municipality):
        found = list(selectors.deliveries_after(actor, after=na)[: aantal + 1])
    shown = found[:aantal]
    more = f"{request.path}?aantal={aantal}&na={shown[-1].pk}" if len(found) > aantal else None
    return Aanleveringen(
        aanleveringen=[Aanlevering.of(each) for each in shown],
        volgende=more and request.build_absolute_uri(more),
    )


@router.get(
    "/aanleveringen/{uuid:delivery}",
    response=Aanlevering,
    operation_id="aanlevering",
    summary="Vraag hoe ver het is",
)
def show(request: HttpRequest, delivery: UUID) -> Aanlevering:
    """De stand en de tellingen van een aanlevering."""
    actor = actor_of(request)
    with tenant(actor.municipality):
        return Aanlevering.of(selectors.delivery_of(actor, delivery))


@router.get(
    "/aanleveringen/{uuid:delivery}/teruggegeven",
    response=Teruggegeven,
    operation_id="teruggegeven",
    summary="Haal de teruggegeven regels op",
    openapi_extra={
        "responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    },
)
def returned(request: HttpRequest, delivery: UUID) -> Teruggegeven | HttpResponse:
    """De regels die teruggingen: als JSON, of met `Accept: text/csv` als bestand."""
    actor = actor_of(request)
    if request.get_preferred_type(["application/json", "text/csv"]) == "text/csv":
        content = selectors.returned_csv(actor=actor, delivery=delivery)
        _taken(actor, delivery)
        return HttpResponse(content, content_type="text/csv; charset=utf-8")
    with tenant(actor.municipality):
        found = selectors.delivery_of(actor, delivery)
        lines = selectors.returned_lines(actor=actor, delivery=delivery)
        also_shown("intake.returned_lines", signals=[line.pk for line in lines])
        _taken(actor, delivery)
        return Teruggegeven(
            kolommen=found.headers, regels=[TeruggegevenRegel.of(line) for line in lines]
        )


def _taken(actor: Actor, delivery: UUID) -> None:
    """Record how many people go back to the partner that brought them."""
    with tenant(actor.municipality):
        rows = [line.pk for line in selectors.returned_lines(actor=actor, delivery=delivery)]
        exports.take(
            actor=actor, kind=selectors.RETURNED, subject=str(delivery), people=len(rows), of=rows
        )


def _submission(request: HttpRequest) -> tuple[str, bytes]:
    """The name and the bytes that were sent; refuses what is too large before reading it."""
    if int(request.headers.get("Content-Length") or 0) > services.MAX_BYTES + _WRAPPING:
        raise TooLarge
    if request.content_type == _JSON:
        return "signalen.json", _json(request)
    if request.content_type != _FORM:
        raise UnsupportedType
    file = request.FILES.get("bestand")
    if file is None:
        raise NotASubmission
    return file.name or "bestand", file.read()


def _json(request: HttpRequest) -> bytes:
    """The body as it came; what stands in it is for the reader of files to find out."""
    try:
        body = request.body
    except RequestDataTooBig:
        raise TooLarge from None
    if body.lstrip()[:1] != b"{":
        raise NotASubmission
    return body


def _declared_on(request: HttpRequest) -> date | None:
    """The day of the declaration, from the form or the address; raises NotASubmission."""
    asked = request.GET.get(_DECLARED_IN_ADDRESS) or request.GET.get(_DECLARED)
    text = request.POST.get(_DECLARED) or asked
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotASubmission(f"'{_DECLARED}' is geen datum. Schrijf jjjj-mm-dd.") from None
