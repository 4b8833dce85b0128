# SPDX-License-Identifier: EUPL-1.2
"""Each situation of the sheets in this folder, checked as a lawyer would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.law.reading import HERE, cents, situations, yes

from woonzeker import law
from woonzeker.law import atw, bgs, bik, lcv, rv, terms
from woonzeker.law.calendar import add_months

TERMS: dict[str, Callable[[date], terms.Deadline]] = {
    "aanbod van hulp": terms.offer_due,
    "eerste gesprek": terms.first_talk_due,
    "eerste gesprek bij dreiging": terms.threatening_talk_due,
    "beschikking": terms.decision_due,
    "veertiendagenbrief": terms.fourteen_days_letter_due,
    "bevel tot ontruiming": terms.eviction_order_met_by,
    "nieuwe ontruimingsdatum": terms.new_eviction_date_told_by,
    "opslag van de inboedel": terms.goods_kept_until,
    "moratorium": terms.moratorium_until,
    "breed moratorium": terms.broad_moratorium_until,
    "tenuitvoerlegging": terms.enforceable_until,
    "vonnis in de praktijk": terms.enforcement_doubtful_after,
    "verzet": rv.objection_until,
    "hoger beroep": rv.appeal_until,
    "hoger beroep in kort geding": rv.appeal_in_short_until,
    "dagvaarding": rv.summons_term_until,
    "tijd om te betalen": rv.respite_until,
}


@pytest.mark.parametrize("given", situations("termijnen"))
def test_a_term_ends_on_its_day(given: dict[str, Any]) -> None:
    found = TERMS[given["termijn"]](given["vanaf"])
    assert found.due_on == given["uiterlijk"], found.explanation
    assert found.unextended_on == given.get("zonder_verlenging", given["uiterlijk"])
    assert given.get("uitleg", "") in found.explanation


@pytest.mark.parametrize("given", situations("feestdagen"))
def test_a_day_is_free_or_not(given: dict[str, Any]) -> None:
    assert terms.is_working_day(given["dag"]) is yes(given["werkdag"])
    if "naam" in given:
        assert given["naam"] in terms.holidays(given["dag"].year)[given["dag"]]


@pytest.mark.parametrize("given", situations("verlenging"))
def test_the_algemene_termijnenwet_knows_its_limits(given: dict[str, Any]) -> None:
    span = atw.Span(given["aantal"], given["eenheid"], law.Nature(given["soort"]))
    found = atw.end_of(_start_that_ends_on(date(2026, 11, 28), span), span)
    assert found.unextended_on == date(2026, 11, 28)
    assert found.due_on == date(2026, 11, 30 if yes(given["verlengd"]) else 28)


def _start_that_ends_on(end: date, span: atw.Span) -> date:
    match span.unit:
        case "dagen":
            return end - timedelta(days=span.amount)
        case "weken":
            return end - timedelta(weeks=span.amount)
        case "maanden":
            return add_months(end, -span.amount)
        case _:
            return add_months(end, -12 * span.amount)


@pytest.mark.parametrize("given", situations("incassokosten"))
def test_collecting_costs_no_more_than_the_scale(given: dict[str, Any]) -> None:
    found = bik.collection_costs(
        cents(given["hoofdsom"]), on=date(2026, 11, 2), with_vat=yes(given.get("btw"))
    )
    assert found == cents(given["kosten"])


@pytest.mark.parametrize("given", situations("terugkerend"))
def test_small_recurring_claims_share_a_cap(given: dict[str, Any]) -> None:
    claims = [bik.Claim(cents(row["hoofdsom"]), row["op"]) for row in given["achterstanden"]]
    assert bik.recurring_costs(claims) == tuple(cents(amount) for amount in given["kosten"])


@pytest.mark.parametrize("given", situations("melding_huur"))
def test_a_landlord_reports_after_four_efforts(given: dict[str, Any]) -> None:
    done, reaction = given["gedaan"], given.get("reactie")
    efforts = bgs.Efforts(
        contact_tried_on=done.get("contact"),
        pointed_to_help_on=done.get("hulp"),
        reminded_on=done.get("herinnering"),
        offered_to_share_on=done.get("aanbod"),
        reaction=bgs.Reaction(reaction) if reaction else None,
    )
    found = bgs.shortcomings(efforts, given["gemeld"])
    assert "".join(dict.fromkeys(lack.letter for lack in found)) == given["ontbreekt"]
    assert all(str(lack.citation) == f"Bgs art. 2 onder {lack.letter}" for lack in found)


@pytest.mark.parametrize("given", situations("vensters"))
def test_arrears_are_of_an_age_to_be_reported(given: dict[str, Any]) -> None:
    window = lcv.window(given["partner"], on=given["gemeld"])
    if given["past"] == "geen venster":
        assert window is None
    else:
        assert window is not None
        assert window.holds(given["ontstaan"], given["gemeld"]) is yes(given["past"])


@pytest.mark.parametrize("given", situations("geldigheid"))
def test_a_value_holds_from_its_first_day(given: dict[str, Any]) -> None:
    if given["is"] == "geen":
        with pytest.raises(law.ParameterUnknown):
            law.parameter(given["waarde_van"], on=given["op"])
    else:
        assert law.parameter(given["waarde_van"], on=given["op"]).value == given["is"]


def test_there_are_enough_situations_and_each_says_what_it_is() -> None:
    names = [row.id for sheet in sorted(HERE.glob("*.yaml")) for row in situations(sheet.stem)]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
