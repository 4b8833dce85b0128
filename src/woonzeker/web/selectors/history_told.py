# SPDX-License-Identifier: EUPL-1.2
"""What partners were told, in the story of a case: answers, pauses and consents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import PeriodSignal
from woonzeker.feedback.models import AnswerConsent, CollectionPause, ToldAnswer
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.policy import ITEM_NAMES, Item
from woonzeker.feedback.rules.releases import ANSWER_NAMES
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Event

#: below what people did on the same moment, beside what is said of help
_RANK = 999_980


def told_events(case: UUID) -> tuple[Event, ...]:
    """Answers as told, pauses asked and ended, and what the resident agreed to."""
    found = [*_answers(case), *_pauses(case), *_consents(case)]
    names = names_of({who for _event, who in found if who})
    return tuple(replace(event, by=names.get(who, ""), rank=_RANK) for event, who in found)


def _event(
    on: date, title: str, partner: str, *, body: str = "", moment: datetime | None = None
) -> Event:
    return Event(on, title, words.day_year(on), body=body, reporters=partner, moment=moment)


def _answers(case: UUID) -> Iterator[tuple[Event, str]]:
    signals = PeriodSignal.objects.filter(period__case=case).values("signal")
    for each in ToldAnswer.objects.filter(signal__in=signals).select_related("partner"):
        said = _(ANSWER_NAMES[AnswerCode(each.code)])
        title = _("Aan de melder verteld: %s") % said
        yield _event(each.told_on, title, each.partner.name, moment=each.told_at), each.told_by


def _pauses(case: UUID) -> Iterator[tuple[Event, str]]:
    for each in CollectionPause.objects.filter(case=case).select_related("partner"):
        title = _("Pauze van incasso gevraagd, tot en met %s") % words.day(each.until_on)
        on = each.asked_at.date()
        yield _event(on, title, each.partner.name, moment=each.asked_at), each.asked_by
        if each.ended_on:
            title = _("Pauze van incasso beëindigd")
            yield _event(each.ended_on, title, each.partner.name), each.ended_by


def _consents(case: UUID) -> Iterator[tuple[Event, str]]:
    for each in AnswerConsent.objects.filter(case=case).select_related("partner"):
        says = _(ITEM_NAMES[Item(each.item)])
        title = _("Inwoner vindt goed dat de melder dit hoort: %s") % says
        yield _event(each.from_on, title, each.partner.name), each.asked_by
        if each.withdrawn_on:
            title = _("Inwoner trekt toestemming in: %s") % says
            yield _event(each.withdrawn_on, title, each.partner.name), each.withdrawn_by
