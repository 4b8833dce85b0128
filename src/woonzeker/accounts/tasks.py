# SPDX-License-Identifier: EUPL-1.2
"""The door looking after itself."""

from __future__ import annotations

from procrastinate.contrib.django import app

from woonzeker.accounts import services


@app.periodic(cron="41 3 * * *")
@app.task(name="accounts.clear_door", queueing_lock="accounts.clear_door")
def clear_door(timestamp: int) -> None:
    """Forget every night what the door no longer needs."""
    services.clear_door()
