# SPDX-License-Identifier: EUPL-1.2
"""The register page: what it holds, the last extract, and a new one to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from woonzeker.access.requests import actor_of
from woonzeker.matching import selectors, services
from woonzeker.matching.forms import RegisterForm
from woonzeker.matching.models import RegisterImport

#: rejected rows that a page shows; the rest are counted
REJECTED_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The person register: what it holds, the last extract, and a new one to read."""
    actor = actor_of(request)
    sent = request.method == "POST"
    form = RegisterForm(request.POST, request.FILES) if sent else RegisterForm()
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        services.receive_register(
            actor=actor, filename=file.name, content=file.read(), whole=form.cleaned_data["whole"]
        )
        return redirect("matching:register")
    imports = list(selectors.imports_of(actor)[:10])
    context = {
        "form": form,
        "register": selectors.register_state(actor),
        "counts": selectors.register_counts(actor),
        "last": imports[0] if imports else None,
        "earlier": imports[1:],
        "rejected": _rejected(imports),
        "rejected_shown": REJECTED_SHOWN,
    }
    return render(request, "matching/register.html", context)


def _rejected(imports: list[RegisterImport]) -> list[dict[str, object]]:
    return list(imports[0].rejected[:REJECTED_SHOWN]) if imports else []
