# SPDX-License-Identifier: EUPL-1.2
"""A delivery says what is known here in the words of the national model, and nothing besides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.conftest import CODE
from tests.monitoring.delivering import (
    NUMBER,
    YEAR,
    delivered,
    faults,
    linked_signal,
    numbered,
    sought,
    taken_up,
)
from tests.situations import LEAD, resident

from woonzeker.access.models import AuditLine, ProcessingLine
from woonzeker.access.processing import lines_of
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkResult
from woonzeker.monitoring import selectors, services
from woonzeker.monitoring.ddas import Uitwisselmodel
from woonzeker.monitoring.models import Delivered
from woonzeker.monitoring.rules import Period, WrongPolicy
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import PolicyKind

pytestmark = pytest.mark.usefixtures("municipality")


def unlinked(**facts: Any) -> ArrearsSignal:
    """A signal of nobody in the register, at an address."""
    signal = linked_signal(resident(), **facts)
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.NOBODY, person=None)
    return signal


def test_an_empty_municipality_delivers_an_empty_message() -> None:
    message = delivered()
    assert faults(message) == []
    assert Uitwisselmodel.model_validate(message).leveringen is not None
    assert message["leveringen"][0]["vroegsignalen"] == []
    assert message["aanleverdatumEnTijd"].endswith("Z")


def test_who_is_linked_is_named_by_number_alone() -> None:
    linked_signal(numbered(), postcode="1234AB", amount_cents=12_350, arose_on=date(2026, 9, 1))
    message = delivered()
    assert faults(message) == []
    signal = message["leveringen"][0]["vroegsignalen"][0]
    assert signal["client"] == {"burgerservicenummer": NUMBER}
    assert signal["bedrag"] == 124
    assert signal["status"] == "Nog niet opgepakt"
    assert signal["signaalpartner"] == {"type": "Water"}
    assert signal["ontstaansdatum"] == "2026-09-01"


def test_who_is_not_linked_is_named_by_address() -> None:
    unlinked(postcode="1234AB", house_letter="A", house_addition="2", born_on="1980-02-01")
    message = delivered()
    assert faults(message) == []
    assert message["leveringen"][0]["vroegsignalen"][0]["client"] == {
        "postcode": "1234AB", "huisnummer": "12", "huisnummertoevoeging": "A2",
        "geboortedatum": "1980-02-01",
    }  # fmt: skip


@pytest.mark.parametrize("born_on", ["1980-00-00", "1980-02-31", "0000-05-05"])
def test_what_is_no_whole_day_of_birth_is_left_out(born_on: str) -> None:
    unlinked(postcode="1234AB", born_on=born_on)
    client = delivered()["leveringen"][0]["vroegsignalen"][0]["client"]
    assert "geboortedatum" not in client


def test_who_can_be_named_by_nothing_is_left_out_and_counted() -> None:
    unlinked(postcode="")
    assert delivered()["leveringen"][0]["vroegsignalen"] == []
    with tenant(CODE):
        assert Delivered.objects.get().left_out == 1


def test_a_household_comes_with_its_signals_and_attempts() -> None:
    person = numbered()
    one, other = linked_signal(person), linked_signal(person, partner="Stroom", sector="warmte")
    period = taken_up(person, one, other, result="advice")
    sought(period.case_id)
    sought(period.case_id, "letter", "sent", day_part="")
    message = delivered()
    assert faults(message) == []
    household = message["leveringen"][0]["vroegsignaalzaken"][0]
    assert {each["ID"] for each in household["vroegsignalen"]} == {str(one.pk), str(other.pk)}
    assert household["resultaat"] == "(Budget)advies en/of quick fix"
    assert household["datumOpgepakt"] == household["matchingsdatum"] == "2026-11-02"
    assert household["contactpogingen"] == [
        {"soort": "Huisbezoek", "bereikt": True, "datum": "2026-11-02", "dagdeel": "Avond"},
        {"soort": "Brief", "bereikt": False, "datum": "2026-11-02"},
    ]
    signals = message["leveringen"][0]["vroegsignalen"]
    assert {each["status"] for each in signals} == {"Opgepakt"}
    assert {each["signaalpartner"]["type"] for each in signals} == {"Water", "Energie"}


@pytest.mark.parametrize("mistake", ["opened_by_mistake", "wrongly_linked"])
def test_what_was_a_mistake_is_no_household(mistake: str) -> None:
    person = numbered()
    taken_up(person, linked_signal(person), result=mistake)
    given = delivered()["leveringen"][0]
    assert given["vroegsignaalzaken"] == []
    assert [each["status"] for each in given["vroegsignalen"]] == ["Niet opgepakt: andere reden"]
    counted = selectors.figures(actor=LEAD, period=YEAR)[1].counts
    assert counted == {("Water", "Niet opgepakt: andere reden"): 1}


def test_a_result_without_a_word_is_left_out() -> None:
    person = numbered()
    taken_up(person, linked_signal(person), result="rehoused")
    message = delivered()
    assert faults(message) == []
    assert "resultaat" not in message["leveringen"][0]["vroegsignaalzaken"][0]


def test_only_what_was_sent_in_the_period_is_delivered() -> None:
    linked_signal(numbered(), signalled_on=date(2026, 6, 30))
    assert len(delivered()["leveringen"][0]["vroegsignalen"]) == 1
    other = delivered(Period(date(2026, 7, 1), date(2026, 12, 31)))
    assert other["leveringen"][0]["vroegsignalen"] == []


def test_what_left_is_recorded_without_anybody_in_it() -> None:
    linked_signal(numbered())
    delivered()
    with tenant(CODE):
        row = Delivered.objects.get()
    assert (row.signals, row.cases, row.left_out, row.made_by) == (1, 0, 0, LEAD.id)
    assert (row.from_on, row.to_on) == (YEAR.from_on, YEAR.to_on)
    assert len(row.sha256) == 64
    assert NUMBER not in str(row.incomplete)


def test_each_person_has_a_line_in_the_processing_log_once() -> None:
    person, signal = numbered(), unlinked(postcode="1234AB")
    linked_signal(person)
    linked_signal(person, partner="Stroom", sector="energie")
    delivered()
    with tenant(CODE):
        mine = [each for each in lines_of(person.pk) if each.name.startswith("matching.numbers")]
        assert [each.activity for each in mine] == ["landelijke-levering/2"]
        about = [each for each in lines_of(signal.pk) if "delivery" in each.name]
        assert len(about) == 1


def test_no_number_stands_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    linked_signal(numbered())
    with caplog.at_level(0):
        delivered()
    assert NUMBER not in caplog.text
    with tenant(CODE):
        lines = [str(row) for row in AuditLine.objects.values_list()]
        lines += [str(row) for row in ProcessingLine.objects.values_list()]
    assert not any(NUMBER in line for line in lines)


def test_a_policy_that_makes_a_delivery_impossible_is_not_decided() -> None:
    said = {"national_delivery": {"partner_types": {"geen-kenmerk": "DUO"}}}
    with pytest.raises(WrongPolicy):
        organisations.decide_policy(
            actor=LEAD, kind=PolicyKind.PARTNERS, data=said, valid_from=date(2026, 11, 2)
        )


def test_what_a_municipality_says_of_a_partner_goes_before_its_kind() -> None:
    signal = linked_signal(numbered(), sector="belasting", partner="Toeslagen")
    services.name_organisation(
        actor=LEAD,
        said={"organisation": "Meerveld", "partner_types": {str(signal.partner_id): "DUO"}},
    )
    message = delivered()
    assert message["leveringen"][0]["vroegsignalen"][0]["signaalpartner"] == {"type": "DUO"}
    assert message["leveringen"][0]["aanleverendeOrganisatie"] == {"naam": "Meerveld"}
