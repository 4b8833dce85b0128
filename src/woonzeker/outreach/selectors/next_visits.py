# SPDX-License-Identifier: EUPL-1.2
"""What the contact ladder says of many cases, for who plans visits. Nobody looks here."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.outreach.ladder import VISITS, LadderFacts, LadderStep, Proposal, next_rung
from woonzeker.outreach.models import ContactAttempt, ContactWish, LadderDeviation
from woonzeker.outreach.selectors.ladder_words import STEP_WORDS, tried_words
from woonzeker.outreach.selectors.next_contact import newest_choices, still_chosen
from woonzeker.outreach.selectors.seeking import Sought, facts_of, sought_of
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import NextVisit


def next_visits(asked: QuerySet[Case]) -> dict[UUID, NextVisit]:
    """What comes now with those of these cases of which somebody tried or said something.

    A step that a worker chose goes first. Of the others there is nothing to tell: any visit is the
    first.
    """
    told = (ContactAttempt.objects, ContactWish.objects, LadderDeviation.objects)
    begun = [Exists(rows.filter(case=OuterRef("pk"))) for rows in told]
    with_home = asked.filter(begun[0] | begun[1] | begun[2]).select_related("household")
    cases = list(with_home.order_by("number"))
    today, past = clock.today(), sought_of(cases)
    facts = facts_of(cases, past, on=today)
    chosen = newest_choices(cases)
    return {case.pk: _said(facts[case.pk], past[case.pk], chosen.get(case.pk)) for case in cases}


def _said(facts: LadderFacts, past: Sought, choice: LadderDeviation | None) -> NextVisit:
    proposal = next_rung(facts)
    if own := still_chosen(choice, facts, past):
        proposal = replace(proposal, step=LadderStep(own.chosen), day_part="", from_on=facts.on)
    step = proposal.step
    return NextVisit(
        visits=step in VISITS and step is not LadderStep.PEER_VISIT,
        by_peer=step is LadderStep.PEER_VISIT,
        parts=_parts(proposal, facts),
        wished=_wished(facts),
        from_on=proposal.from_on,
        why=_why(proposal),
    )


def _parts(proposal: Proposal, facts: LadderFacts) -> frozenset[DayPart]:
    """When the ladder wants the visit, inside what the household wishes."""
    if proposal.day_part:
        return frozenset({DayPart(proposal.day_part)})
    parts = frozenset(map(DayPart, proposal.step.day_parts)) if proposal.step else frozenset()
    return parts & _wished(facts) or parts or frozenset(DayPart)


def _wished(facts: LadderFacts) -> frozenset[DayPart]:
    return frozenset(map(DayPart, facts.wish.day_parts)) or frozenset(DayPart)


def _why(proposal: Proposal) -> str:
    """'Huisbezoek in de avond. Twee keer overdag niemand thuis.'"""
    if proposal.step is None:
        return ""
    return " ".join([f"{capfirst(str(STEP_WORDS[proposal.step]))}.", *tried_words(proposal.reason)])
