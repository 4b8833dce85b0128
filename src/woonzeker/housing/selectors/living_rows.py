# SPDX-License-Identifier: EUPL-1.2
"""Rows of agreements as the rules count them. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.housing.models import (
    Agreement,
    AgreementSignature,
    Breach,
    BreachStep,
    BreachTelling,
    ConditionLook,
    OwnNameStep,
)
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_end import OwnStep
from woonzeker.housing.rules.agreement_kinds import AgreementKind, Condition, Party
from woonzeker.housing.rules.agreement_words import Step
from woonzeker.legal import rules as watching
from woonzeker.legal.rules import LastOfferPolicy, Look, Seen, last_offer_policy_from
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided


@dataclass(frozen=True, slots=True)
class HeldBreach:
    """One breach: its row, how the rules count it, its steps that stand, and who was told."""

    row: Breach
    counted: watching.Breach
    steps: tuple[BreachStep, ...]
    tellings: tuple[BreachTelling, ...]

    @property
    def condition(self) -> Condition:
        """Which condition was not kept."""
        return Condition(self.row.condition)

    @property
    def repaired(self) -> bool:
        """Whether it was put right."""
        return self.counted.repaired_on is not None


@dataclass(frozen=True, slots=True)
class Held:
    """One agreement with all that hangs on it."""

    row: Agreement
    counted: rules.Agreement
    looks: Mapping[Condition, tuple[Look, ...]] = field(default_factory=dict)
    breaches: tuple[HeldBreach, ...] = ()
    own_steps: tuple[OwnNameStep, ...] = ()

    @property
    def open_breaches(self) -> tuple[HeldBreach, ...]:
        """Breaches that nothing put right, the oldest first."""
        return tuple(each for each in self.breaches if not each.repaired)

    @property
    def done(self) -> dict[OwnStep, date]:
        """The steps towards a contract of one's own that were made."""
        return {OwnStep(each.step): each.done_on for each in self.own_steps}

    @property
    def signed(self) -> OwnNameStep | None:
        """The contract in the resident's own name, once it was signed."""
        return next((each for each in self.own_steps if each.step == OwnStep.SIGNED), None)

    def months(self, *, on: date, policy: LastOfferPolicy) -> tuple[rules.Watched, ...]:
        """Every condition in every month, oldest first."""
        return rules.watched(self.counted, self.looks, day=self.row.due_day, on=on, policy=policy)


def standing() -> QuerySet[Agreement]:
    """Agreements that nobody took back."""
    return Agreement.objects.filter(recalled_at=None)


def running() -> QuerySet[Agreement]:
    """Agreements that did not end."""
    return standing().filter(ended_on=None)


def policy_now() -> LastOfferPolicy:
    """What the municipality decided, as it holds today."""
    return last_offer_policy_from(
        decided(current_municipality(), PolicyKind.LAST_OFFERS, on=clock.today())
    )


def held(row: Agreement) -> Held:
    """One agreement with all that hangs on it."""
    return held_all([row])[0]


def held_all(rows: Iterable[Agreement]) -> list[Held]:
    """Agreements with all that hangs on them, in the order of the rows; five questions in all."""
    found = list(rows)
    keys = [row.pk for row in found]
    signed = _signed(keys)
    looks = _looks(keys)
    breaches = _breaches(keys)
    steps: dict[UUID, list[OwnNameStep]] = defaultdict(list)
    for step in OwnNameStep.objects.filter(agreement__in=keys, recalled_at=None).order_by(
        "done_on", "noted_at"
    ):
        steps[step.agreement_id].append(step)
    return [
        Held(
            row,
            counted(row, signed[row.pk]),
            {key: tuple(each) for key, each in looks[row.pk].items()},
            tuple(breaches[row.pk]),
            tuple(steps[row.pk]),
        )
        for row in found
    ]


def counted(row: Agreement, signed: Mapping[Party, date]) -> rules.Agreement:
    """A row as the rules count it."""
    return rules.Agreement(
        kind=AgreementKind(row.kind),
        begins_on=row.begins_on,
        said_until=row.said_until,
        conditions=frozenset(Condition(each) for each in row.conditions),
        signed=dict(signed),
        first_on=row.first_on,
        informed_on=row.informed_on,
        bewind_own_on=row.bewind_own_on,
        ended_on=row.ended_on,
    )


def _signed(keys: list[UUID]) -> dict[UUID, dict[Party, date]]:
    found: dict[UUID, dict[Party, date]] = defaultdict(dict)
    rows = AgreementSignature.objects.filter(agreement__in=keys, recalled_at=None)
    for agreement, party, on in rows.values_list("agreement", "party", "signed_on"):
        found[agreement][Party(party)] = on
    return found


def _looks(keys: list[UUID]) -> dict[UUID, dict[Condition, list[Look]]]:
    found: dict[UUID, dict[Condition, list[Look]]] = defaultdict(lambda: defaultdict(list))
    rows = ConditionLook.objects.filter(agreement__in=keys).order_by("looked_at", "pk")
    for row in rows:
        look = Look(row.due_on, Seen(row.seen), row.looked_on)
        found[row.agreement_id][Condition(row.condition)].append(look)
    return found


def _breaches(keys: list[UUID]) -> dict[UUID, list[HeldBreach]]:
    steps: dict[UUID, list[BreachStep]] = defaultdict(list)
    for step in BreachStep.objects.filter(breach__agreement__in=keys, recalled_at=None).order_by(
        "on", "noted_at"
    ):
        steps[step.breach_id].append(step)
    tellings: dict[UUID, list[BreachTelling]] = defaultdict(list)
    for telling in BreachTelling.objects.filter(breach__agreement__in=keys).order_by("told_at"):
        tellings[telling.breach_id].append(telling)
    found: dict[UUID, list[HeldBreach]] = defaultdict(list)
    rows = Breach.objects.filter(agreement__in=keys).order_by("due_on", "condition")
    for row in rows:
        made = tuple(steps[row.pk])
        found[row.agreement_id].append(
            HeldBreach(row, counted_breach(row, made), made, tuple(tellings[row.pk]))
        )
    return found


def held_breach(row: Breach) -> HeldBreach:
    """One breach with its steps."""
    steps = tuple(
        BreachStep.objects.filter(breach=row, recalled_at=None).order_by("on", "noted_at")
    )
    tellings = tuple(BreachTelling.objects.filter(breach=row).order_by("told_at"))
    return HeldBreach(row, counted_breach(row, steps), steps, tellings)


def counted_breach(row: Breach, steps: Iterable[BreachStep]) -> watching.Breach:
    """A breach as the rules count it."""
    on = {each.step: each.on for each in steps}
    return watching.Breach(
        row.found_on, on.get(Step.HELPED), on.get(Step.REFUSED), on.get(Step.REPAIRED),
        on.get(Step.TOLD),
    )  # fmt: skip
