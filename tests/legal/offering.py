# SPDX-License-Identifier: EUPL-1.2
"""Households with last offers: who works on them, a request for time, a list that is complete."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import UUID

from tests.conftest import CODE, person
from tests.help.indebted import household
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, CaseTask
from woonzeker.legal import services
from woonzeker.legal.models import BewindRequest, Moratorium
from woonzeker.legal.rules.bewind import MEANS, STEPS, Weighed
from woonzeker.legal.rules.moratorium import PAPERS, MoratoriumKind
from woonzeker.legal.services.bewind_lists import (
    GroundPart,
    HarmPart,
    HeardPart,
    MeansPart,
    Part,
    StepsPart,
)
from woonzeker.legal.services.moratoria import Asked

#: the Monday on which tests happen
TODAY = date(2026, 11, 2)
WHY = "Dit hielp niet genoeg: de achterstand groeide elke maand door."
_names = count(1)


def counsellor(case: Case) -> Actor:
    """A debt counsellor who works on a case."""
    actor = person(Role.DEBT_COUNSELLOR, name=f"raad{next(_names)}")
    let_work(actor, case)
    return actor


def lead() -> Actor:
    """Who leads the team of these cases."""
    return person(Role.TEAM_LEAD, name=f"lead{next(_names)}")


def manager() -> Actor:
    """A manager, who sees no case before one is put to them."""
    return person(Role.MANAGER, name=f"manager{next(_names)}")


def home() -> Case:
    """A case of one household."""
    return household()


def at_step(case: Case, step: int, *moves: str) -> Case:
    """The case at a step, with moves that somebody made before."""
    with tenant(CODE):
        last = CaseMove.objects.filter(case=case).count()
        for number, code in enumerate(moves, last + 1):
            CaseMove.objects.create(
                case=case, sequence=number, code=code, to_step=step, to_status="open",
                from_step=case.step, from_status="open", moved_on=clock.today(),
                moved_at=clock.now(), actor_kind="system", actor_id="tests",
            )  # fmt: skip
        Case.objects.filter(pk=case.pk).update(step=step)
        return Case.objects.get(pk=case.pk)


def asked() -> Asked:
    """All that the court must know of an eviction that threatens."""
    return Asked(
        asker="schuldenaar", threat="gedwongen_ontruiming", threat_on=TODAY + timedelta(days=18),
        rent_from=date(2026, 9, 1), rent_through=date(2026, 11, 1), rent_kept_by="paid_on",
        rent_day=1, resident_signed_on=TODAY,
    )  # fmt: skip


def prepared(actor: Actor, case: Case) -> Moratorium:
    """A request that lacks nothing."""
    made = services.prepare_moratorium(actor=actor, case=case.pk, kind=MoratoriumKind.PROVISION)
    services.change_moratorium(actor=actor, moratorium=made.pk, asked=asked())
    return services.note_papers(actor=actor, moratorium=made.pk, papers=list(PAPERS))


def granted(actor: Actor, case: Case, until: date | None = None) -> Moratorium:
    """A moratorium that a court gave today."""
    made = prepared(actor, case)
    services.send_moratorium(actor=actor, moratorium=made.pk, on=TODAY)
    return services.decide_moratorium(
        actor=actor, moratorium=made.pk, granted=True, on=TODAY, said_until=until
    )


def complete_list(actor: Actor, case: Case) -> BewindRequest:
    """A list of proportionality that lacks nothing but signatures."""
    made = services.begin_bewind_list(actor=actor, case=case.pk)
    ground = "verkwisting_of_problematische_schulden"
    parts: list[Part] = [
        GroundPart(ground, TODAY),
        StepsPart(dict.fromkeys(STEPS, TODAY)),
        *(MeansPart(code, Weighed.TRIED, TODAY, WHY) for code in MEANS),
        HeardPart("Ik wil mijn huis houden en ik wil dat het rustig wordt.", TODAY),
        HarmPart(("home", "children"), WHY, WHY),
    ]
    for part in parts:
        made = services.keep_bewind_list(actor=actor, bewind_request=made.pk, part=part)
    return made


def waiting(case: UUID) -> dict[str, date]:
    """The tasks that wait, with their days."""
    with tenant(CODE):
        rows = CaseTask.objects.filter(case=case, done_on=None)
        return dict(rows.values_list("kind", "due_on"))
