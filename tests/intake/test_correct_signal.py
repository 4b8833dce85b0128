# SPDX-License-Identifier: EUPL-1.2
"""What a partner says instead of what its signal said, after a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.intake import services
from woonzeker.intake.models import ArrearsSignal, Delivery, SignalCorrection, SignalResult
from woonzeker.intake.rules import read_corrections
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
SAYS: dict[str, Any] = {
    "initials": "J.", "prefix": "de", "surname": "Vries", "born_on": "", "postcode": "3551AB",
    "house_number": 12, "house_letter": "A", "house_addition": "",
}  # fmt: skip


@pytest.fixture
def signal(municipality: str, partner_factory: Callable[..., Partner]) -> ArrearsSignal:
    """A signal without a date of birth."""
    partner = partner_factory("water", "Bron")
    with tenant(municipality):
        delivery = Delivery.objects.create(
            partner=partner, sector="water", channel="web", filename="water.csv", sha256="0" * 64,
            received_at=clock.now(), received_on=ON, received_by="tests",
        )  # fmt: skip
        return ArrearsSignal.objects.create(
            delivery=delivery, line_number=1, partner=partner, sector="water", own_reference="S1",
            period_on=ON.replace(day=1), signalled_on=ON, amount_cents=100, **SAYS,
        )  # fmt: skip


def corrected(actor: Actor, signal: ArrearsSignal, **said: str) -> ArrearsSignal:
    return services.correct_signal(actor=actor, signal=signal.pk, said=said)


def test_what_the_partner_says_replaces_what_stood_there(
    signal: ArrearsSignal, coordinator: Actor
) -> None:
    now = corrected(coordinator, signal, born_on="3-5-1980", house_addition="2")
    assert (now.born_on, now.house_addition, now.surname) == ("1980-05-03", "2", "Vries")


def test_who_wrote_it_down_and_what_stood_there_are_kept(
    signal: ArrearsSignal, coordinator: Actor
) -> None:
    corrected(coordinator, signal, born_on="3-5-1980", initials="J.")
    with tenant(signal.municipality):
        kept = SignalCorrection.objects.get(signal=signal)
        assert AuditLine.objects.filter(code="intake.correct_signal", subject=signal.pk).exists()
    assert (kept.before, kept.corrected_by) == ({"born_on": ""}, coordinator.id)


def test_saying_the_same_changes_nothing(signal: ArrearsSignal, coordinator: Actor) -> None:
    corrected(coordinator, signal, surname="Vries", house_number="12")
    with tenant(signal.municipality):
        assert not SignalCorrection.objects.exists()


def test_a_date_that_cannot_be_is_refused(signal: ArrearsSignal, coordinator: Actor) -> None:
    with pytest.raises(Refused, match="geen bestaande datum"):
        corrected(coordinator, signal, born_on="31-02-1980")


def test_what_was_taken_up_stays_as_it_is(signal: ArrearsSignal, coordinator: Actor) -> None:
    with tenant(signal.municipality):
        ArrearsSignal.objects.update(result=SignalResult.TAKEN_UP)
    with pytest.raises(Refused, match="al opgepakt"):
        corrected(coordinator, signal, born_on="3-5-1980")


def test_a_signal_that_is_not_there_is_not_found(coordinator: Actor, municipality: str) -> None:
    with pytest.raises(NotFound):
        services.correct_signal(actor=coordinator, signal=uuid4(), said={})


def test_an_outreach_worker_corrects_nothing(signal: ArrearsSignal, outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        corrected(outreach_worker, signal, born_on="3-5-1980")


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("postcode", "3551 ac", "3551AC"),
        ("house_number", "14", 14),
        ("born_on", "1981", "1981-00-00"),
        ("house_letter", "", ""),
        ("initials", " J. P. ", "J. P."),
    ],
)
def test_each_field_is_read_as_in_a_file(name: str, typed: str, kept: object) -> None:
    assert read_corrections({name: typed}, SAYS, on=ON).changes == {name: kept}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("postcode", "35AB"),
        ("house_number", "12a"),
        ("house_number", "0"),
        ("born_on", "01-01-2027"),
        ("born_on", "03-05-1780"),
        ("surname", "x" * 201),
    ],
)
def test_what_cannot_be_says_so(name: str, typed: str) -> None:
    found = read_corrections({name: typed}, SAYS, on=ON)
    assert (list(found.wrong), found.changes) == ([name], {})


def test_the_amount_and_the_days_are_not_for_putting_right() -> None:
    assert read_corrections({"amount_cents": "1", "signalled_on": "x"}, SAYS, on=ON).changes == {}
