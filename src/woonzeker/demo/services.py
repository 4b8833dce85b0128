# SPDX-License-Identifier: EUPL-1.2
"""Noting how far the practice municipality has been filled in."""

from __future__ import annotations

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.demo.models import DemoProgress


@action("demo.note_progress", may_if=only_system(), basis="geen: verzonnen gegevens")
def note_progress(*, actor: Actor, months_done: int, months_in_all: int) -> DemoProgress:
    """Note how many months are in; months that were in stay in."""
    progress, _ = DemoProgress.objects.get_or_create(municipality_id=actor.municipality)
    progress.months_done = max(months_done, progress.months_done)
    progress.months_in_all = months_in_all
    progress.save()
    return progress


@action("demo.note_told", may_if=only_system(), basis="geen: verzonnen gegevens")
def note_told(*, actor: Actor, told: int) -> None:
    """Note how far the stories are told; in the transaction in which they were."""
    DemoProgress.objects.filter(municipality_id=actor.municipality).update(told=told)
