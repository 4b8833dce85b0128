# SPDX-License-Identifier: EUPL-1.2
"""What happened already, as a proposal for the list of proportionality: a person confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from woonzeker.cases.models import CaseMove
from woonzeker.help.models import Arrangement, Referral, SupportOffer
from woonzeker.legal.models import Moratorium
from woonzeker.outreach.models import ContactAttempt, ContactOutcome

#: step of the list → the moves that show that it was done
_SHOWN_BY = {
    "contact_sought": ("contact_sought", "contact_reached"),
    "help_offered": ("help_offered",),
    "last_offer": ("last_offer_made",),
}
#: outcomes with which somebody was spoken, and with which nobody was
_SPOKEN = (
    ContactOutcome.TALKED.value,
    ContactOutcome.APPOINTMENT.value,
    ContactOutcome.ACCEPTED.value,
    ContactOutcome.DECLINED.value,
)
_IN_VAIN = (
    ContactOutcome.SENT.value,
    ContactOutcome.NOT_REACHED.value,
    ContactOutcome.CARD_LEFT.value,
)


def tries_of(case: UUID) -> tuple[tuple[date, str], ...]:
    """Each day and way in which somebody sought contact in vain, without any words of it."""
    rows = ContactAttempt.objects.filter(case=case, outcome__in=_IN_VAIN)
    return tuple(sorted(set(rows.values_list("tried_on", "channel"))))


def spoken_on(case: UUID) -> tuple[date, ...]:
    """The days on which somebody spoke with the household, in order."""
    rows = ContactAttempt.objects.filter(case=case, outcome__in=_SPOKEN)
    return tuple(sorted(set(rows.values_list("tried_on", flat=True))))


def proposed_steps(case: UUID) -> dict[str, date]:
    """The first day of each step that the case itself shows."""
    moves = CaseMove.counting.filter(case=case).order_by("sequence")
    made = list(moves.values_list("code", "moved_on"))
    found = {
        step: next((on for code, on in made if code in codes), None)
        for step, codes in _SHOWN_BY.items()
    }
    visits = ContactAttempt.objects.filter(case=case, channel="visit")
    found["home_visit"] = _first(visits.values_list("tried_on", flat=True))
    offers = SupportOffer.objects.filter(case=case)
    lawyers = Referral.objects.filter(case=case, kind="juridisch")
    found["legal_help"] = _first(lawyers.values_list("offered_on", flat=True))
    found["support_offered"] = _first(offers.values_list("offered_on", flat=True))
    return {step: on for step, on in found.items() if on is not None}


def proposed_means(case: UUID) -> dict[str, date]:
    """The first day of each lighter means that the case itself shows."""
    deals = Arrangement.objects.filter(case=case)
    paid_on = deals.filter(kind="paid_on")
    days = {
        "arrangement": _first(deals.exclude(kind="paid_on").values_list("made_on", flat=True)),
        "paid_on": _first(paid_on.values_list("made_on", flat=True)),
        "debt_help": _first(
            Referral.objects.filter(case=case, kind="schulden").values_list("offered_on", flat=True)
        ),
        "moratorium": _first(
            Moratorium.objects.filter(case=case).values_list("made_on", flat=True)
        ),
    }
    return {code: on for code, on in days.items() if on is not None}


def _first(days: Iterable[date]) -> date | None:
    return min(days, default=None)
