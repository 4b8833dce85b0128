# SPDX-License-Identifier: EUPL-1.2
"""A resident's own page: the door with a code and a birthday, the page, and what one can ask."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.requests import actor_of, address_of, maybe_actor
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.views import cookie_name
from woonzeker.errors import Refused
from woonzeker.resident import selectors, services
from woonzeker.resident.forms import (
    AskHelpForm,
    CallForm,
    CorrectForm,
    EnterForm,
    NoHelpForm,
    NoReportForm,
    SupportForm,
    WishForm,
)
from woonzeker.ui.forms import Form

#: nothing of a colleague's session is in this cookie, and it goes when the browser closes
COOKIE = "mijn"
#: under this address nobody is a colleague, whoever signed in in this browser
PATH = "/mijn"
DONE: dict[str, Promise] = {
    "wens": gettext_lazy("Wij houden hier rekening mee."),
    "bellen": gettext_lazy("Wij bellen u binnen twee werkdagen."),
    "klopt-niet": gettext_lazy("Wij zoeken het uit. U hoort het binnen een maand."),
    "geen-hulp": gettext_lazy(
        "Wij hebben het gehoord. Wij vragen u één keer of het klopt. U mag altijd van gedachten "
        "veranderen."
    ),
    "geen-melding": gettext_lazy(
        "Wij zoeken uit of er gemeld is. U hoort het binnen vijf werkdagen van ons."
    ),
    "ondersteuning": gettext_lazy("Dank u. Wij hebben uw antwoord gekregen."),
}


@sensitive_post_parameters("code", "day", "month", "year")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code and the day of birth; the same answer for every wrong try."""
    if request.method != "POST" and maybe_actor(request):
        return redirect("resident:page")
    form = EnterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (opened := _opened(request, form)):
        return opened
    context = {"form": form, "closed": request.GET.get("dicht") == "1"}
    return render(request, "resident/enter.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_help(request: HttpRequest) -> HttpResponse:
    """Ask for help without a letter; whoever has their own page open asks it there."""
    if maybe_actor(request):
        return redirect("resident:call_back")
    given = request.POST if request.method == "POST" else None
    form = AskHelpForm(given, places=services.places())
    if request.method == "POST" and form.is_valid():
        try:
            if not form.cleaned_data["website"]:
                services.ask_help(
                    municipality=form.cleaned_data["municipality"],
                    told=form.told(),
                    address=address_of(request),
                )
        except TooSoon:
            form.add_error(None, _("Er komt nu te veel binnen. Probeer het straks, of bel ons."))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            place = form.cleaned_data["municipality"]
            return redirect(f"/mijn/hulp-vragen?gedaan=ja&gemeente={place}")
    context: dict[str, object] = {"form": form}
    if request.GET.get("gedaan") == "ja":
        place = request.GET.get("gemeente", "")
        context["next"] = selectors.what_follows(place if place in dict(services.places()) else "")
    return render(request, "resident/ask_help.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Who reported, what comes next, and what one can do or ask."""
    actor = actor_of(request)
    context = {
        "page": selectors.own_page(actor=actor, own_page=UUID(actor.id)),
        "done": DONE.get(request.GET.get("gedaan", ""), ""),
        "support_form": SupportForm(auto_id="steun_%s"),
    }
    return render(request, "resident/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """How one wants to be met."""
    form = WishForm(request.POST if request.method == "POST" else None)

    def say(own_page: UUID) -> None:
        services.make_wish(actor=actor_of(request), own_page=own_page, wish=form.wish())

    return _asked(request, form, say, "wens", (_("Hoe wilt u contact?"), _("Opslaan")))


@require_http_methods(["GET", "HEAD", "POST"])
def call_back(request: HttpRequest) -> HttpResponse:
    """To be called."""
    form = CallForm(request.POST if request.method == "POST" else None)

    def say(own_page: UUID) -> None:
        services.ask_call(actor=actor_of(request), own_page=own_page, **form.cleaned_data)

    return _asked(request, form, say, "bellen", (_("Laat ons u bellen"), _("Bel mij")))


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    """That something is not right."""
    form = CorrectForm(request.POST if request.method == "POST" else None)

    def say(own_page: UUID) -> None:
        services.ask_correction(actor=actor_of(request), own_page=own_page, **form.cleaned_data)

    return _asked(request, form, say, "klopt-niet", (_("Er klopt iets niet"), _("Verstuur")))


@require_http_methods(["GET", "HEAD", "POST"])
def no_help(request: HttpRequest) -> HttpResponse:
    """That no help is wanted."""
    form = NoHelpForm(request.POST if request.method == "POST" else None)

    def say(own_page: UUID) -> None:
        services.want_no_help(actor=actor_of(request), own_page=own_page)

    return _asked(request, form, say, "geen-hulp", (_("Ik wil geen hulp"), _("Verstuur")))


@require_http_methods(["GET", "HEAD", "POST"])
def no_report(request: HttpRequest) -> HttpResponse:
    """To get a statement that a landlord reported nothing."""
    form = NoReportForm(request.POST if request.method == "POST" else None)

    def say(own_page: UUID) -> None:
        services.ask_no_report(actor=actor_of(request), own_page=own_page)

    names = (_("Verklaring dat er niet is gemeld"), _("Vraag de verklaring"))
    return _asked(request, form, say, "geen-melding", names)


@require_POST
def support(request: HttpRequest) -> HttpResponse:
    """The answer to the offer of independent support."""
    form = SupportForm(request.POST)

    def say(own_page: UUID) -> None:
        services.answer_support(actor=actor_of(request), own_page=own_page, **form.cleaned_data)

    return _asked(request, form, say, "ondersteuning", (_("Onafhankelijke hulp"), _("Verstuur")))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the page, here and in the browser."""
    services.end(request.COOKIES.get(cookie_name(COOKIE), ""))
    response = redirect("/mijn?dicht=1")
    response.delete_cookie(cookie_name(COOKIE), samesite="Strict")
    response["Clear-Site-Data"] = '"cache"'
    return response


def opened_in(request: HttpRequest) -> services.Opened | None:
    """Whose own page is open in this browser."""
    return services.look_in(request.COOKIES.get(cookie_name(COOKIE), ""))


def _opened(request: HttpRequest, form: EnterForm) -> HttpResponse | None:
    """On to the page, or None with the reason in the form."""
    try:
        actor = services.recognise(
            typed=form.cleaned_data["code"], born=form.born, address=address_of(request)
        )
    except TooSoon as problem:
        form.add_error(None, _wait_words(problem))
        return None
    if actor is None:
        form.add_error(None, _wrong_words())
        return None
    response = redirect("resident:page")
    response.set_cookie(
        cookie_name(COOKIE),
        services.begin(actor),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _wrong_words() -> str:
    """The one sentence for every wrong try."""
    return _(
        "Deze code en geboortedatum horen niet bij elkaar, of de code werkt niet meer. Kijk nog "
        "een keer in de brief. Lukt het niet? Bel ons: het nummer staat in de brief."
    )


def _wait_words(problem: TooSoon) -> str:
    minutes = -(-max(1, int((problem.until - clock.real()).total_seconds())) // 60)
    return _(
        "Er is te vaak geprobeerd. Wacht %(minutes)d minuten, of bel ons: het nummer staat in de "
        "brief."
    ) % {"minutes": minutes}


def _asked(
    request: HttpRequest,
    form: Form,
    say: Callable[[UUID], None],
    done: str,
    names: tuple[str, str],
) -> HttpResponse:
    """Do what was asked and go back to the page; or show the form, with what is wrong."""
    actor = actor_of(request)
    if request.method == "POST" and form.is_valid():
        try:
            say(UUID(actor.id))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect(f"/mijn/overzicht?gedaan={done}")
    context = {"form": form, "what": done, "title": names[0], "submit": names[1]}
    return render(request, "resident/ask.html", context, status=422 if form.errors else 200)
