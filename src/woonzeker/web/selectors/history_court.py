# SPDX-License-Identifier: EUPL-1.2
"""Messages of bailiffs and courts in the story of a case, for who sees the dates of courts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import reach
from woonzeker.access.actions import view_of
from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.policy import DataClass, Sight
from woonzeker.accounts.selectors import names_of
from woonzeker.legal.models import CourtMessage, TrackEvent, WaitAnswer, WarmReferral
from woonzeker.legal.rules import TYPES, Kind
from woonzeker.legal.rules.track import OCCURRENCES, Occurrence
from woonzeker.process import reason_words
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Event

#: above the moves that followed from it on the same moment
_RANK = 999_995


def court_events(actor: Actor, case: UUID) -> tuple[Event, ...]:
    """What came in, what went back and whom a bailiff brought; never what a letter said of them."""
    relations = reach.relations(actor, "case", str(case))
    if view_of(actor, relations).sight(DataClass.COURT) < Sight.LIMITED:
        return ()
    return (*_messages(case), *_heard(case), *_answers(case), *_brought(case))


def _event(moment: datetime, title: str, *, body: str = "", by: str = "") -> Event:
    on = moment.astimezone(AMSTERDAM).date()
    return Event(on, title, words.day_year(on), body=body, by=by, moment=moment, rank=_RANK)


def _messages(case: UUID) -> Iterator[Event]:
    rows = list(CourtMessage.objects.filter(case=case).select_related("partner"))
    names = names_of({row.entered_by for row in rows} | {row.withdrawn_by for row in rows})
    for row in rows:
        body = words.day_year(row.day_on) if row.day_on else ""
        shown = _("de inwoner liet het zien")
        said = ", ".join(filter(None, (body, row.partner.name if row.partner else shown)))
        by = "" if row.partner else names.get(row.entered_by, "")
        title = _("Bericht: %s") % _(TYPES[Kind(row.kind)].title).lower()
        yield _event(row.received_at, title, body=said, by=by)
        if row.withdrawn_at:
            taken = _("Teruggenomen: %s") % _(TYPES[Kind(row.kind)].title).lower()
            why, who = reason_words(row.withdrawn_why), names.get(row.withdrawn_by, "")
            yield _event(row.withdrawn_at, taken, body=why, by=who)


def _heard(case: UUID) -> Iterator[Event]:
    """What colleagues heard of a claim; what came in a message stands with that."""
    rows = list(TrackEvent.objects.filter(track__case=case, message=None))
    names = names_of({row.entered_by for row in rows} | {row.recalled_by for row in rows})
    for row in rows:
        what = _(OCCURRENCES[Occurrence(row.kind)].title)
        days = filter(None, (row.on, row.day_on))
        body = ", ".join(words.day_year(each) for each in days)
        by = names.get(row.entered_by, "")
        yield _event(row.entered_at, _("Gehoord: %s") % what, body=body, by=by)
        if row.recalled_at:
            why, who = reason_words(row.recalled_why), names.get(row.recalled_by, "")
            yield _event(row.recalled_at, _("Teruggenomen: %s") % what, body=why, by=who)


def _answers(case: UUID) -> Iterator[Event]:
    rows = list(WaitAnswer.objects.filter(case=case))
    names = names_of({row.said_by for row in rows} | {row.withdrawn_by for row in rows})
    for row in rows:
        until = _("tot en met %s") % words.day_year(row.until_on)
        by = names.get(row.said_by, "")
        yield _event(row.said_at, _("Afzender gevraagd te wachten"), body=until, by=by)
        if row.withdrawn_at:
            taken = names.get(row.withdrawn_by, "")
            yield _event(row.withdrawn_at, _("Niet meer gevraagd te wachten"), by=taken)


def _brought(case: UUID) -> Iterator[Event]:
    rows = list(WarmReferral.objects.filter(case=case).select_related("partner"))
    names = names_of({row.called_by for row in rows})
    for row in rows:
        yield _event(row.received_at, _("In contact gebracht aan de deur"), body=row.partner.name)
        if row.called_at:
            by = names.get(row.called_by, "")
            yield _event(row.called_at, _("Gebeld na de overdracht aan de deur"), by=by)
