# SPDX-License-Identifier: EUPL-1.2
"""What about somebody went to others: letters, files and paper, questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access.activities import of as activity_of
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import Export
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.intake.selectors import RETURNED, returned_references
from woonzeker.matching.models import LinkDecision, Person
from woonzeker.outreach.models import Channel, ContactAttempt
from woonzeker.planning.models import Visit, WrittenOffer
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
    """Files and paper about them, or in which they stood among others: a work list, questions."""
    about = Q(subject__in=scope.ids(Root.SUBJECT)) | _among_others(scope)
    for each in Export.objects.filter(about).exclude(taken_at=None):
        if each.taken_at is not None:
            what = activity_of(each.code).name or each.code
            on = each.taken_at.astimezone(AMSTERDAM).date()
            yield on, "een medewerker, op papier of als bestand", what


def _among_others(scope: Scope) -> Q:
    """Files about a list, partner or delivery in which they were when it left."""
    found = Q(pk__in=[])
    visits = Visit.objects.filter(case__in=scope.cases).values_list("work_list", flat=True)
    if lists := {str(each) for each in visits}:
        found |= Q(code__startswith="planning.", subject__in=lists)
    asked = LinkDecision.objects.filter(link__in=scope.links, choice="asked")
    for partner, at in asked.values_list("link__signal__partner", "decided_at"):
        found |= Q(code__startswith="matching.", subject=str(partner), taken_at__gte=at)
    return found | Q(code=RETURNED.code, subject__in=_went_back(scope))


def _went_back(scope: Scope) -> set[str]:
    """Deliveries of which a line went back with the reference of a signal of theirs.

    A signal that was taken in stands in no returned lines; a line that was mended and came again
    does, under the reference of its partner. The other lines are other people's.
    """
    signals = ArrearsSignal.objects.filter(pk__in=scope.signals)
    own: dict[UUID, set[str]] = defaultdict(set)
    for partner, reference in signals.values_list("partner", "own_reference"):
        own[partner].add(reference)
    taken = Export.objects.filter(code=RETURNED.code).exclude(taken_at=None)
    files = Delivery.objects.filter(pk__in=list(taken.values_list("subject", flat=True)))
    return {
        str(each.pk)
        for each in files.filter(partner__in=list(own))
        if own[each.partner_id] & returned_references(each)
    }


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
