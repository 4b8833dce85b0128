# SPDX-License-Identifier: EUPL-1.2
"""The help in the story of a case: talks and money, for who may open the pages about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.accounts.selectors import names_of
from woonzeker.help.models import Arrangement, ArrangementState, Conversation, Overview, Payment
from woonzeker.help.rules.money_rights import MAY_SEE_MONEY
from woonzeker.help.selectors import MAY_READ_TALKS
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Event

#: below what people did on the same moment, above the moves that followed
_RANK = 999_990


def help_events(actor: Actor, case: UUID) -> tuple[Event, ...]:
    """Talks for who reads them, money for who sees it; never a word of a talk."""
    found: list[tuple[Event, str]] = []
    relations = reach.relations(actor, "case", str(case))
    if MAY_READ_TALKS(actor, relations):
        found += _talks(case)
    if MAY_SEE_MONEY(actor, relations):
        found += [*_overviews(case), *_arrangements(case), *_payments(case)]
    names = names_of({who.removeprefix("user:") for _event, who in found if who})
    return tuple(
        replace(each, by=names.get(who.removeprefix("user:"), ""), rank=_RANK)
        for each, who in found
    )


def _event(
    on: date, title: str, *, body: str = "", money: str = "", moment: datetime | None = None
) -> Event:
    """One line; a moment on another day than its own says nothing about the order of that day."""
    there = moment is not None and moment.astimezone(AMSTERDAM).date() == on
    when = words.day_year(on)
    return Event(on, title, when, body=body, money=money, moment=moment if there else None)


def _talks(case: UUID) -> Iterator[tuple[Event, str]]:
    """Those that are finished: what is half done is still of who writes it."""
    for talk in Conversation.objects.filter(case=case).exclude(finished_at=None):
        title = _("Eerste gesprek opgeschreven") if talk.first else _("Gesprek opgeschreven")
        yield _event(talk.held_on, title, moment=talk.finished_at), talk.started_by


def _overviews(case: UUID) -> Iterator[tuple[Event, str]]:
    for each in Overview.objects.filter(case=case):
        first = each.version == 1
        title = (
            _("Overzicht van het geld gemaakt") if first else _("Overzicht van het geld bijgewerkt")
        )
        yield _event(each.made_on, title, moment=each.saved_at), each.made_by


def _arrangements(case: UUID) -> Iterator[tuple[Event, str]]:
    for each in Arrangement.objects.filter(case=case):
        yield _event(each.made_on, _("Regeling voorgesteld"), body=_kind(each)), each.made_by
        if each.agreed_on:
            yield _event(each.agreed_on, _("Regeling begonnen"), body=_kind(each)), ""
        if each.ended_on:
            ended = str(ArrangementState(each.state).label)
            yield _event(each.ended_on, _("Regeling geëindigd"), body=ended), ""


def _kind(arrangement: Arrangement) -> str:
    return str(arrangement.get_kind_display())


def _payments(case: UUID) -> Iterator[tuple[Event, str]]:
    for each in Payment.objects.filter(case=case, undone_at=None):
        paid = words.money(each.cents)
        yield _event(each.paid_on, _("Betaling ontvangen"), money=paid), each.noted_by
