# SPDX-License-Identifier: EUPL-1.2
"""Households that live on under an agreement: made, explained, signed, and looked at."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import CODE
from tests.help.indebted import counsellor, household

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.housing.models import Agreement, Breach
from woonzeker.housing.rules.agreement_kinds import TYPES, AgreementKind, Condition
from woonzeker.housing.services.living import (
    Draft,
    draft_agreement,
    explain_agreement,
    sign_agreement,
)
from woonzeker.housing.services.living_watch import look_at_condition
from woonzeker.legal.rules import Seen
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactOutcome

__all__ = ["counsellor", "household"]

BEGUN = date(2026, 10, 12)
UNTIL = date(2027, 10, 11)
FIRST = date(2026, 11, 1)


def agreed(
    actor: Actor,
    case: Case,
    kind: AgreementKind = AgreementKind.CONDITIONAL_JUDGMENT,
    **more: Any,
) -> Agreement:
    """An agreement that lacks nothing, since 12 October for a year, with rent due on the first."""
    given: dict[str, Any] = {
        "begins_on": BEGUN, "said_until": UNTIL, "conditions": [Condition.RENT], "due_day": 1,
    }  # fmt: skip
    made = draft_agreement(actor=actor, case=case.pk, draft=Draft(kind, **given | more))
    explain_agreement(actor=actor, living=made.pk, on=made.begins_on)
    for party in TYPES[kind].signers:
        sign_agreement(actor=actor, living=made.pk, party=party, on=made.begins_on)
    with tenant(CODE):
        return Agreement.objects.select_related("case").get(pk=made.pk)


def missed(actor: Actor, made: Agreement, due_on: date = FIRST) -> Breach:
    """That the rent of a month was not paid."""
    look_at_condition(
        actor=actor, living=made.pk, condition=Condition.RENT, due_on=due_on, seen=Seen.NOT_KEPT
    )
    with tenant(CODE):
        return Breach.objects.get(agreement=made, due_on=due_on)


def spoke(actor: Actor, case: Case, outcome: ContactOutcome = ContactOutcome.TALKED) -> str:
    """That somebody was spoken to on the phone today; gives how a form names it."""
    made = outreach.record_contact(
        actor=actor, case=case.pk, channel=Channel.PHONE, outcome=outcome, day_part="ochtend"
    )
    return f"contact-{made.pk}"


def tasks(case: Case) -> dict[str, date]:
    """What waits for a case, and by when."""
    with tenant(CODE):
        return dict(CaseTask.objects.filter(case=case, done_on=None).values_list("kind", "due_on"))
