# SPDX-License-Identifier: EUPL-1.2
"""One question on one page: what every page of the aid looks like."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from woonzeker.ui.forms import Form


def question(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    back: str,
    lead: str = "",
    submit: str = "",
    template: str = "landlords/question.html",
    **more: object,
) -> HttpResponse:
    """The page that asks; `back` is the name of an address, or an address."""
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "submit": submit or _("Verder"),
        "back": back if back.startswith("/") else reverse(back),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
