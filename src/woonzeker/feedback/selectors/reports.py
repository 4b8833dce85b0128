# SPDX-License-Identifier: EUPL-1.2
"""What a partner told about one of its customers, as a statement of report says it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.errors import Conflict, NotFound
from woonzeker.feedback.models import Statement, StatementKind
from woonzeker.feedback.rules.contents import Tenant
from woonzeker.feedback.rules.showing import UNCHECKED
from woonzeker.feedback.selectors.proofs import MAY_STATE_REPORT
from woonzeker.intake.models import HANDED, ArrearsSignal, Delivery, DeliveryState, SignalKind
from woonzeker.law import Confidence, reporting
from woonzeker.organisations.models import Sector
from woonzeker.organisations.selectors import court_of_municipality
from woonzeker.ui.words import address

BASIS = "Bgs art. 2; Wgs art. 3 lid 1 onder b"
#: field of a signal → letter of the decree
_EFFORTS = {
    "a": "contact_tried_on",
    "b": "pointed_to_help_on",
    "c": "reminded_on",
    "d": "offered_to_share_on",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """For which court and which day a statement is asked, and what the landlord adds."""

    court: str = ""
    summons_on: date | None = None
    #: letter → day of an effort that was not told with the report
    later: dict[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reported:
    """What a statement of report will say, before it is made."""

    partner: dict[str, str]
    tenant: Tenant
    said: reporting.Statement
    #: letters of efforts without a day
    unknown: tuple[str, ...]
    #: statements that were made of it before, the newest first
    made: tuple[tuple[UUID, datetime], ...] = ()

    @property
    def unchecked(self) -> str:
        """That the practice was not read at the court itself; '' where all of it was."""
        sure = all(each.practice.confidence is Confidence.VERIFIED for each in self.said.findings)
        return "" if sure else UNCHECKED


@look("feedback.report_statement", may_if=MAY_STATE_REPORT, basis=BASIS, about="signal")
def report_statement(*, actor: Actor, signal: UUID, asked: Asked) -> Reported:
    """See what a statement of report about one's own signal would say. Raises NotFound."""
    rows = Statement.objects.filter(
        signal=signal, partner_id=actor.id, kind=StatementKind.REPORT
    ).order_by("-made_at")
    return replace(reported(actor, signal, asked), made=tuple(rows.values_list("pk", "made_at")))


@look("feedback.delivered_signal", may_if=MAY_STATE_REPORT, basis=BASIS, about="delivery")
def delivered_signal(*, actor: Actor, delivery: UUID) -> UUID:
    """The one signal of an own delivery, such as a landlord's report. Raises NotFound or Conflict.

    A delivery of several has no statement of its own: each signal has one.
    """
    found = Delivery.objects.filter(pk=delivery, partner_id=actor.id).first()
    if found is None:
        raise NotFound
    signals = list(found.signals.values_list("pk", flat=True)[:2])
    if len(signals) == 1:
        return signals[0]
    if signals:
        raise Conflict(_("Deze aanlevering heeft meer signalen. Kies er een bij 'Uw signalen'."))
    if found.state == DeliveryState.DONE:
        raise Conflict(_("De gemeente kon uw melding niet gebruiken. Bel uw contact daar."))
    raise Conflict(_("De gemeente leest uw melding nog. Probeer het over een paar minuten weer."))


def court_of(actor: Actor, municipality: str) -> str:
    """The court that a municipality falls under; '' for one of which no practice is known."""
    return court_of_municipality(municipality)


def reported(actor: Actor, signal: UUID, asked: Asked) -> Reported:
    """The content of a statement about a signal that is the actor's own. Raises NotFound."""
    found = ArrearsSignal.objects.filter(partner_id=actor.id).exclude(delivery__channel=HANDED)
    own = found.select_related("delivery", "partner")
    about = own.filter(pk=signal).first()
    if about is None:
        raise NotFound
    declared = about.delivery.efforts_declared_on is not None
    efforts = _efforts(about, asked, declared=declared)
    same = Q(pk=about.pk) | Q(own_reference=about.own_reference)
    if about.customer_number:
        same |= Q(customer_number=about.customer_number)
    rows = own.filter(same, kind=SignalKind.ARREARS).order_by("signalled_on", "own_reference")
    facts = reporting.Facts(
        reports=tuple(_report(each) for each in rows) or (_report(about),),
        efforts=efforts,
        reaction=about.reaction,
        court=asked.court,
        about_on=about.signalled_on,
        summons_on=asked.summons_on,
    )
    unknown = tuple(each.letter for each in efforts if each.done_on is None)
    return Reported(
        {"naam": about.partner.name, "soort": about.sector},
        _tenant(about),
        reporting.statement(facts, made_on=clock.today()),
        unknown,
    )


def _efforts(about: ArrearsSignal, asked: Asked, *, declared: bool) -> tuple[reporting.Effort, ...]:
    """The four efforts that a landlord owes; other partners owe none."""
    if about.sector != Sector.HUUR:
        return ()
    told = [
        reporting.Effort(letter, getattr(about, name), reporting.Told.REPORT)
        for letter, name in _EFFORTS.items()
    ]
    return reporting.added(told, asked.later, declared=declared)


def _report(row: ArrearsSignal) -> reporting.Report:
    return reporting.Report(
        reference=row.own_reference,
        reported_on=row.signalled_on,
        received_on=row.delivery.received_on,
        amount_cents=row.amount_cents,
    )


def _tenant(row: ArrearsSignal) -> Tenant:
    """The tenant as the partner wrote them down, and nothing that anybody looked up."""
    first = row.initials or row.given_names
    name = " ".join(filter(None, (first, row.prefix, row.surname))) or row.business_name
    postcode = f"{row.postcode[:4]} {row.postcode[4:]}".strip()
    return Tenant(name, row.born_on, address(row), postcode, row.city)
