# SPDX-License-Identifier: EUPL-1.2
"""One request is one actor in one municipality and one transaction; what fails leaves nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import urlencode

from woonzeker.access.actors import Actor
from woonzeker.access.requests import SignInNeeded, maybe_actor, set_actor
from woonzeker.access.tenancy import in_tenant, tenant
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused, WoonzekerError
from woonzeker.organisations.selectors import actor_for
from woonzeker.web import permissions

STATUS: dict[type[WoonzekerError], int] = {
    NotFound: 404,
    NotPermitted: 403,
    Conflict: 409,
    Refused: 409,
}
MUNICIPALITY = "municipality"
#: under this address a partner's key says who acts, never the session of a browser
API = "/api/"
#: where somebody chooses a municipality they are in none, also when they come from another one
CHOOSING = "/gemeente"


class ActorMiddleware:
    """Finds the actor, opens the municipality's transaction, turns refusals into pages.

    The page about a failure is made after the transaction has been rolled back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._respond(request)
        problem = getattr(request, "woonzeker_problem", None)
        if problem is not None:
            response = problem_page(request, problem)
        if getattr(request, "woonzeker_actor", None) is not None:
            response.setdefault("Cache-Control", "no-store")
        return response

    def _respond(self, request: HttpRequest) -> HttpResponse:
        actor = self._actor(request)
        if actor is None:
            return self.get_response(request)
        set_actor(request, actor)
        with tenant(actor.municipality):
            return self.get_response(request)

    def _actor(self, request: HttpRequest) -> Actor | None:
        if request.path.startswith(API) or request.path == CHOOSING:
            return None
        user, municipality = request.session.get(SESSION_KEY), request.session.get(MUNICIPALITY)
        if not user or not municipality:
            return None
        return actor_for(user=user, municipality=municipality)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, about: dict[str, object]
    ) -> HttpResponse | None:
        """Serve only what stands in the table of rights, to who could ever come there."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        method, known = request.method or "", permissions.methods_of(name)
        if known and method not in known and not request.path.startswith(API):
            return HttpResponseNotAllowed(known)
        try:
            permissions.guard(maybe_actor(request), name, method, about)
        except WoonzekerError as problem:
            return self.process_exception(request, problem)
        return None

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Leave nothing of a failed request behind; unexpected errors go on to Django's page."""
        if in_tenant():
            transaction.set_rollback(True)
        if not isinstance(problem, WoonzekerError):
            return None
        request.woonzeker_problem = problem  # type: ignore[attr-defined]
        return HttpResponse(status=500)


class LanguageMiddleware:
    """Dutch, unless somebody chose another language; what their browser prefers does not count."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = dict(settings.LANGUAGES)
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.setdefault("Content-Language", translation.get_language())
        return response


def problem_page(request: HttpRequest, problem: WoonzekerError) -> HttpResponse:
    """The page that says what is wrong, or the sign-in page when nobody signed in."""
    if isinstance(problem, SignInNeeded):
        return redirect(f"/aanmelden?{urlencode({'next': request.get_full_path()})}")
    status = next((code for kind, code in STATUS.items() if isinstance(problem, kind)), 500)
    return render(request, "ui/problem.html", {"problem": problem, "status": status}, status=status)
