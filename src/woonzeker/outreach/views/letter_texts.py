# SPDX-License-Identifier: EUPL-1.2
"""The municipality's words for letters: the list, one text with its preview, and who signs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.organisations.services import decide_policy
from woonzeker.outreach import letters, selectors, services
from woonzeker.outreach.forms import LetterPolicyForm, LetterTextForm
from woonzeker.outreach.rules import example_letter
from woonzeker.outreach.selectors import TextView
from woonzeker.outreach.views.letters import pdf


@require_safe
def letter_texts(request: HttpRequest) -> HttpResponse:
    """Every kind of letter in every language, with where it stands."""
    actor = actor_of(request)
    kinds: dict[str, list[selectors.TextRow]] = {}
    for row in selectors.letter_texts(actor=actor):
        kinds.setdefault(row.kind_words, []).append(row)
    context = {
        "kinds": kinds.items(),
        "may_decide": may(actor, "organisations.decide_policy"),
        "policy": decided(actor.municipality, PolicyKind.LETTERS),
    }
    return render(request, "outreach/letter_texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_text(request: HttpRequest, sort: str, language: str) -> HttpResponse:
    """One text: written, tried ('check') or decided."""
    actor = actor_of(request)
    view = selectors.letter_text(actor=actor, kind=sort, language=language)
    if request.method != "POST":
        return _page(
            request, actor, view, LetterTextForm(language=language, initial=_initial(view))
        )
    _must_write(actor)
    form = LetterTextForm(request.POST, language=language)
    if not form.is_valid():
        return _page(request, actor, view, form)
    if "check" in request.POST:
        return _page(request, actor, view, form, tried=form.words())
    try:
        services.decide_letter_text(
            actor=actor, kind=sort, language=language, words=form.words(),
            valid_from=form.cleaned_data["valid_from"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, actor, view, form)
    messages.success(request, _("De tekst is vastgelegd."))
    return redirect("outreach:letter_text", sort=sort, language=language)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_preview(request: HttpRequest, sort: str, language: str) -> HttpResponse:
    """The newest words on paper, or those in the form; for nobody who exists."""
    actor = actor_of(request)
    view = selectors.letter_text(actor=actor, kind=sort, language=language)
    if request.method != "POST":
        return _on_paper(request, view, view.words)
    _must_write(actor)
    form = LetterTextForm(request.POST, language=language)
    if not form.is_valid():
        return _page(request, actor, view, form)
    try:
        if wrong := letters.wrong_with(sort, form.words()):
            raise Refused(" ".join(wrong))
        return _on_paper(request, view, form.words())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, actor, view, form)


@require_POST
def confirm_letter_text(request: HttpRequest, sort: str, language: str) -> HttpResponse:
    """Say of a translation that it is right."""
    services.confirm_letter_text(
        actor=actor_of(request), kind=sort, language=language,
        version=_number(request.POST.get("version", "")),
    )  # fmt: skip
    messages.success(request, _("De vertaling is nagekeken en mag verstuurd worden."))
    return redirect("outreach:letter_text", sort=sort, language=language)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_policy(request: HttpRequest) -> HttpResponse:
    """Who signs, whether the first letter is neutral, and how long a code works."""
    actor = actor_of(request)
    held = decided(actor.municipality, PolicyKind.LETTERS)
    given = request.POST if request.method == "POST" else None
    form = LetterPolicyForm(given, initial=held | {"valid_from": clock.today()})
    if given is not None and form.is_valid():
        said = dict(form.cleaned_data)
        valid_from = said.pop("valid_from")
        decide_policy(actor=actor, kind=PolicyKind.LETTERS, data=held | said, valid_from=valid_from)
        messages.success(request, _("De afspraken over brieven zijn vastgelegd."))
        return redirect("outreach:letter_texts")
    status = 422 if given is not None else 200
    return render(request, "outreach/letter_policy.html", {"form": form}, status=status)


def _must_write(actor: Actor) -> None:
    if not may(actor, "outreach.decide_letter_text"):
        raise NotPermitted


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1


def _initial(view: TextView) -> dict[str, Any]:
    return {
        "title": view.words.title,
        "paragraphs": "\n\n".join(view.words.paragraphs),
        "closing": view.words.closing,
        "valid_from": clock.today(),
    }


def _on_paper(request: HttpRequest, view: TextView, words: letters.Words) -> HttpResponse:
    row = view.row
    pictures = "plaatjes" in request.GET or "plaatjes" in request.POST
    made = example_letter(row.kind, row.language, words, on=clock.today(), with_pictures=pictures)
    return pdf(letters.render(made), "voorbeeld.pdf")


def _page(
    request: HttpRequest,
    actor: Actor,
    view: TextView,
    form: LetterTextForm,
    *,
    tried: letters.Words | None = None,
) -> HttpResponse:
    row = view.row
    dutch = row.language == "nl"
    context = {
        "view": view,
        "row": row,
        "form": form,
        "may_write": may(actor, "outreach.decide_letter_text"),
        "may_confirm": may(actor, "outreach.confirm_letter_text"),
        "plainness": letters.plainness(tried) if tried and dutch else view.plainness,
        "wrong": letters.wrong_with(row.kind, tried) if tried else (),
        "tried": tried is not None,
        "dutch": None
        if dutch
        else selectors.letter_text(actor=actor, kind=row.kind, language="nl").words,
        "gaps": [(f"{{{gap}}}", words) for gap, words in view.gaps],
        "pictures": [f"[{name}]" for name in letters.PICTURES],
        "easy": letters.EASY,
        "long_sentence": letters.LONG_SENTENCE,
    }
    return render(request, "outreach/letter_text.html", context, status=422 if form.errors else 200)
