# SPDX-License-Identifier: EUPL-1.2
"""Files with many people in them: ask a colleague, and answer one who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.accounts.selectors import names_of
from woonzeker.ui.forms import Form

_STATES = {
    "waits": (gettext_lazy("wacht op een collega"), "amber"),
    "agreed": (gettext_lazy("akkoord"), "green"),
    "given": (gettext_lazy("opgehaald"), "grey"),
    "refused": (gettext_lazy("afgewezen"), "red"),
    "passed": (gettext_lazy("verlopen"), "grey"),
}


class ReasonForm(Form):
    """Why somebody takes so many people out."""

    reason = forms.CharField(
        label=gettext_lazy("Waarvoor heb je het nodig?"),
        help_text=gettext_lazy("Eén zin, zonder namen. Je collega leest dit."),
        max_length=200,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One request as the page shows it."""

    asked: exports.Asked
    by: str
    decided_by: str
    url: str

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return str(_STATES[self.asked.state][0])

    @property
    def tone(self) -> str:
        """The colour of the tag."""
        return _STATES[self.asked.state][1]


@require_safe
def exports_page(request: HttpRequest) -> HttpResponse:
    """What I asked to take out, and who waits for my answer."""
    actor = actor_of(request)
    decides = exports.may_decide(actor)
    context = {
        "mine": _rows(exports.mine(actor=actor)),
        "waiting": _rows(exports.to_decide(actor=actor)) if decides else (),
        "decides": decides,
        "limits": exports.limits(actor.municipality),
        "today": exports.taken_today(actor),
    }
    return render(request, "web/exports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_export(request: HttpRequest) -> HttpResponse:
    """Ask a colleague to agree to one file."""
    actor: Actor = actor_of(request)
    token = request.POST.get("bestand") or request.GET.get("bestand", "")
    said = exports.read_token(token)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        exports.ask(actor=actor, token=token, reason=form.cleaned_data["reason"])
        messages.success(
            request, _("Gevraagd. Zodra een collega akkoord is, haal je het bestand hier op.")
        )
        return redirect("exports")
    context = {
        "form": form,
        "token": token,
        "kind": exports.KINDS.get(said.code),
        "people": said.people,
        "limits": exports.limits(actor.municipality),
        "today": exports.taken_today(actor),
    }
    return render(request, "web/ask_export.html", context)


@require_POST
def approve_export(request: HttpRequest, export: UUID) -> HttpResponse:
    """Yes: this colleague may take this one file."""
    actor = actor_of(request)
    fresh_proof(request)
    exports.approve(actor=actor, export=str(export))
    messages.success(request, _("Akkoord. Je collega kan het bestand nu één keer ophalen."))
    return redirect("exports")


@require_POST
def refuse_export(request: HttpRequest, export: UUID) -> HttpResponse:
    """No: this file does not leave."""
    exports.refuse(actor=actor_of(request), export=str(export))
    messages.success(request, _("Afgewezen. Het bestand gaat niet naar buiten."))
    return redirect("exports")


def _rows(asked: Iterable[exports.Asked]) -> tuple[Row, ...]:
    found = tuple(asked)
    names = names_of(
        {one for each in found for one in (each.export.asked_by, each.export.approved_by) if one}
    )
    return tuple(
        Row(
            asked=each,
            by=names.get(each.export.asked_by, ""),
            decided_by=names.get(each.export.approved_by, ""),
            url=_url(each) if each.mine_to_take else "",
        )
        for each in found
    )


def _url(asked: exports.Asked) -> str:
    if asked.kind is None:
        return ""
    about = {asked.kind.about: asked.export.subject} if asked.kind.about else {}
    try:
        return reverse(asked.kind.address, kwargs=about)
    except NoReverseMatch:
        return ""
