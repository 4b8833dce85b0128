# SPDX-License-Identifier: EUPL-1.2
"""Proofs of one's own: receipts of deliveries and statements of what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role, Sight, partner_alone, sees
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound
from woonzeker.feedback.models import Receipt, ReceiptStage, Statement, StatementKind
from woonzeker.feedback.rules.paper import render
from woonzeker.feedback.rules.showing import Shown, shown
from woonzeker.feedback.rules.signing import canonical
from woonzeker.intake.models import HANDED

BASIS = "Wgs art. 3 lid 1 onder b; AVG art. 5 lid 2"
#: who delivers sees what became of it; here too who takes deliveries in
MAY_SEE_RECEIPT = sees(DataClass.SIGNAL, least=Sight.COUNT, partner=True).by(
    Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.MANAGER
)
#: a statement of report is the partner's own
MAY_STATE_REPORT = partner_alone(DataClass.SIGNAL)
#: who may say of a resident what was reported about them
MAY_STATE_NONE = sees(DataClass.SIGNAL, DataClass.IDENTITY, DataClass.ADDRESS, least=Sight.FULL).by(
    Role.INTAKE_COORDINATOR, Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof in its three forms: as people read it, as JSON, and the code to check it with."""

    code: str
    shown: Shown
    file: bytes
    document: dict[str, Any]

    def paper(self) -> bytes:
        """The proof as PDF/UA."""
        return render(self.document)


@look("feedback.receipt", may_if=MAY_SEE_RECEIPT, basis=BASIS, about="delivery")
def receipt_of(*, actor: Actor, delivery: UUID) -> Proof:
    """See the newest receipt of a delivery. Raises NotFound."""
    rows = Receipt.objects.filter(delivery=delivery)
    if actor.kind == "partner":
        rows = rows.filter(partner_id=actor.id).exclude(delivery__channel=HANDED)
    by_stage = {row.stage: row for row in rows}
    found = by_stage.get(ReceiptStage.READ) or by_stage.get(ReceiptStage.RECEIVED)
    if found is None:
        raise NotFound
    return proof_from(found.document)


@look("feedback.own_statement", may_if=MAY_STATE_REPORT, basis=BASIS, about="statement")
def own_statement(*, actor: Actor, statement: UUID) -> Proof:
    """See a statement of report that one had made. Raises NotFound."""
    found = Statement.objects.filter(
        pk=statement, partner_id=actor.id, kind=StatementKind.REPORT
    ).first()
    return _opened(found)


@look("feedback.no_report_statement", may_if=MAY_STATE_NONE, basis=BASIS, about="statement")
def no_report_statement(*, actor: Actor, statement: UUID) -> Proof:
    """See a statement that there is no report, to give it to the resident. Raises NotFound."""
    return _opened(Statement.objects.filter(pk=statement, kind=StatementKind.NO_REPORT).first())


def relations_to_statement(actor: Actor, statement: str) -> frozenset[Relation]:
    """How somebody stands to a statement: as to its case, a partner to its own. Raises NotFound."""
    found = Statement.objects.filter(pk=statement).first()
    if found is None:
        raise NotFound
    if actor.kind == "partner":
        if found.kind != StatementKind.REPORT or str(found.partner_id) != actor.id:
            raise NotFound
        return frozenset({Relation.OWN_ORGANISATION})
    if found.case_id is None:
        raise NotFound
    return relations_to_case(actor, str(found.case_id))


def proof_from(document: dict[str, Any]) -> Proof:
    """A proof from how it is kept."""
    content = document["bewijs"]
    return Proof(content["code"], shown(content), canonical(document), document)


def _opened(found: Statement | None) -> Proof:
    """A statement whose key is still there."""
    if found is None or not found.document:
        raise NotFound
    return proof_from(dict(found.document))
