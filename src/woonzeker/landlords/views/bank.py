# SPDX-License-Identifier: EUPL-1.2
"""A bank export: hand it in, say whose what is, and book it. The file is never kept."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords.forms.bank import BankFileForm, BookForm, ColumnsForm
from woonzeker.landlords.selectors.bank import reading_view
from woonzeker.landlords.services import bank
from woonzeker.landlords.views.rent_words import WHY_WORDS

FORM = ["GET", "POST"]


@require_http_methods(FORM)
def upload(request: HttpRequest) -> HttpResponse:
    """Hand in an export."""
    form = BankFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            made = bank.read_bank(actor=actor_of(request), content=content)
        except bank.UnknownColumns as unknown:
            asking = ColumnsForm(sheet=unknown.sheet)
            context = {"form": asking, "sentence": unknown.sentence}
            return render(request, "landlords/bank_columns.html", context, status=422)
        except Refused as refused:
            form.add_error("file", refused.sentence)
        else:
            return redirect("landlords:reading", made.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "landlords/bank.html", {"form": form}, status=status)


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Say which column is what, with the file once more; it is remembered."""
    form = ColumnsForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = bank.read_bank(
                actor=actor_of(request),
                content=form.cleaned_data["file"].read(),
                places=form.places,
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("landlords:reading", made.pk)
    return render(request, "landlords/bank_columns.html", {"form": form}, status=422)


@require_http_methods(FORM)
def reading(request: HttpRequest, reading: UUID) -> HttpResponse:
    """What fits, to say yes to."""
    actor = actor_of(request)
    view = reading_view(actor=actor, reading=reading)
    form = BookForm(request.POST if request.method == "POST" else None, view=view)
    if request.method == "POST" and form.is_valid():
        try:
            booked = bank.book_bank(actor=actor, reading=reading, answers=form.answers)
        except Refused as refused:
            messages.warning(request, refused.sentence)
        else:
            messages.success(
                request,
                ngettext("%(count)d betaling geboekt.", "%(count)d betalingen geboekt.", booked)
                % {"count": booked},
            )
        return redirect("landlords:rents")
    context = {
        "view": view,
        "form": form,
        "sure": list(zip(view.sure, form.sure_fields(), strict=True)),
        "asked": [(each, field, WHY_WORDS[each.why])
                  for each, field in zip(view.asked, form.asked_fields(), strict=True)],
    }  # fmt: skip
    return render(request, "landlords/reading.html", context)


@require_POST
def drop(request: HttpRequest, reading: UUID) -> HttpResponse:
    """Book nothing of it."""
    bank.drop_bank(actor=actor_of(request), reading=reading)
    messages.success(request, _("Er is niets geboekt, en niets bewaard."))
    return redirect("landlords:rents")
