# SPDX-License-Identifier: EUPL-1.2
"""Forgetting what the door no longer needs."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session

from woonzeker.access import clock
from woonzeker.accounts.models import LetIn, MailCode, SelfStart, SignedIn, Try
from woonzeker.accounts.services.trying import KEEP

#: so long somebody can see in their list where they were signed in
SESSIONS_KEPT = timedelta(days=30)


def clear_door() -> None:
    """Delete old tries, codes and sessions: of a try after a day, of a session after a month.

    Accounts belong to no municipality, so nobody acts here but the clock.
    """
    now = clock.real()
    Try.objects.filter(at__lt=now - KEEP).delete()
    LetIn.objects.filter(expires_at__lt=now - KEEP).delete()
    SelfStart.objects.filter(expires_at__lt=now).delete()
    MailCode.objects.filter(expires_at__lt=now).delete()
    SignedIn.objects.filter(began_at__lt=now - SESSIONS_KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
