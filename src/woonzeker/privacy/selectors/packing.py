# SPDX-License-Identifier: EUPL-1.2
"""The file of a data leak as one document, for the report and for the record (AVG art. 33)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils import translation

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.organisations.selectors import municipality
from woonzeker.outreach.selectors import MAY_HANDLE, LeakView, leak_view
from woonzeker.privacy.rules.overview import Chapter, Line, Overview
from woonzeker.privacy.selectors.leaks import LeakFileView, leak_file
from woonzeker.privacy.selectors.values import plain_words


@look("privacy.leak_pack", may_if=MAY_HANDLE, basis="AVG art. 33 lid 3 en 5", about="leak")
def leak_pack(*, actor: Actor, leak: UUID) -> Overview:
    """What happened, when it was known, whose data, what may follow, what was done. No names."""
    view = leak_view(actor=actor, leak=leak)
    file = leak_file(actor=actor, leak=leak, whole=True)
    with translation.override("nl"):
        return Overview(
            title="Dossier van een datalek",
            number=view.row.number,
            municipality=f"Gemeente {municipality(actor.municipality).name}",
            made_on=clock.today(),
            opening=("Dit dossier noemt geen namen. Nummers staan voor mensen in het logboek.",),
            chapters=(
                Chapter("happened", "Wat er gebeurde", "", (Line("", tuple(_happened(view))),)),
                Chapter("decided", "Besluit en melding", "", (Line("", tuple(_decided(view))),)),
                Chapter("scope", "Wiens gegevens", "", (Line("", tuple(_scope(file, view))),)),
                _people(file),
            ),
            care="Vertrouwelijk.",
        )


def _happened(view: LeakView) -> Iterator[tuple[str, str]]:
    yield "soort", str(view.kind.label)
    yield "wat", view.what or "; ".join(each.words for each in view.told)
    yield "gebeurd op", plain_words(view.happened_on or view.row.first_told_on or "niet bekend")
    yield "ontdekt op", plain_words(view.row.found_at)
    yield "bekend op", plain_words(view.known_at or view.row.found_at)
    yield "melden voor", plain_words(view.row.due_at)
    yield "welke gegevens", ", ".join(str(each) for each in view.kind_words) or "nog niet bepaald"


def _decided(view: LeakView) -> Iterator[tuple[str, str]]:
    yield "stand", str(view.row.state_words)
    if view.verdict:
        yield "besluit", f"{view.verdict.words}: {view.verdict.reason}"
        yield "besloten op", plain_words(view.verdict.at)
    yield "gemeld", plain_words(view.reported_at or "nee")
    if view.report_reference:
        yield "kenmerk", view.report_reference
    if view.late_reason:
        yield "waarom later", view.late_reason
    yield "betrokkenen moeten het horen", plain_words(view.inform)
    yield "betrokkenen hoorden het op", plain_words(view.informed_on or "nog niet")
    yield "direct hersteld", "; ".join(str(each) for each in view.put_right) or "niets"
    yield "maatregelen", view.measures or "nog niet opgeschreven"


def _scope(file: LeakFileView, view: LeakView) -> Iterator[tuple[str, str]]:
    yield "mogelijke gevolgen", file.consequences or "nog niet opgeschreven"
    if file.computed_at is None:
        yield "aantal mensen", "1" if view.told else "nog niet nagegaan"
        return
    for label, value in file.looked_for:
        yield label.lower(), plain_words(value)
    yield "aantal mensen", str(file.people)
    yield "aantal keren", str(file.looks)
    yield "keren waarbij het logboek niemand noemt (niet meegeteld bij mensen)", str(file.unnamed)
    yield "nagegaan op", plain_words(file.computed_at)


def _people(file: LeakFileView) -> Chapter:
    columns = ("Nummer in het logboek", "Hoe vaak")
    lines = tuple(
        Line("", tuple(zip(columns, (subject, str(looks)), strict=True)))
        for subject, looks in file.opaque
    )
    return Chapter("people", "Nummers van de mensen", "", lines, columns)
