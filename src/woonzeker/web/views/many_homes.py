# SPDX-License-Identifier: EUPL-1.2
"""Many homes and tenants in one file: read by the reader of deliveries, kept at the desk."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.intake.formats import Table, Unreadable, read
from woonzeker.landlords import services as landlords
from woonzeker.landlords.rules import COLUMNS, EXAMPLE
from woonzeker.ui.forms import Form
from woonzeker.ui.sheets import sheet

#: the largest file that is taken in, in bytes; five hundred homes are well below it
MOST_BYTES = 5 * 1024 * 1024
#: faults that a page shows; who mends these sees the rest
SHOWN = 100
#: how the reader speaks to who delivers reports → how it is said to who lets homes
_SAID = (
    ("geen lijst met signalen", "geen lijst met woningen"),
    (".xlsx, .ods, .csv of .json", ".xlsx, .ods of .csv"),
    ("en lever het opnieuw aan", "en kies het opnieuw"),
)
#: words that mean nothing here: what holds one of these is said in other words altogether
_FOREIGN = ("signa", "json", "lever")


class HomesForm(Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Bestand met woningen en huurders"),
        help_text=gettext_lazy("Excel (.xlsx), ODS of CSV, hooguit 5 MB. Eén woning per regel."),
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods"}),
    )

    def clean_file(self) -> Any:
        """No more than is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Het bestand is te groot. Splits het in delen."))
        return file


@require_http_methods(["GET", "POST"])
def take_homes(request: HttpRequest) -> HttpResponse:
    """Hand the file in; with one fault nothing of it is taken."""
    form = HomesForm(request.POST or None, request.FILES or None)
    faults: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        table = _table(form.cleaned_data["file"])
        if isinstance(table, Unreadable):
            form.add_error("file", _for_homes(table))
        elif table.damaged:
            faults = tuple(
                {"line": each.number, "sentence": each.sentence} for each in table.damaged
            )
        else:
            try:
                taken = landlords.take_homes(
                    actor=actor_of(request), headers=table.headers, rows=table.rows,
                    numbers=table.row_numbers,
                )  # fmt: skip
            except landlords.Faulty as faulty:
                faults = faulty.faults
            except Refused as refused:
                form.add_error("file", refused.sentence)
            else:
                messages.success(request, _told(taken))
                return redirect("landlords:rents")
    context = {"form": form, "faults": faults[:SHOWN], "more": max(0, len(faults) - SHOWN)}
    status = 422 if faults or (form.is_bound and form.errors) else 200
    return render(request, "web/take_homes.html", context, status=status)


def _table(file: Any) -> Table | Unreadable:
    with tempfile.TemporaryDirectory(prefix="woonzeker-") as folder:
        path = Path(folder) / "woningen"
        path.write_bytes(file.read())
        return read(path, file.name)


def _for_homes(found: Unreadable) -> str:
    """Why a file is no list of homes, and what to do, without a word about reports."""
    said = f"{found.sentence} {found.how_to_mend}"
    for theirs, ours in _SAID:
        said = said.replace(theirs, ours)
    if any(word in said.casefold() for word in _FOREIGN):
        return _(
            "Wij kunnen dit niet lezen als lijst met woningen. Zet elke woning op een eigen regel, "
            "met de kolommen van het voorbeeld, en bewaar het als .xlsx, .ods of .csv."
        )
    return said


def _told(taken: landlords.Taken) -> str:
    said = ngettext("%(count)d woning ingelezen.", "%(count)d woningen ingelezen.", taken.new) % {
        "count": taken.new
    }
    if taken.known:
        said += " " + _("Al bekend en overgeslagen: %(count)d.") % {"count": taken.known}
    return said


@require_safe
def homes_example(request: HttpRequest) -> HttpResponse:
    """An example with every column."""
    answer = HttpResponse(sheet(list(COLUMNS), [EXAMPLE]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="woningen.csv"'
    return answer
