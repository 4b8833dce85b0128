# SPDX-License-Identifier: EUPL-1.2
"""The queue looking after itself: signs of life, jobs of workers that died, jobs long done."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

from woonzeker.access import sealer, watching

logger = logging.getLogger(__name__)

KEEP_HOURS = 30 * 24
SWEEP = watching.watch(
    "access.sweep_stalled", every_minutes=15, says=_("werk op de achtergrond dat bleef steken")
)
HEADS = watching.watch(
    "access.export_heads", every_minutes=150, says=_("de zegels van het logboek bewaren")
)


@app.periodic(cron="* * * * *")
@app.task(name="access.beat", queue="beats", queueing_lock="access.beat")
def beat(timestamp: int) -> None:
    """Do nothing, every minute: that it was done shows that work in the background gets done."""


@app.periodic(cron="* * * * *")
@app.task(name="access.sweep_stalled", queue="beats", queueing_lock="access.sweep_stalled")
async def sweep_stalled(timestamp: int) -> None:
    """Put jobs back in the queue whose worker was killed; they would stay 'doing' forever."""
    stalled = list(await app.job_manager.get_stalled_jobs())
    for job in stalled:
        if await _waits_again(job):
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
    if stalled:
        logger.warning("banen van een gestorven worker teruggezet: %d", len(stalled))
    await sync_to_async(watching.ended)(SWEEP)


async def _waits_again(job: Job) -> bool:
    """Whether the same work, of which one may wait at a time, was asked for once more since."""
    lock = job.queueing_lock
    return bool(
        lock and await app.job_manager.list_jobs_async(queueing_lock=lock, status=Status.TODO.value)
    )


@app.periodic(cron="17 3 * * *")
@app.task(name="access.remove_old_jobs", queueing_lock="access.remove_old_jobs")
async def remove_old_jobs(timestamp: int) -> None:
    """Forget jobs that ended well a month ago; they hold ids, not data."""
    await app.job_manager.delete_old_jobs(nb_hours=KEEP_HOURS)


@app.periodic(cron="*/10 * * * *")
@app.task(name="access.remove_old_beats", queue="beats", queueing_lock="access.remove_old_beats")
async def remove_old_beats(timestamp: int) -> None:
    """Forget signs of life of more than an hour ago."""
    await app.job_manager.delete_old_jobs(nb_hours=1, queue="beats")


@app.periodic(cron="2 * * * *")
@app.task(name="access.export_heads", queueing_lock="access.export_heads")
@watching.notes_end(HEADS)
def export_heads(timestamp: int) -> None:
    """Keep how far each chain of the audit log is sealed in a file outside the database."""
    sealer.export_heads(sealer.heads_folder())


@app.periodic(cron="*/15 * * * *")
@app.task(name="access.make_up_for", queueing_lock="access.make_up_for")
def make_up_for(timestamp: int) -> None:
    """Run what must not stop once more when its own hour went by without a worker."""
    watching.make_up_for()
