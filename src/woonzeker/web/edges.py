# SPDX-License-Identifier: EUPL-1.2
"""The outer edge of every answer: what a browser may do with it, and what is not even read.

The headers stand on everything that leaves, also on files, refusals and the page of a broken
request. A browser may load and run what came from this site and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonzeker.access import clock
from woonzeker.access.exports import SecondPersonNeeded
from woonzeker.errors import NotFound

API = "/api/"
#: a delivery may be 25 MB and a register 100 MB; the form around it takes a little more
MOST_BYTES = 26 * 1024 * 1024
MOST_AT = {"/register": 101 * 1024 * 1024}
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
#: everything a browser could ask the user for and that no page needs
_FEATURES = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media",
    "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts",
    "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
    "publickey-credentials-create", "screen-wake-lock", "serial", "storage-access", "usb",
    "window-management", "xr-spatial-tracking",
)  # fmt: skip
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Frame-Options": "DENY",
}
#: months that security.txt holds from the first of this month
_HOLDS_MONTHS = 6
#: what the practice municipality shows; a real one sets its own
_EXAMPLE_CONTACT = "mailto:beveiliging@gemeente.example"


class EdgeMiddleware:
    """Refuses what is not worth reading and gives every answer its headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = refused_unread(request) or self.get_response(request)
        problem = getattr(request, "woonzeker_problem", None)
        if isinstance(problem, SecondPersonNeeded):
            response = redirect(f"/uitvoer/vragen?{urlencode({'bestand': problem.token()})}")
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        match = request.resolver_match
        if match is not None and match.view_name == "accounts:sign_out":
            # presses at doors that wait for a connection, without names, are not thrown away
            waits = "waits" in request.POST
            response["Clear-Site-Data"] = '"cache"' if waits else '"cache", "storage"'
        return response


def refused_unread(request: HttpRequest) -> HttpResponse | None:
    """The answer to a request of which nothing is read: a strange method, too large, in the open.

    Pages send a browser on to https; a program that calls the API without it must find out.
    """
    if request.method not in METHODS:
        allowed = ", ".join(sorted(METHODS))
        return HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": allowed})
    if settings.SECURE_SSL_REDIRECT and request.path.startswith(API) and not request.is_secure():
        return _problem(request, HTTPStatus.FORBIDDEN, "Deze API is er alleen via https.")
    if _announced(request) > MOST_AT.get(request.path, MOST_BYTES) and not request.path.startswith(
        API
    ):
        return _problem(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("Dit is te groot."))
    return None


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where somebody who found a weak spot can tell it (RFC 9116); 404 until that is set."""
    contact = settings.WOONZEKER_SECURITY_CONTACT
    if not contact and settings.WOONZEKER_MODE == "production":
        raise NotFound
    until = datetime.combine(expires(clock.today()), time(), clock.AMSTERDAM)
    lines = [
        f"Contact: {contact or _EXAMPLE_CONTACT}",
        f"Expires: {until.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    if policy := settings.WOONZEKER_SECURITY_POLICY:
        lines.append(f"Policy: {policy}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def expires(today: date) -> date:
    """Until when security.txt holds: the first of the month, half a year on."""
    months = today.month - 1 + _HOLDS_MONTHS
    return date(today.year + months // 12, months % 12 + 1, 1)


def _announced(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isdecimal() else 0


def _problem(request: HttpRequest, status: HTTPStatus, sentence: str) -> HttpResponse:
    if request.path.startswith(API):
        said = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": sentence,
            "instance": request.path,
        }
        return HttpResponse(
            json.dumps(said), status=status, content_type="application/problem+json"
        )
    problem = {"heading": sentence, "sentence": _("Er is niets opgeslagen."), "mend": ""}
    return HttpResponse(render_to_string("ui/problem.html", {"problem": problem}), status=status)
