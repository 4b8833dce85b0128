# SPDX-License-Identifier: EUPL-1.2
"""Worries of neighbours, volunteers and schools: consent first, and a second pair of eyes."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.help.forms.alarm import AnswerForm, JudgeForm, WorryForm
from woonzeker.help.selectors.worry import worry_list, worry_view
from woonzeker.help.services.worry import (
    answer_worry,
    close_worry,
    judge_worry,
    note_worry,
)
from woonzeker.ui.forms import Form


@require_safe
def worries(request: HttpRequest) -> HttpResponse:
    """Every worry that is kept, what waits for a second person first."""
    rows = worry_list(actor=actor_of(request))
    exports.leaf_through(request, [row.id for row in rows])
    return render(request, "help/worries.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new_worry(request: HttpRequest) -> HttpResponse:
    """Note a worry."""
    actor = actor_of(request)
    form = WorryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = note_worry(
                actor=actor,
                came_from=given["came_from"],
                home=form.home(),
                brought=form.brought(),
                name=given["name"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De zorg is vastgelegd."))
            return redirect("help:worry", worry=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "help/new_worry.html", {"form": form}, status=status)


@require_safe
def worry(request: HttpRequest, worry: UUID) -> HttpResponse:
    """One worry, with the one thing to do now."""
    return _page(request, worry, {})


@require_POST
def answer(request: HttpRequest, worry: UUID) -> HttpResponse:
    """Note what the household said."""
    return _do(request, worry, "answer_form", AnswerForm(request.POST), answer_worry)


@require_POST
def judge(request: HttpRequest, worry: UUID) -> HttpResponse:
    """Weigh a worry as second person."""
    return _do(request, worry, "judge_form", JudgeForm(request.POST), judge_worry)


@require_POST
def close(request: HttpRequest, worry: UUID) -> HttpResponse:
    """End a worry and forget what was told."""
    close_worry(actor=actor_of(request), worry=worry)
    messages.success(request, _("Afgesloten. Wat er verteld was is gewist."))
    return redirect("help:worry", worry=worry)


def _do(
    request: HttpRequest, worry: UUID, name: str, form: Form, service: Callable[..., object]
) -> HttpResponse:
    if form.is_valid():
        try:
            service(actor=actor_of(request), worry=worry, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("help:worry", worry=worry)
    return _page(request, worry, {name: form}, status=422)


def _page(
    request: HttpRequest, worry: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    view = worry_view(actor=actor_of(request), worry=worry)
    forms: dict[str, Form] = {"answer_form": AnswerForm(), "judge_form": JudgeForm()}
    return render(request, "help/worry.html", {"view": view, **forms, **given}, status=status)
