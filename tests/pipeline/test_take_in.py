# SPDX-License-Identifier: EUPL-1.2
"""A delivery is read to its end, also when reading it fails now and then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.intake.deliveries import csv_of, line, receive

from woonzeker import pipeline
from woonzeker.access.actors import Actor
from woonzeker.intake.errors import CutOff
from woonzeker.organisations.models import Partner


@pytest.mark.django_db
def test_reading_that_was_cut_off_is_tried_again(
    coordinator: Actor, partner_factory: Callable[..., Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(**words: Any) -> None:
        raise CutOff

    receive(coordinator, partner_factory("water", "Bron"), csv_of([line(1)]))
    waiting = ProcrastinateJob.objects.get(task_name="pipeline.take_in")
    monkeypatch.setattr(pipeline.intake, "read_delivery", cut_off)
    task = app.tasks[waiting.task_name]
    with pytest.raises(CutOff) as failed:
        task.func(**waiting.args)
    assert task.get_retry_exception(failed.value, waiting.procrastinate_job) is not None


@pytest.mark.django_db
def test_once_a_delivery_is_linked_some_of_it_is_drawn_to_be_judged(
    coordinator: Actor, partner_factory: Callable[..., Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[str, Any]] = []
    for act in ("link_signals", "draw_audits"):
        monkeypatch.setattr(
            pipeline.matching, act, lambda act=act, **words: called.append((act, words["delivery"]))
        )
    made = receive(coordinator, partner_factory("water", "Bron"), csv_of([line(1)]))
    waiting = ProcrastinateJob.objects.get(task_name="pipeline.take_in")
    app.tasks[waiting.task_name].func(**waiting.args)
    assert called == [("link_signals", made.pk), ("draw_audits", made.pk)]
