# SPDX-License-Identifier: EUPL-1.2
"""What about somebody went to others: letters, files and paper, questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from woonzeker.access.activities import of as activity_of
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import Export
from woonzeker.matching.models import LinkDecision, Person
from woonzeker.outreach.models import Channel, ContactAttempt
from woonzeker.planning.models import WrittenOffer
from woonzeker.privacy.rules.holdings import Root, Scope
from woonzeker.privacy.rules.overview import Line, day_words

SENT_COLUMNS = ("Dag", "Aan wie", "Wat")
_WRITTEN = {Channel.LETTER, Channel.CARD, Channel.MESSAGE, Channel.EMAIL}


def sent_lines(scope: Scope) -> tuple[Line, ...]:
    """Each time that something went out, the newest first; to no statistics so far."""
    every = [*_letters(scope), *_files(scope), *_questions(scope)]
    return tuple(
        Line("", tuple(zip(SENT_COLUMNS, (day_words(on), whom, what), strict=True)))
        for on, whom, what in sorted(every, reverse=True)
    )


def _letters(scope: Scope) -> Iterator[tuple[date, str, str]]:
    tried = ContactAttempt.objects.filter(case__in=scope.cases, channel__in=_WRITTEN)
    for each in tried:
        yield each.tried_on, "uw huishouden", str(Channel(each.channel).label)
    offers = WrittenOffer.objects.filter(case__in=scope.cases).exclude(sent_on=None)
    for sent_on in offers.values_list("sent_on", flat=True):
        if sent_on is not None:
            yield sent_on, "uw huishouden", "brief met een aanbod van hulp"


def _files(scope: Scope) -> Iterator[tuple[date, str, str]]:
    rows = Export.objects.filter(subject__in=scope.ids(Root.SUBJECT)).exclude(taken_at=None)
    for each in rows:
        if each.taken_at is not None:
            what = activity_of(each.code).name or each.code
            on = each.taken_at.astimezone(AMSTERDAM).date()
            yield on, "een medewerker, op papier of als bestand", what


def _questions(scope: Scope) -> Iterator[tuple[date, str, str]]:
    """A partner was asked about its own signal; the register was asked about the person."""
    asked = LinkDecision.objects.filter(link__in=scope.links, choice="asked")
    for each in asked.select_related("link__signal__partner"):
        on = each.decided_at.astimezone(AMSTERDAM).date()
        yield on, each.link.signal.partner.name, "een vraag over het eigen signaal van de partner"
    for person in Person.objects.filter(pk=scope.person).exclude(checked_at=None):
        if person.checked_at is not None:
            on = person.checked_at.astimezone(AMSTERDAM).date()
            yield on, "de basisregistratie personen (BRP)", "de vraag of uw gegevens nog kloppen"
