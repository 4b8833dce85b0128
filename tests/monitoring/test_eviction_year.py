# SPDX-License-Identifier: EUPL-1.2
"""A year of evictions from what bailiffs and courts told: each household once, each by its end."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cases.running import make
from tests.conftest import CODE, MONDAY
from tests.monitoring.losing import happened, rented
from tests.situations import LEAD

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.help.models import ChildrenKnown
from woonzeker.legal.rules import Judgment
from woonzeker.monitoring import services
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.evictions import Ending, Outcome, Reason
from woonzeker.monitoring.rules.sieve import Children
from woonzeker.monitoring.rules.sieve_counts import Chosen
from woonzeker.monitoring.selectors.evictions import judged, lost
from woonzeker.monitoring.selectors.sieve import sieve
from woonzeker.retention.models import Ground, SubjectKind
from woonzeker.retention.rules import Ids
from woonzeker.retention.services.erasing import Order, erase

YEAR = Chosen(date(2026, 1, 1), date(2026, 12, 31))


def later() -> date:
    return MONDAY + timedelta(days=20)


def test_who_is_evicted_counts_once_with_its_landlord_and_children(municipality: str) -> None:
    case = rented()
    happened(case, "judged", "carried_out")
    with tenant(CODE):
        ChildrenKnown.objects.create(
            case=case, answer="yes", source="parent", asked_on=MONDAY, recorded_at=clock.now()
        )
    services.bring_up_to_date(actor=LEAD)
    make(case, "home_lost", on=later())
    with clock.standing_at(later()), tenant(CODE):
        gone, spoken = lost(LEAD, 2026), judged(LEAD, 2026)
    assert [(each.ending, each.landlord, each.reason, each.children) for each in gone] == [
        (Ending.CARRIED_OUT, "corporation", Reason.ARREARS, Children.YES)
    ]
    assert [(each.kind, each.by_default, each.outcome) for each in spoken] == [
        (Judgment.DISSOLUTION, True, Outcome.EVICTED)
    ]


def test_the_key_comes_before_the_bailiff(municipality: str) -> None:
    happened(rented(), "judged", "key", "carried_out")
    with clock.standing_at(later()), tenant(CODE):
        assert [each.ending for each in lost(LEAD, 2026)] == [Ending.KEY]
        assert lost(LEAD, 2025) == []


def test_who_was_put_out_without_a_court_counts_so(municipality: str) -> None:
    make(rented(), "home_lost")
    with tenant(CODE):
        assert [each.ending for each in lost(LEAD, 2026)] == [Ending.NO_COURT]


def test_a_judgment_after_which_help_was_accepted_is_a_home_kept(municipality: str) -> None:
    case = rented()
    happened(case, "judged")
    with tenant(CODE):
        SieveRow.objects.filter(case=case).update(place="paid", result="paid", left_on=MONDAY)
    with clock.standing_at(later()), tenant(CODE):
        assert [each.outcome for each in judged(LEAD, 2026)] == [Outcome.KEPT]


def test_who_is_erased_stays_in_the_counts_and_is_not_made_again(municipality: str) -> None:
    case = make(rented(), "dagvaarding_served", on=later())
    make(case, "close_paid", on=later() + timedelta(days=2))
    with tenant(CODE):
        before = sieve(actor=LEAD, chosen=YEAR)
        erase(LEAD, [Order(SubjectKind.CASE, case.pk, Ids(cases=(case.pk,)), Ground.TERM)])
        assert not SieveRow.objects.exists()
    services.bring_up_to_date(actor=LEAD)
    services.rebuild_sieve(actor=LEAD)
    with tenant(CODE):
        assert not SieveRow.objects.exists()
        after = sieve(actor=LEAD, chosen=YEAR)
    assert (after.sieve, after.medians) == (before.sieve, before.medians)
