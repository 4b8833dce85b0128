# SPDX-License-Identifier: EUPL-1.2
"""Statements: that a partner reported, and that nobody did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.errors import NotFound, Refused
from woonzeker.feedback.errors import WasReported
from woonzeker.feedback.models import Statement, StatementKind
from woonzeker.feedback.rules import contents
from woonzeker.feedback.rules.contents import Period, Tenant
from woonzeker.feedback.selectors import MAY_STATE_NONE, MAY_STATE_REPORT
from woonzeker.feedback.selectors.reports import Asked, reported
from woonzeker.feedback.selectors.residents import told_of
from woonzeker.feedback.services.making import begin, finish
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Partner, Sector
from woonzeker.ui.words import address, person_name

#: the task of who must answer a resident that asks for a statement
TASK = "state_no_report"
#: what is noted when such a statement could not be, and the resident hears so on their own page
TOLD = "told_reported"


@dataclass(frozen=True, slots=True)
class NoReport:
    """About whom, over which time and of which partner (None: of all) nothing was reported."""

    person: UUID
    from_on: date
    until_on: date
    partner: UUID | None = None


@action(
    "feedback.state_report",
    may_if=MAY_STATE_REPORT,
    basis="Bgs art. 2; Wgs art. 3 lid 1 onder b",
    about="signal",
)
def state_report(*, actor: Actor, signal: UUID, asked: Asked) -> Statement:
    """Make a signed statement of one's own report, for the court. Raises NotFound."""
    about = reported(actor, signal, asked)
    begun = begin(actor.municipality)
    content = contents.report(begun.head, about.partner, about.tenant, about.said)
    return Statement.objects.create(
        kind=StatementKind.REPORT,
        subject=signal,
        signal_id=signal,
        partner_id=actor.id,
        code_digest=begun.digest,
        document=finish(content),
        made_at=begun.head.made_at,
        made_by=actor.behind or actor.id,
    )


@action(
    "feedback.state_no_report",
    may_if=MAY_STATE_NONE,
    basis="AVG art. 15 lid 1; Bgs art. 2",
    about="case",
)
def state_no_report(*, actor: Actor, case: UUID, asked: NoReport) -> Statement:
    """Make a signed statement that nobody reported a resident of a case in some time.

    Raises NotFound for somebody else, and Refused when there is a report or one that may be theirs.
    """
    person = told_of(case).filter(pk=asked.person).first()
    if person is None:
        raise NotFound
    _check(asked, person)
    partner = Partner.objects.filter(pk=asked.partner).first() if asked.partner else None
    begun = begin(actor.municipality)
    content = contents.no_report(
        begun.head,
        _resident(person),
        Period(asked.from_on, asked.until_on),
        {"naam": partner.name, "soort": partner.sector} if partner else None,
    )
    made = Statement.objects.create(
        kind=StatementKind.NO_REPORT,
        subject=case,
        case_id=case,
        person=person,
        partner=partner,
        code_digest=begun.digest,
        document=finish(content),
        made_at=begun.head.made_at,
        made_by=actor.id,
    )
    cases.settle_task(actor=_agent(actor), case=case, kind=TASK)
    return made


@action(
    "feedback.tell_reported",
    may_if=MAY_STATE_NONE,
    basis="AVG art. 15 lid 1; Bgs art. 2",
    about="case",
)
def tell_reported(*, actor: Actor, case: UUID, asked: NoReport) -> None:
    """Let a resident who asked for the statement read on their own page that there was a report.

    Raises NotFound for somebody else, and Refused when nothing was reported in that time.
    """
    person = told_of(case).filter(pk=asked.person).first()
    if person is None:
        raise NotFound
    if not _reports(asked).filter(link__person=person).exists():
        raise Refused(
            _("Er is in deze tijd niets gemeld over deze inwoner. Maak dan de verklaring.")
        )
    agent = _agent(actor)
    cases.give_task(actor=agent, case=case, kind=TOLD, due_on=clock.today())
    for kind in (TOLD, TASK):
        cases.settle_task(actor=agent, case=case, kind=kind)


def _check(asked: NoReport, person: Person) -> None:
    """Refuse what would not be true, or of what nobody knows yet whether it is."""
    if asked.until_on < asked.from_on:
        raise Refused(_("De laatste dag ligt vóór de eerste. Draai ze om."))
    if asked.until_on > clock.today():
        raise Refused(_("Over een dag die nog komt is niets te verklaren. Kies vandaag of eerder."))
    signals = _reports(asked)
    if signals.filter(link__person=person).exists():
        raise WasReported(_("Er is in deze tijd wel gemeld. Kies een andere tijd of melder."))
    same_home = Q(link__person__address_key=person.address_key) & ~Q(link__person=person)
    if person.address_key and signals.filter(same_home, sector=Sector.HUUR).exists():
        raise Refused(
            _("Er is in deze tijd wel gemeld over de huur van dit adres, op naam van een ander."
              " Gaat het om een andere huur? Kies dan de eigen verhuurder van deze inwoner.")
        )  # fmt: skip
    if signals.filter(_at_home(person), Q(link=None) | Q(link__person=None)).exists():
        raise Refused(
            _("Er ligt een signaal op dit adres waarvan niet vaststaat van wie het is. Beoordeel "
              "dat eerst.")
        )  # fmt: skip


def _reports(asked: NoReport) -> QuerySet[ArrearsSignal]:
    """What was reported in the time: when the municipality had it, whatever day stands in it."""
    signals = ArrearsSignal.objects.filter(
        delivery__received_on__gte=asked.from_on, delivery__received_on__lte=asked.until_on
    )
    return signals.filter(partner_id=asked.partner) if asked.partner else signals


def _at_home(person: Person) -> Q:
    return Q(postcode=person.postcode, house_number=person.house_number or 0)


def _resident(person: Person) -> Tenant:
    postcode = f"{person.postcode[:4]} {person.postcode[4:]}".strip()
    place = "" if person.secret else address(person)
    return Tenant(
        person_name(person),
        person.born_on,
        place,
        "" if person.secret else postcode,
        "" if person.secret else person.city,
    )


def _agent(actor: Actor) -> Actor:
    """The program, on behalf of who made the statement."""
    return system(actor.municipality, f"user:{actor.id}"[:64])
