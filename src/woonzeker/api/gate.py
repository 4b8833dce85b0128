# SPDX-License-Identifier: EUPL-1.2
"""Around every call: who asks, how often, in which form, and that it is done once.

A router of a room needs nothing for it: what is mounted in `api` passes here. A POST is one
transaction: what it answers with an error left nothing behind.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja.operation import Operation
from ninja.security import HttpBearer

from woonzeker.access.actors import Actor
from woonzeker.access.requests import set_actor
from woonzeker.access.tenancy import tenant
from woonzeker.api import rules, services
from woonzeker.api.problems import KIND, problem
from woonzeker.organisations.selectors import Entry, entry_for

Run = Callable[..., HttpResponse]
KEY = "Idempotency-Key"
_JSON, _FORM = "application/json", "multipart/form-data"
#: headers of an answer that are given again with it
_KEPT_HEADERS = ("Content-Type", "Location", "Link", "Content-Disposition", "Content-Language")
_LONGEST_TOKEN = 200


class PartnerKey(HttpBearer):
    """The header `Authorization: Bearer …`; municipality and partner follow from it."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002
        """Who the key stands for; None when it is unknown, revoked or over."""
        entry = _entry(request)
        return entry.actor if entry else None


def guarded(run: Run) -> Run:
    """Put the gate around the work of one operation."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]

    @functools.wraps(run)
    def through(request: HttpRequest, **about: Any) -> HttpResponse:
        entry = _entry(request)
        if entry is None:
            return run(request, **about)  # which says 401
        allowance = services.count_call(caller=entry.caller)
        if allowance.is_over:
            response = _too_often(request, allowance)
        else:
            response = _unfit(request, operation) or _work(request, entry, run, about)
        for name, value in allowance.headers().items():
            response[name] = value
        return response

    return through


def _entry(request: HttpRequest) -> Entry | None:
    """Who comes in with this request; asked once."""
    if not hasattr(request, "woonzeker_entry"):
        kind, _space, token = request.headers.get("Authorization", "").partition(" ")
        entry = None
        if kind.lower() == "bearer" and 0 < len(token) <= _LONGEST_TOKEN:
            entry = entry_for(token)
        if entry is not None:
            set_actor(request, entry.actor)
        request.woonzeker_entry = entry  # type: ignore[attr-defined]
    found: Entry | None = request.woonzeker_entry  # type: ignore[attr-defined]
    return found


def _too_often(request: HttpRequest, allowance: rules.Allowance) -> HttpResponse:
    said = (
        f"Meer dan {allowance.limit} verzoeken in een minuut. Wacht {allowance.resets_in} tellen."
    )
    response = problem(request, 429, said)
    response["Retry-After"] = str(allowance.resets_in)
    return response


def _unfit(request: HttpRequest, operation: Operation) -> HttpResponse | None:
    """What is sent or asked in a form that this operation does not have."""
    gives = kinds_given(operation)
    if not any(request.accepts(kind) for kind in (*gives, KIND)):
        return problem(request, 406, f"Dit geven wij als {' of '.join(gives)}.")
    takes = kinds_taken(operation)
    if request.method == "POST" and takes and request.content_type not in takes:
        return problem(request, 415, f"Stuur dit als {' of '.join(takes)}.")
    return None


def kinds_given(operation: Operation) -> tuple[str, ...]:
    """The kinds of content in which an operation answers, as its description says."""
    told = (operation.openapi_extra or {}).get("responses", {})
    more = {kind for each in told.values() for kind in each.get("content", {})}
    return (_JSON, *sorted(more - {_JSON, KIND}))


def kinds_taken(operation: Operation) -> tuple[str, ...]:
    """The kinds of content that an operation takes; none when it takes no body."""
    told = (operation.openapi_extra or {}).get("requestBody", {}).get("content", {})
    if told:
        return tuple(sorted(told))
    bodies = {model.__ninja_param_source__ for model in operation.models}
    return (_JSON,) if "body" in bodies else ()


def _work(request: HttpRequest, entry: Entry, run: Run, about: dict[str, Any]) -> HttpResponse:
    if request.method != "POST":
        return run(request, **about)
    key = request.headers.get(KEY, "")
    if not key and entry.is_lasting:  # systems from before there were keys of requests
        return _whole(request, entry.actor, run, about)
    if not rules.is_request_key(key):
        return problem(request, 400, _NO_KEY)
    try:
        body = _body_of(request)
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError) as error:
        refused = 413 if isinstance(error, RequestDataTooBig) else 400
        return problem(request, refused)
    asked = [str(request.method).encode(), request.get_full_path().encode(), *body]
    return _once(request, entry.actor, key, asked, functools.partial(run, request, **about))


_NO_KEY = (
    f"Geef elk verzoek dat iets verandert een eigen kenmerk mee in de kop '{KEY}': een nieuwe "
    "UUID, hooguit 255 tekens. Verstuur je hetzelfde verzoek nog eens, stuur dan hetzelfde kenmerk."
)


def _once(
    request: HttpRequest,
    actor: Actor,
    key: str,
    asked: list[bytes],
    run: Callable[[], HttpResponse],
) -> HttpResponse:
    """Do the work of a key, or give the answer that it got before."""
    prints = services.fingerprint_of(actor, *asked)
    try:
        claimed = services.claim(actor=actor, key=key, fingerprints=prints)
    except services.OtherRequest as error:
        return problem(request, 422, error.sentence)
    except services.InFlight as error:
        return _wait(problem(request, 409, error.sentence))
    if isinstance(claimed, services.Given):
        return _again(claimed)
    done = False
    try:
        with tenant(actor.municipality):
            response = run()
            if response.status_code < 400:
                headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
                services.keep(
                    claimed=claimed,
                    status=response.status_code,
                    body=response.content,
                    headers=headers,
                )
            else:
                transaction.set_rollback(True)
        done = response.status_code < 400
    except services.LostClaim as error:
        return _wait(problem(request, 409, error.sentence))
    finally:
        if not done:
            services.release(claimed=claimed)
    return response


def _whole(request: HttpRequest, actor: Actor, run: Run, about: dict[str, Any]) -> HttpResponse:
    """The work of a request without a key: all of it, or nothing."""
    with tenant(actor.municipality):
        response = run(request, **about)
        if response.status_code >= 400:
            transaction.set_rollback(True)
    return response


def _wait(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = "1"
    return response


def _again(given: services.Given) -> HttpResponse:
    response = HttpResponse(given.body, status=given.status, headers=dict(given.headers))
    response["Idempotent-Replayed"] = "true"
    return response


def _body_of(request: HttpRequest) -> list[bytes]:
    """What was sent; of a form its fields and files, since their wrapping differs each time."""
    if request.content_type != _FORM:
        return [str(request.content_type).encode(), request.body]
    found = [f"{name}={value}".encode("utf-8", "replace") for name, values in request.POST.lists()
             for value in values]  # fmt: skip
    for name, files in request.FILES.lists():
        found += [_file_of(name, each) for each in files]
    return [_FORM.encode(), *sorted(found)]


def _file_of(name: str, file: Any) -> bytes:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return f"{name}|{file.name}|".encode("utf-8", "replace") + digest.digest()
