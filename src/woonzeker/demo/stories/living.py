# SPDX-License-Identifier: EUPL-1.2
"""Households that live on under an agreement, watched month by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.demo.stories.court import summoned_and_judged
from woonzeker.demo.stories.household import COUNSELS, Told, named
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.housing.models import Agreement, Breach
from woonzeker.housing.rules.agreement_end import HowEnded, OwnStep
from woonzeker.housing.rules.agreement_kinds import TYPES, AgreementKind, Condition
from woonzeker.housing.services import living, living_end, living_watch
from woonzeker.law.calendar import add_months
from woonzeker.legal.rules import Judgment, Seen
from woonzeker.legal.rules.track import Ruling
from woonzeker.outreach.models import Channel, ContactOutcome

_K = AgreementKind
_C = Condition


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement of one household: since so many days, for so many months."""

    household: Told
    kind: AgreementKind
    days: int
    months: int
    conditions: tuple[Condition, ...] = (Condition.RENT,)
    due_day: int = 1

    @property
    def begins_on(self) -> date:
        """Its first day."""
        return self.household.stage.ago(self.days)

    def made(self) -> Agreement:
        """It is written down, explained and signed on its first day."""
        mine, on = self.household.by(COUNSELS), self.begins_on
        until = add_months(on, self.months) - timedelta(days=1)
        draft = living.Draft(self.kind, on, until, self.conditions, self.due_day)
        with self.household.stage.at(on):
            row = living.draft_agreement(actor=mine, case=self.household.case, draft=draft)
            living.explain_agreement(actor=mine, living=row.pk, on=on)
            for party in sorted(TYPES[self.kind].signers):
                living.sign_agreement(actor=mine, living=row.pk, party=party, on=on)
        return row

    def watched(self, row: Agreement, months: Iterable[tuple[date, Seen]]) -> None:
        """Somebody looked at the rent of each month, two days after it was due."""
        for due_on, seen in months:
            with self.household.stage.at(due_on + timedelta(days=2)):
                living_watch.look_at_condition(
                    actor=self.household.by(COUNSELS), living=row.pk, condition=_C.RENT,
                    due_on=due_on, seen=seen, told_by="partner",
                )  # fmt: skip

    def due(self, until: date) -> list[date]:
        """The days on which rent was due until a day."""
        first = self.begins_on.replace(day=self.due_day)
        days = (add_months(first, at) for at in range(1, 30))
        return [day for day in days if day <= until]


def _kept(agreed: Agreed, row: Agreement, *, until: date) -> None:
    agreed.watched(row, [(day, Seen.KEPT) for day in agreed.due(until)])


def running(stage: Stage) -> None:
    """A last chance, a second chance, a contract of a provider, one taken over, one of shelter."""
    plans = (
        ("last_chance", _K.LAST_CHANCE, 110, 12, (_C.RENT,)),
        ("hov", _K.HOV, 130, 23, (_C.RENT,)),
        ("taken_over", _K.TAKEN_OVER, 100, 18, (_C.RENT,)),
        ("shelter_home", _K.SHELTER_AT_HOME, 95, 12, (_C.RENT,)),
    )
    looked_until = stage.today - timedelta(days=20)
    for name, kind, days, months, conditions in plans:
        if (household := named(stage, name)) is not None:
            household.met(days + 14, ContactOutcome.ACCEPTED)
            agreed = Agreed(household, kind, days, months, conditions)
            row = agreed.made()
            _kept(agreed, row, until=looked_until)
            if not TYPES[kind].own_name:
                with stage.at(agreed.begins_on):
                    living_end.own_name_step(
                        actor=household.by(COUNSELS), living=row.pk, step=OwnStep.PROMISED,
                        on=agreed.begins_on,
                    )  # fmt: skip


def breach(stage: Stage) -> None:
    """A conditional judgment: one month was not paid, and help goes first."""
    household = named(stage, "conditional")
    if household is None:
        return
    household.met(120, ContactOutcome.ACCEPTED)
    household.children(120, 2)
    ruling = Ruling(Judgment.CONDITIONAL, by_default=False, at_once=False, costs_cents=64100)
    household.claims(*summoned_and_judged(74, ruling))
    agreed = Agreed(household, _K.CONDITIONAL_JUDGMENT, 70, 12, due_day=25)
    row = agreed.made()
    due = agreed.due(stage.today - timedelta(days=3))
    agreed.watched(row, [*((day, Seen.KEPT) for day in due[:-1]), (due[-1], Seen.NOT_KEPT)])
    spoken = household.met(4, ContactOutcome.TALKED, channel=Channel.PHONE, by=COUNSELS)
    with stage.at(stage.ago(4)):
        found = Breach.objects.get(agreement=row.pk)
        living_watch.help_begun(
            actor=household.by(COUNSELS), living_breach=found.pk, proof=f"contact-{spoken.pk}"
        )


def ended(stage: Stage) -> None:
    """A second chance that ended in a contract of one's own, and a letting that did not."""
    words = told("agreements")
    if (household := named(stage, "second_chance")) is not None:
        household.met(165, ContactOutcome.ACCEPTED)
        agreed = Agreed(household, _K.SECOND_CHANCE, 150, 4)
        row = agreed.made()
        _kept(agreed, row, until=agreed.due(stage.today)[3])
        _end(agreed, row, 26, HowEnded.OWN_CONTRACT, words["reached"], seen="landlord")
    if (household := named(stage, "intermediate")) is not None:
        household.met(140, ContactOutcome.ACCEPTED)
        agreed = Agreed(household, _K.INTERMEDIATE, 130, 12)
        row = agreed.made()
        _kept(agreed, row, until=stage.today - timedelta(days=60))
        _end(agreed, row, 19, HowEnded.NO_CONTRACT, words["without"], happened=True)


def _end(
    agreed: Agreed, row: Agreement, days: int, how: HowEnded, why: str, *, seen: str = "",
    happened: bool = False,
) -> None:  # fmt: skip
    stage = agreed.household.stage
    said = living_end.End(
        stage.ago(days), how, why, happened=happened, by_party=happened, seen=seen
    )
    with stage.at(stage.ago(days)):
        living_end.end_agreement(actor=agreed.household.by(COUNSELS), living=row.pk, said=said)


def chapter(stage: Stage) -> None:
    """Every agreement."""
    for story in (running, breach, ended):
        story(stage)
