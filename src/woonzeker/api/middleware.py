# SPDX-License-Identifier: EUPL-1.2
"""What every answer under /api has, wherever in the site it was made."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from woonzeker.api.problems import KIND, problem
from woonzeker.api.rules import BASE, VERSION

#: where errors have the words of OAuth (RFC 6749) and not ours
TOKEN = f"{BASE}/oauth/token"
#: of an answer that is put in other words everything stays but what it consisted of
_GOES = frozenset({"content-type", "content-length", "content-encoding", "etag"})


class ApiMiddleware:
    """Gives each answer its version, and says every error as application/problem+json."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/api/"):
            return response
        if response.status_code >= 400 and request.path != TOKEN and not _is_problem(response):
            response = _in_our_words(request, response)
        response["API-Version"] = VERSION
        response.setdefault("Cache-Control", "no-store")
        return response


def _is_problem(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith(KIND)


def _in_our_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same refusal as a problem."""
    said = problem(request, response.status_code)
    for name, value in response.items():
        if name.lower() not in _GOES:
            said[name] = value
    return said
