# SPDX-License-Identifier: EUPL-1.2
"""The public page on which anybody who holds a proof checks it, and the keys it is checked with."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access.requests import address_of
from woonzeker.accounts.errors import TooSoon
from woonzeker.feedback import selectors, services
from woonzeker.feedback.forms import CheckForm
from woonzeker.feedback.rules.showing import Shown


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Whether a proof is real and what stands in it; one answer for everything that is not."""
    sent = request.method == "POST"
    form = CheckForm(request.POST, request.FILES) if sent else CheckForm()
    context: dict[str, object] = {"form": form}
    if sent and form.is_valid():
        try:
            context["found"] = _found(request, form)
            context["looked"] = True
        except TooSoon:
            form.add_error(None, _("Er is te vaak geprobeerd. Wacht even en probeer het opnieuw."))
    status = 422 if form.errors else 200
    return render(request, "feedback/check.html", context, status=status)


def _found(request: HttpRequest, form: CheckForm) -> Shown | None:
    address, file = address_of(request), form.cleaned_data["file"]
    if file is not None:
        return services.check_file(content=file.read(), address=address)
    return services.check_code(typed=form.cleaned_data["code"], address=address)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys of this installation, now and of before, for people."""
    found = [(each, each.public.hex()) for each in selectors.public_keys()]
    return render(request, "feedback/keys.html", {"keys": found})


@require_safe
def keys_json(request: HttpRequest) -> HttpResponse:
    """The same keys for a system: a JWK set (RFC 7517, RFC 8037)."""
    rows = [
        {
            "kty": "OKP",
            "crv": "Ed25519",
            "use": "sig",
            "kid": each.name,
            "x": urlsafe_b64encode(each.public).decode().rstrip("="),
        }
        for each in selectors.public_keys()
    ]
    return JsonResponse({"keys": rows})
