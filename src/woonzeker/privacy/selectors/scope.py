# SPDX-License-Identifier: EUPL-1.2
"""The ids by which everything about one person is found, and the rows of a table about them."""

from __future__ import annotations

from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from woonzeker.access import processing
from woonzeker.access.actors import Actor
from woonzeker.cases.models import CasePerson, MatchingPeriod, PeriodSignal
from woonzeker.matching.models import Link, LinkResult
from woonzeker.privacy.rules.holdings import HOLDINGS, Holding, Scope


def scope_of(*, actor: Actor, person: UUID) -> Scope:
    """By which ids everything about a person is found. A building block: nobody looks here."""
    links = Link.objects.filter(person=person, result=LinkResult.LINKED)
    pairs = list(links.values_list("pk", "signal_id"))
    signals = frozenset(signal for _link, signal in pairs)
    cases = frozenset(CasePerson.objects.filter(person=person).values_list("case_id", flat=True))
    periods = frozenset(
        PeriodSignal.objects.filter(signal__in=signals).values_list("period_id", flat=True)
    )
    cases |= frozenset(
        MatchingPeriod.objects.filter(pk__in=periods).values_list("case_id", flat=True)
    )
    stands_for = {
        name
        for each in (person, *signals)
        for name in processing.pseudonyms(actor.municipality, each)
    }
    return Scope(
        person=person,
        links=frozenset(link for link, _signal in pairs),
        signals=signals,
        periods=periods,
        cases=cases,
        households=_households(cases),
        pseudonyms=frozenset(stands_for),
    )


def rows_of(*, actor: Actor, scope: Scope, model: str) -> QuerySet[Model]:
    """The rows of a table about whoever the scope is of. A building block: nobody looks here."""
    holding = _holding(model)
    about = Q(pk__in=[])
    for lookup, root in holding.found_by:
        about |= Q(**{f"{lookup}__in": scope.ids(root)})
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(about)
    return rows


def _holding(model: str) -> Holding:
    return next(each for each in HOLDINGS if each.model == model)


def _households(cases: frozenset[UUID]) -> frozenset[UUID]:
    rows = apps.get_model("cases.Case")._default_manager.filter(pk__in=cases)
    return frozenset(rows.values_list("household_id", flat=True))
