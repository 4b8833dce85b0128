# SPDX-License-Identifier: EUPL-1.2
"""What a running program may call: its database and what the settings name, nothing else."""

from __future__ import annotations

from django.conf import settings

from woonzeker.connections.egress import Allowed, allowed_by, install
from woonzeker.settings.site import ENVIRONMENT


def places() -> Allowed:
    """The BRP, sign-ins, NotifyNL, the mail server and the database, as set."""
    landlords = settings.WOONZEKER_LANDLORD_OIDC
    sign_ins = [*settings.WOONZEKER_OIDC.values(), *([landlords] if landlords else [])]
    return allowed_by(
        urls=[
            settings.WOONZEKER_BRP_URL,
            settings.WOONZEKER_NOTIFY_URL,
            settings.WOONZEKER_MAIL_URL,
            *(each.issuer for each in sign_ins),
        ],
        hosts=[host for each in sign_ins for host in each.hosts],
        database=ENVIRONMENT["DATABASE_URL"],
    )


def watch() -> None:
    """Let the process call nothing else from here on."""
    install(places())
