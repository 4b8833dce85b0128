# SPDX-License-Identifier: EUPL-1.2
"""One request is one actor in one municipality and one transaction; what fails leaves nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import urlencode

from woonzeker.access.actors import Actor
from woonzeker.access.requests import (
    ProofNeeded,
    SignInNeeded,
    maybe_actor,
    set_actor,
    set_proof,
)
from woonzeker.access.tenancy import in_tenant, tenant
from woonzeker.accounts import services as accounts
from woonzeker.accounts import views as door
from woonzeker.accounts.models import SignedIn
from woonzeker.accounts.rules import shown_enough
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused, WoonzekerError
from woonzeker.organisations.selectors import actor_for, partner_actor
from woonzeker.resident import views as own
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
#: under this address somebody acts for a partner, elsewhere for a municipality
PARTNER_PATH = "/partner"
PARTNER = "partner"
#: where somebody chooses at which partner they work now
CHOOSING_PARTNER = "/partner/kies"
#: where somebody chooses a municipality they are in none, also when they come from another one
CHOOSING = "/gemeente"
#: where somebody goes who is inside with a password alone, and has a role that asks for more
SECOND_STEP = "/aanmelden/code"
#: what a phone that fell asleep may still ask for: its PIN wakes it, nothing else does
WHILE_ASLEEP = frozenset({"/ontgrendelen", "/afmelden", "/taal"})
#: what a session that is inside with a password alone may still ask for
AT_THE_DOOR = frozenset({
    SECOND_STEP, "/aanmelden", "/aanmelden/app", "/aanmelden/mail", "/aanmelden/mail/opnieuw",
    "/afmelden", "/taal",
})  # fmt: skip


#: where anybody checks a proof, of whatever municipality: who is signed in counts for nothing
FOR_ANYBODY = frozenset({"/controle"})
#: what a calendar asks with a key of its own: no session of a browser counts there
CALENDARS = "/agenda/"
#: what a script of ours asks for: words instead of a page
SCRIPT = "application/json"


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
        if is_own_page(request):
            return self._to_resident(request)
        session = self._session(request)
        if session is None:
            return self.get_response(request)
        if getattr(request, "woonzeker_asleep", False):
            if request.path in WHILE_ASLEEP:
                return self.get_response(request)
            return door.pin_page(request)
        actor = self._actor(request)
        if actor is None:
            return self.get_response(request)
        if not shown_enough(actor.roles, second_step=session.second_step, mailed=session.mailed):
            if request.path in AT_THE_DOOR:
                return self.get_response(request)
            return _go(request, SECOND_STEP, request.get_full_path())
        accounts.note_use(session)
        set_actor(request, actor)
        set_proof(request, session.proved_at)
        return self._act(request, actor)

    def _act(self, request: HttpRequest, actor: Actor) -> HttpResponse:
        """In the transaction of the municipality; of a partner each act opens what it needs."""
        if actor.kind == "partner":
            return self.get_response(request)
        with tenant(actor.municipality):
            return self.get_response(request)

    def _to_resident(self, request: HttpRequest) -> HttpResponse:
        """A resident's own page: who is signed in as a colleague here counts for nothing.

        Who comes in with a code is nobody yet, also when somebody's page was open here.
        """
        comes_in = request.path == own.PATH and request.method == "POST"
        opened = None if comes_in else own.opened_in(request)
        if opened is None:
            return self.get_response(request)
        set_actor(request, opened.actor)
        with tenant(opened.actor.municipality):
            return self.get_response(request)

    def _session(self, request: HttpRequest) -> SignedIn | None:
        """The session in which this is asked; one that is over is thrown away first."""
        if request.path.startswith((API, CALENDARS)) or request.path in FOR_ANYBODY:
            return None
        if not request.session.get(SESSION_KEY):
            return None
        phone = request.COOKIES.get(door.cookie_name(door.PHONE_COOKIE), "")
        seen = accounts.look_in(key=str(request.session.session_key), phone=phone)
        if seen.session is None:
            request.session.flush()
            request.session["why_ended"] = seen.why
            return None
        request.woonzeker_asleep = seen.asleep  # type: ignore[attr-defined]
        door.set_session(request, seen.session)
        return seen.session

    def _actor(self, request: HttpRequest) -> Actor | None:
        """Who acts in the municipality that was chosen; None, and no choice, without a role."""
        if is_of_partners(request):
            return self._at_partner(request)
        municipality = request.session.get(MUNICIPALITY)
        if request.path == CHOOSING or not municipality:
            return None
        actor = actor_for(user=request.session[SESSION_KEY], municipality=municipality)
        if actor is None:
            del request.session[MUNICIPALITY]
        return actor

    def _at_partner(self, request: HttpRequest) -> Actor | None:
        """Who acts for the partner that was chosen; None, and no choice, without a seat there."""
        chosen = request.session.get(PARTNER)
        if request.path == CHOOSING_PARTNER or not chosen:
            return None
        actor = partner_actor(user=request.session[SESSION_KEY], partner=chosen)
        if actor is None:
            del request.session[PARTNER]
        return actor

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, about: dict[str, object]
    ) -> HttpResponse | None:
        """Serve only what stands in the table of rights, to who could ever come there."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        method, known = request.method or "", permissions.methods_of(name)
        if known and method not in known:
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


def is_own_page(request: HttpRequest) -> bool:
    """Whether this is the page of a resident, where nobody is a colleague."""
    return request.path == own.PATH or request.path.startswith(f"{own.PATH}/")


def is_of_partners(request: HttpRequest) -> bool:
    """Whether this is a page of partners, where nobody is a colleague."""
    return request.path == PARTNER_PATH or request.path.startswith(f"{PARTNER_PATH}/")


def problem_page(request: HttpRequest, problem: WoonzekerError) -> HttpResponse:
    """The page that says what is wrong, or the one where somebody says who they are."""
    if is_own_page(request):
        return _own_problem(request, problem)
    if isinstance(problem, ProofNeeded):
        return door.proof_page(request)
    if isinstance(problem, SignInNeeded):
        asked = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        choosing = CHOOSING_PARTNER if is_of_partners(request) else CHOOSING
        inside = request.session.get(SESSION_KEY) and request.path != choosing
        return _go(request, choosing if inside else "/aanmelden", asked)
    status = next((code for kind, code in STATUS.items() if isinstance(problem, kind)), 500)
    if request.headers.get("Accept") == SCRIPT:
        return JsonResponse({"state": "refused", "words": problem.sentence}, status=status)
    return render(request, "ui/problem.html", {"problem": problem, "status": status}, status=status)


def _own_problem(request: HttpRequest, problem: WoonzekerError) -> HttpResponse:
    """What a resident is told: to come in first, or that it did not work."""
    if isinstance(problem, SignInNeeded):
        return redirect(own.PATH)
    status = next((code for kind, code in STATUS.items() if isinstance(problem, kind)), 500)
    return render(request, "resident/problem.html", status=status)


def _go(request: HttpRequest, path: str, onward: str) -> HttpResponse:
    """To another page, and back afterwards; a part of a page takes the whole page along."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": path})
    return redirect(f"{path}?{urlencode({'next': onward})}")
