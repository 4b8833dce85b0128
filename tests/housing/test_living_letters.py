# SPDX-License-Identifier: EUPL-1.2
"""Letters about an agreement: filled from what stands there, kind first, and never too early."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.housing.agreed import agreed, counsellor, missed, spoke
from tests.outreach.lettering import words_on
from tests.resident.opened import household

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.housing.models import Agreement
from woonzeker.housing.rules import AgreementKind, Condition
from woonzeker.housing.rules.letter_words import CONDITION_IN
from woonzeker.housing.selectors.living_proof import proofs_of
from woonzeker.housing.services.living_letter import write_letter
from woonzeker.housing.services.living_watch import help_begun
from woonzeker.matching.models import Person
from woonzeker.outreach import letters, selectors, services
from woonzeker.outreach.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(municipality: str) -> tuple[Actor, Agreement, Person]:
    case, person = household()
    with tenant(CODE):
        Person.objects.filter(pk=person.pk).update(checked_at=clock.now())
    worker = counsellor(case)
    return worker, agreed(worker, case, AgreementKind.HOV), person


def written(home: tuple[Actor, Agreement, Person], kind: str) -> tuple[Letter, str]:
    actor, made, person = home
    letter = write_letter(actor=actor, living=made.pk, kind=kind, person=person.pk, by_hand=True)
    page = selectors.letter_page(actor=actor, letter=letter.pk)
    return letter, " ".join(words_on(page).split())


def test_what_was_agreed_is_explained_on_paper(home: tuple[Actor, Agreement, Person]) -> None:
    words = written(home, "explained")[1]
    assert "U betaalt elke maand de huur, uiterlijk op dag 1." in words
    assert "11 oktober 2027" in words
    assert "11 oktober 2027" in written(home, "agreement_end")[1]


def test_the_letter_about_help_names_nothing_and_counts_once_it_was_read(
    home: tuple[Actor, Agreement, Person],
) -> None:
    worker, made, _person = home
    breach = missed(worker, made)
    letter, words = written(home, "breach_help")
    assert not {each for each in ("huur", "schuld", "ontruim") if each in words.lower()}
    services.post_letter(actor=worker, letter=letter.pk)
    with tenant(CODE):
        assert proofs_of(made.case_id, since=breach.found_on) == ()
    with clock.standing_at(date(2026, 11, 5)):
        step = help_begun(actor=worker, living_breach=breach.pk, proof=f"letter-{letter.pk}")
    assert step.on == date(2026, 11, 5)


def test_what_another_hears_is_written_after_the_days_of_help(
    home: tuple[Actor, Agreement, Person],
) -> None:
    worker, made, _person = home
    breach = missed(worker, made)
    help_begun(actor=worker, living_breach=breach.pk, proof=spoke(worker, made.case))
    with pytest.raises(Refused, match="hulp gaat voor"):
        written(home, "breach_told")
    with clock.standing_at(date(2026, 11, 10)):
        with tenant(CODE):
            Person.objects.update(checked_at=clock.now())
        words = written(home, "breach_told")[1]
    assert "De zorgaanbieder: De huur van deze maand is niet betaald." in words
    assert "13 november 2026" in words


def test_the_page_makes_a_letter(
    home: tuple[Actor, Agreement, Person], client_for: Callable[[Actor], Client]
) -> None:
    worker, made, person = home
    at = f"/zaken/{made.case_id}/afspraken/{made.pk}/brief"
    browser = client_for(worker)
    assert browser.get(at).status_code == 200
    sent = {"kind": "explained", "person": str(person.pk), "language": "nl", "by_hand": "on"}
    assert browser.post(at, sent).status_code == 302
    assert browser.post(at, sent | {"kind": "first"}).status_code == 422


@pytest.mark.parametrize("language", letters.LANGUAGES)
def test_every_condition_is_said_in_every_language(language: str) -> None:
    assert set(CONDITION_IN[language]) == set(Condition)
