# SPDX-License-Identifier: EUPL-1.2
"""Beside the calls themselves: access for an hour, the description, and a page to try it."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.requests import address_of
from woonzeker.accounts.errors import TooSoon
from woonzeker.api.api import described
from woonzeker.api.problems import problem
from woonzeker.api.rules import BASE
from woonzeker.organisations import services as organisations
from woonzeker.organisations.errors import NoSuchPlace, UnknownClient

_FORM = "application/x-www-form-urlencoded"
_FIELDS = frozenset({"grant_type", "scope", "client_id", "client_secret"})


class Unfit(Exception):
    """A request for access that is wrong in itself; its words are those of RFC 6749, 5.2."""

    def __init__(self, error: str, said: str, status: int = 400) -> None:
        super().__init__(said)
        self.error, self.said, self.status = error, said, status


@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """Give a partner's system access to one municipality for an hour (RFC 6749, 4.4)."""
    try:
        client_id, secret = _credentials(request)
        given = organisations.give_access(
            client_id=client_id,
            secret=secret,
            scope=request.POST.get("scope", ""),
            address=address_of(request),
        )
    except Unfit as error:
        return _refused(request, error)
    except UnknownClient as error:
        return _refused(request, Unfit("invalid_client", error.sentence, 401))
    except NoSuchPlace as error:
        return _refused(request, Unfit("invalid_scope", error.sentence))
    except TooSoon as error:
        return _too_soon(request, error)
    return _said(
        {
            "access_token": given.token,
            "token_type": "Bearer",
            "expires_in": given.seconds,
            "scope": given.scope,
        }
    )


def _credentials(request: HttpRequest) -> tuple[str, str]:
    """Number and secret, from the header or from the form, never from both."""
    if request.content_type != _FORM:
        raise Unfit("invalid_request", f"Stuur een formulier ({_FORM}).")
    if any(len(request.POST.getlist(name)) > 1 for name in _FIELDS):
        raise Unfit("invalid_request", "Geef elk veld één keer.")
    if request.POST.get("grant_type") != "client_credentials":
        kind = "unsupported_grant_type" if request.POST.get("grant_type") else "invalid_request"
        raise Unfit(kind, "Alleen grant_type=client_credentials bestaat hier.")
    posted = request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    kind, _space, words = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        if not all(posted):
            raise Unfit("invalid_client", "Geef client_id en client_secret.", 401)
        return posted
    if posted[1]:
        raise Unfit("invalid_request", "Geef het geheim in de kop of in het formulier.")
    return _basic(words)


def _basic(words: str) -> tuple[str, str]:
    try:
        text = base64.b64decode(words.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        raise Unfit("invalid_client", "De kop Authorization is niet te lezen.", 401) from None
    client_id, colon, secret = text.partition(":")
    if not colon:
        raise Unfit("invalid_client", "De kop Authorization is niet te lezen.", 401)
    return unquote_plus(client_id), unquote_plus(secret)


def _refused(request: HttpRequest, error: Unfit) -> HttpResponse:
    response = _said({"error": error.error, "error_description": error.said}, error.status)
    if error.status == 401:
        response["WWW-Authenticate"] = 'Basic realm="woonzeker", charset="UTF-8"'
    return response


def _too_soon(request: HttpRequest, error: TooSoon) -> HttpResponse:
    response = problem(request, 429, error.sentence)
    wait = (error.until - clock.real()).total_seconds()
    response["Retry-After"] = str(max(1, round(wait)))
    return response


def _said(words: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(words, status=status, headers={"Cache-Control": "no-store"})


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the interface; every site may read it."""
    response = HttpResponse(
        json.dumps(described(_base(request)), ensure_ascii=False), content_type="application/json"
    )
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who opens the bare address gets the page for programmers."""
    return redirect("koppelen")


@dataclass(frozen=True, slots=True)
class Call:
    """One call, as the page to try it shows it."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[dict[str, Any], ...]
    body: str


@require_safe
def try_it(request: HttpRequest) -> HttpResponse:
    """What there is to call, and a form to try each; one of them stands open."""
    calls = _calls(described(_base(request)))
    chosen = next((call for call in calls if call.name == request.GET.get("aanroep")), calls[0])
    context = {"calls": calls, "chosen": chosen, "base": _base(request), "root": BASE}
    return render(request, "api/koppelen.html", context)


def _calls(said: dict[str, Any]) -> list[Call]:
    return [
        _call(path, method, operation)
        for path, methods in said["paths"].items()
        for method, operation in methods.items()
    ]


def _call(path: str, method: str, operation: dict[str, Any]) -> Call:
    named = [each for each in operation.get("parameters", ()) if each["in"] != "header"]
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    example = content.get("example")
    return Call(
        name=f"{method}-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '')}",
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        parameters=tuple(named),
        body=json.dumps(example, indent=2, ensure_ascii=False) if example else "",
    )


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """404 for an address under /api where nothing is."""
    where = f"/api/{rest[:80]}"
    return problem(request, 404, f"Onder {where} is niets. Begin bij {BASE}/openapi.json.")
