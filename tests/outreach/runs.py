# SPDX-License-Identifier: EUPL-1.2
"""Print runs as tests need them: made, posted, looked at again."""

from __future__ import annotations

from typing import Any

from tests.conftest import CODE

from woonzeker.access import jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson
from woonzeker.matching.models import Person
from woonzeker.outreach.models import Letter, PrintRun
from woonzeker.outreach.services import make_run, post_run, release_run


def made(maker: Actor, kind: str = "first") -> PrintRun:
    """A run that was drawn and judged."""
    with jobs.inline():
        run = make_run(actor=maker, kind=kind)
    return fresh(run)


def fresh(run: PrintRun) -> PrintRun:
    with tenant(CODE):
        return PrintRun.objects.get(pk=run.pk)


def posted(maker: Actor, second: Actor) -> PrintRun:
    run = made(maker)
    release_run(actor=second, print_run=run.pk)
    with jobs.inline():
        post_run(actor=maker, print_run=run.pk)
    return fresh(run)


def letters(run: PrintRun) -> list[tuple[str, str]]:
    with tenant(CODE):
        rows = Letter.objects.filter(run=run).order_by("case__number")
        return list(rows.values_list("state", "reason"))


def of_person(case: Case, **facts: Any) -> None:
    with tenant(CODE):
        about = CasePerson.objects.filter(case=case).values("person")
        Person.objects.filter(pk__in=about).update(**facts)
