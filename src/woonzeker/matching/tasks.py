# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services
from woonzeker.matching.models import ImportState
from woonzeker.matching.rules.asking import RegisterSource
from woonzeker.matching.selectors.source import brp_set_up, chosen_source
from woonzeker.matching.services.brp_state import is_silent
from woonzeker.matching.services.sources import RegisterSilent
from woonzeker.organisations.models import Municipality

#: a check of a night holds until the next one, also when that one starts a little earlier
A_NIGHT = timedelta(hours=20)
#: every five minutes, for two days
UNTIL_IT_ANSWERS = RetryStrategy(max_attempts=576, wait=300, retry_exceptions={RegisterSilent})


@app.task(name="matching.read_register")
def read_register(
    *, municipality: str, actor_kind: str, actor_id: str, register_import: str
) -> None:
    """An extract came in: read it, and look again at signals that had found nobody."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    made = services.read_received(actor=actor, register_import=UUID(register_import))
    if made.state == ImportState.DONE:
        services.link_again(actor=actor)
        services.draw_audits(actor=actor)


@app.task(name="matching.link_waiting")
def link_waiting(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Signals wait because the BRP was silent, or because they were many: go on with them."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    counts = services.link_signals(actor=actor)
    if counts.linked + counts.review + counts.nobody:
        services.draw_audits(actor=actor)
        jobs.defer("pipeline.take_up", actor=actor, once=True)


@app.task(name="matching.find_candidates", retry=UNTIL_IT_ANSWERS)
def find_candidates(*, municipality: str, actor_kind: str, actor_id: str, link: str) -> None:
    """A decision was turned back: seek whom the signal may be about once more."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    services.find_candidates(actor=actor, link=UUID(link))
    with tenant(municipality):
        if chosen_source(clock.today()) is RegisterSource.BRP and is_silent():
            raise RegisterSilent


@app.task(name="matching.refresh_people")
def refresh_people(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Ask the BRP again about everybody in running work, a part at a time."""
    actor, before = _on_behalf(municipality, actor_kind, actor_id), clock.now() - A_NIGHT
    counts = services.refresh_people(actor=actor, before=before)
    while counts.checked and not counts.silent:
        counts = services.refresh_people(actor=actor, before=before)


@app.periodic(cron="23 4 * * *")
@app.task(name="matching.refresh_everywhere", queueing_lock="matching.refresh_everywhere")
def refresh_everywhere(timestamp: int) -> None:
    """Every night: have the people in running work checked, in each municipality."""
    if brp_set_up():
        for code in _municipalities():
            jobs.defer("matching.refresh_people", actor=system(code, "night"), once=True)


@app.periodic(cron="*/5 * * * *")
@app.task(name="matching.try_again", queueing_lock="matching.try_again")
def try_again(timestamp: int) -> None:
    """Where the BRP was silent: try signals that wait, or else somebody whose check is due."""
    for code in _municipalities():
        actor = system(code, "again")
        with tenant(code):
            waits = chosen_source(clock.today()) is RegisterSource.BRP
            waits = waits and ArrearsSignal.objects.filter(link=None).exists()
            silent = is_silent()
        if waits:
            jobs.defer("matching.link_waiting", actor=actor, once=True)
        elif silent and brp_set_up():
            jobs.defer("matching.refresh_people", actor=actor, once=True)


def _municipalities() -> list[str]:
    return list(Municipality.objects.order_by("code").values_list("code", flat=True))


def _on_behalf(municipality: str, kind: str, identity: str) -> Actor:
    """The system at work for whoever asked: the audit line keeps their opaque id."""
    return system(municipality, identity if kind == "system" else f"{kind}:{identity}")
