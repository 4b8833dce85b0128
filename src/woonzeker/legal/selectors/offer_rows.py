# SPDX-License-Identifier: EUPL-1.2
"""Rows of last offers as the rules read them. Nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.legal.models import (
    Bewind,
    BewindEvaluation,
    BewindRequest,
    BewindSignature,
    Moratorium,
    RentLook,
    Settlement,
)
from woonzeker.legal.rules import LastOfferPolicy, Look, Seen, last_offer_policy_from
from woonzeker.legal.rules import bewind as listing
from woonzeker.legal.rules import bewind_course as course
from woonzeker.legal.rules.moratorium import (
    Application,
    Asker,
    CurrentRent,
    MoratoriumKind,
    RentKeptBy,
)
from woonzeker.legal.rules.moratorium_course import Grant
from woonzeker.legal.rules.settlement import Settlement as Followed
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided


def last_offer_policy(municipality: str) -> LastOfferPolicy:
    """What a municipality decided about last offers, as it holds today."""
    return last_offer_policy_from(decided(municipality, PolicyKind.LAST_OFFERS, on=clock.today()))


def days_of(kept: Mapping[str, str]) -> dict[str, date]:
    """Codes with their days, of a column that keeps them as text."""
    return {code: date.fromisoformat(day) for code, day in kept.items()}


def application_of(row: Moratorium) -> Application:
    """A request in the making."""
    kept_by = RentKeptBy(row.rent_kept_by) if row.rent_kept_by else None
    return Application(
        kind=MoratoriumKind(row.kind),
        asker=Asker(row.asker),
        threat=row.threat,
        threat_on=row.threat_on,
        rent=CurrentRent(row.rent_from, row.rent_through, kept_by),
        papers=frozenset(row.papers),
        resident_signed_on=row.resident_signed_on,
        lawyer_on=row.lawyer_on,
        seized=row.seized,
        settlement_on=row.settlement_on,
    )


def grant_of(row: Moratorium) -> Grant:
    """What a court gave; only of a row that says so."""
    if row.decided_on is None:
        raise ValueError("no court decided on this")
    return Grant(
        kind=MoratoriumKind(row.kind),
        granted_on=row.decided_on,
        said_until=row.said_until,
        settlement_on=row.settlement_on,
        ended_on=row.ended_on,
        reported_on=row.reported_on,
    )


def looks_of(moratoria: Iterable[UUID]) -> dict[UUID, list[Look]]:
    """What somebody saw of each month, in the order in which they looked."""
    found: dict[UUID, list[Look]] = defaultdict(list)
    rows = RentLook.objects.filter(moratorium__in=list(moratoria))
    for row in rows.order_by("looked_at", "pk"):
        found[row.moratorium_id].append(Look(row.due_on, Seen(row.seen), row.looked_on))
    return found


def followed(row: Settlement) -> Followed:
    """A debt settlement as it is followed."""
    return Followed(
        row.asked_on, row.refused_on, row.begins_on, row.said_until, row.ended_on, row.clean_slate
    )


def list_of(row: BewindRequest) -> listing.BewindList:
    """The list of proportionality."""
    words = row.means_words
    return listing.BewindList(
        version=row.version,
        ground=row.ground,
        threatened_on=row.threatened_on,
        steps=days_of(row.steps),
        means=tuple(
            listing.Means(
                code,
                listing.Weighed(said["weighed"]),
                date.fromisoformat(said["on"]),
                argued=bool(words.get(code)),
            )
            for code, said in row.means.items()
        ),
        heard=listing.Heard(
            row.heard_on, tuple((date.fromisoformat(day), way) for day, way in row.tries)
        ),
        harms=frozenset(row.harms),
        harm_argued=bool(row.harm_words),
        term_argued=bool(row.term_words),
    )


def signed_of(row: BewindRequest) -> tuple[listing.Signature, ...]:
    """Who signed which version; who said no signed nothing."""
    rows = BewindSignature.objects.filter(request=row, agrees=True).order_by("signed_at")
    return tuple(listing.Signature(each.signed_by, each.version, each.signed_on) for each in rows)


def request_stands(row: BewindRequest, policy: LastOfferPolicy) -> listing.BewindRequest:
    """How a request of the college stands today."""
    return listing.request_of(list_of(row), signed_of(row), on=clock.today(), policy=policy)


def wish_of(row: Bewind) -> listing.Wish:
    """What a resident chose."""
    return listing.Wish(
        listing.BewindKind(row.kind), row.wished_on, row.explained_on, row.resident_signed_on
    )


def running(row: Bewind) -> course.Bewind:
    """Bewind that began; only of a row that says so."""
    if row.begins_on is None:
        raise ValueError("this did not begin")
    return course.Bewind(
        kind=listing.BewindKind(row.kind),
        begins_on=row.begins_on,
        said_until=row.said_until,
        wants_out_on=row.wants_out_on,
        ended_on=row.ended_on,
    )


def evaluations_of(bewinden: Iterable[UUID]) -> dict[UUID, list[BewindEvaluation]]:
    """The evaluations that nobody took back, in the order in which they were held."""
    found: dict[UUID, list[BewindEvaluation]] = defaultdict(list)
    rows = BewindEvaluation.objects.filter(bewind__in=list(bewinden), recalled_at=None)
    for row in rows.order_by("held_on", "noted_at"):
        found[row.bewind_id].append(row)
    return found


def held(rows: Iterable[BewindEvaluation]) -> list[course.Evaluation]:
    """Evaluations as the rules read them."""
    return [
        course.Evaluation(row.held_on, row.go_on, argued=bool(row.why), resident_on=row.resident_on)
        for row in rows
    ]


def bewind_stands(row: Bewind, policy: LastOfferPolicy) -> course.BewindStanding:
    """How bewind that began stands today."""
    evaluations = held(evaluations_of([row.pk])[row.pk])
    return course.standing_of(running(row), evaluations, on=clock.today(), policy=policy)
