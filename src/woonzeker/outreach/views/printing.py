# SPDX-License-Identifier: EUPL-1.2
"""Print runs: made, looked at, released, taken to the printer, posted; and post that came back."""

from __future__ import annotations

import io
import json
import zipfile
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.errors import NotPermitted, Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import PostedForm, ReturnForm, RunForm
from woonzeker.ui.sheets import sheet

PRINTER = exports.kind("outreach.print_run", _("een printronde"), "outreach:print_run", "print_run")


@require_http_methods(["GET", "HEAD", "POST"])
def print_runs(request: HttpRequest) -> HttpResponse:
    """Every run, and a form to begin one."""
    actor = actor_of(request)
    form = RunForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_run(actor=actor, kind=form.cleaned_data["kind"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("outreach:print_run", print_run=made.pk)
    context = {
        "rows": selectors.run_list(actor=actor),
        "form": form,
        "may_make": may(actor, "outreach.make_run"),
    }
    return render(request, "outreach/print_runs.html", context, status=422 if form.errors else 200)


@require_safe
def print_run(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """One run: how far it is, what the judge found, what can be done now."""
    actor = actor_of(request)
    context = {
        "run": selectors.run_view(actor=actor, print_run=print_run),
        "posted_form": PostedForm(initial={"on": clock.today()}),
        "may_print": may(actor, "outreach.take_run", print_run),
    }
    return render(request, "outreach/print_run.html", context)


@require_POST
def release_run(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """A second person lets a run go."""
    actor = actor_of(request)
    fresh_proof(request)
    run = services.release_run(actor=actor, print_run=print_run)
    if run.findings:
        messages.warning(request, _("Er is iets veranderd: de ronde is tegengehouden."))
    else:
        messages.success(request, _("De ronde is vrijgegeven."))
    return redirect("outreach:print_run", print_run=print_run)


@require_POST
def drop_letters(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """Take out what the judge found, and judge the rest again."""
    services.drop_letters(actor=actor_of(request), print_run=print_run)
    return redirect("outreach:print_run", print_run=print_run)


@require_POST
def withdraw_run(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """Send nothing of a run."""
    services.withdraw_run(actor=actor_of(request), print_run=print_run)
    messages.success(request, _("De ronde is ingetrokken. De brieven zijn gewist."))
    return redirect("outreach:print_run", print_run=print_run)


@require_POST
def post_run(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """Say on which day a run went on the post; today when that is not said."""
    form, on = PostedForm(request.POST), clock.today()
    if request.POST.get("on"):
        if not form.is_valid():
            messages.error(request, _("Deze dag is niet te lezen."))
            return redirect("outreach:print_run", print_run=print_run)
        on = form.cleaned_data["on"]
    services.post_run(actor=actor_of(request), print_run=print_run, on=on)
    messages.success(request, _("Elke zaak hoort nu dat er een brief weg is."))
    return redirect("outreach:print_run", print_run=print_run)


@require_safe
def take_run(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """The letters for the printer: one PDF each, under its mark, with the manifest beside it."""
    actor = actor_of(request)
    run = selectors.run_view(actor=actor, print_run=print_run)
    files = services.take_run(actor=actor, print_run=print_run)
    exports.take(
        actor=actor, kind=PRINTER, subject=str(print_run), people=len(files), of=files,
        agreed_by=run.other,
    )  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for mark in sorted(files):
            out.writestr(f"{mark}.pdf", files[mark])
        listed = selectors.manifest_of(actor=actor, print_run=print_run)
        out.writestr("manifest.csv", sheet(("kenmerk", "bladzijden", "sha256"), listed))
    return _file(packed.getvalue(), "application/zip", f"{run.row.number}.zip")


@require_safe
def manifest(request: HttpRequest, print_run: UUID) -> HttpResponse:
    """What is in the pile: mark, pages and digest of each file; nobody's name."""
    actor = actor_of(request)
    rows = selectors.manifest_of(actor=actor, print_run=print_run)
    if request.GET.get("vorm") == "json":
        return _file(json.dumps(rows).encode(), "application/json", "manifest.json")
    content = sheet(("kenmerk", "bladzijden", "sha256"), rows)
    return _file(content, "text/csv; charset=utf-8", "manifest.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: HttpRequest) -> HttpResponse:
    """Post that came back: type the mark on the envelope, one after another."""
    actor = actor_of(request)
    if not may(actor, "outreach.book_return"):
        raise NotPermitted
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            letter = services.book_return(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error("mark", refused.sentence)
        else:
            said = _("Geboekt: %s. Op de zaak staat nu een taak om het adres uit te zoeken.")
            messages.success(request, said % letter.mark)
            return redirect("outreach:returned")
    return render(
        request, "outreach/returned.html", {"form": form}, status=422 if form.errors else 200
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
