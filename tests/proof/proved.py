# SPDX-License-Identifier: EUPL-1.2
"""What was stated about a planted home, and the agreement of who reported it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.feedback.models import Statement, StatementKind
from woonzeker.feedback.rules import contents
from woonzeker.feedback.services.making import begin, finish
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Agreement, SignedAgreement

if TYPE_CHECKING:
    from tests.proof.things import Thing


def proved(thing: Thing, case: Case, person: Person, agreement: Agreement) -> None:
    """A statement that nobody reported, and a signed agreement."""
    begun = begin(case.municipality)
    tenant = contents.Tenant(person.surname, person.born_on, "", "", "")
    period = contents.Period(MONDAY, MONDAY)
    statement = Statement.objects.create(
        kind=StatementKind.NO_REPORT, subject=case.pk, case=case, person=person,
        code_digest=begun.digest, made_at=clock.now(), made_by="tests",
        document=finish(contents.no_report(begun.head, tenant, period, None)),
    )  # fmt: skip
    signed = SignedAgreement(
        agreement=agreement, filename="afspraak.pdf", sha256="0" * 64, size=9, signed_on=MONDAY,
        uploaded_at=clock.now(), uploaded_by="tests",
    )  # fmt: skip
    signed.keep(b"%PDF-1.7\n%%EOF")
    thing.ids |= {"statement": statement.pk, "signed": signed.pk}
