# SPDX-License-Identifier: EUPL-1.2
"""What a resident reads on their own page of the agreement under which they live."""

from __future__ import annotations

import pytest
from tests.conftest import CODE
from tests.housing.agreed import agreed, counsellor, missed, spoke
from tests.resident.opened import household, inside, text
from tests.situations import resident

from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import CasePerson
from woonzeker.housing.rules import AgreementKind
from woonzeker.housing.services.living_watch import help_begun
from woonzeker.outreach.services import issue_code

pytestmark = pytest.mark.django_db
OWN = "/mijn/overzicht"


def test_it_says_what_was_agreed_and_when_others_would_hear_and_never_how_much(
    municipality: str,
) -> None:
    case, person = household()
    worker, browser = counsellor(case), inside(person)
    assert "Uw afspraak om te blijven wonen" not in text(browser.get(OWN))
    made = agreed(worker, case, AgreementKind.HOV)
    page = text(browser.get(OWN))
    assert "Huren onder voorwaarden" in page
    assert "de lopende huur betalen" in page
    assert "Wij werken met u aan een contract op uw eigen naam." in page
    breach = missed(worker, made)
    assert "Niemand anders hoort dit zolang wij u nog geen hulp boden." in text(browser.get(OWN))
    help_begun(actor=worker, living_breach=breach.pk, proof=spoke(worker, case))
    page = text(browser.get(OWN))
    assert "Tot en met maandag 9 november 2026 hoort niemand anders dit." in page
    assert "De huur van deze maand is niet betaald." in page
    assert "€" not in page


def test_where_a_housemate_has_a_code_as_well_it_is_told_by_phone(municipality: str) -> None:
    case, person = household()
    agreed(counsellor(case), case)
    other = resident(surname="Ander")
    with tenant(CODE):
        CasePerson.objects.create(case=case, person=other)
        issue_code(case=case.pk, person=other.pk)
    page = text(inside(person).get(OWN))
    assert "Bel ons, dan vertellen wij u hoe het ermee staat." in page
    assert "de lopende huur betalen" not in page
