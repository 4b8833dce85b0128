# SPDX-License-Identifier: EUPL-1.2
"""The line to the BRP: how it is opened, and what is remembered of whether it answers."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.connections.brp import (
    BrpBroken,
    BrpBusy,
    BrpError,
    BrpRefused,
    Client,
    Login,
)
from woonzeker.connections.brp.client import Patience
from woonzeker.matching.models import BrpProblem, BrpState
from woonzeker.matching.selectors.source import brp_set_up

#: for who waits in front of a page
AT_A_PAGE = Patience(answer=6.0, tries=2, whole=9.0)
_PLACE = uuid.UUID("6f1c0d0e-56a0-4f2c-9d5b-0b6f3a7d9e21")


class NotSetUp(BrpError):
    """Het adres van de BRP is niet ingesteld (WOONZEKER_BRP_URL)."""


def connect(patience: Patience | None = None) -> Client:
    """A line to the BRP; raises NotSetUp."""
    if not brp_set_up():
        raise NotSetUp
    login = Login(
        url=settings.WOONZEKER_BRP_URL,
        key=settings.WOONZEKER_BRP_KEY,
        token=settings.WOONZEKER_BRP_TOKEN,
        certificate=settings.WOONZEKER_BRP_CERTIFICATE,
    )
    return Client(login, patience=patience or Patience(answer=settings.WOONZEKER_BRP_SECONDS))


def note_answer() -> datetime:
    """Remember that the BRP answered just now, and give that moment."""
    now = clock.now()
    BrpState.objects.update_or_create(
        pk=_row(), defaults={"answered_at": now, "silent_since": None, "problem": ""}
    )
    return now


def note_silence(error: BrpError) -> None:
    """Remember that the BRP gave no usable answer, and since when that is so."""
    state, _ = BrpState.objects.get_or_create(pk=_row())
    state.silent_since = state.silent_since or clock.now()
    state.problem = _problem(error)
    state.save(update_fields=["silent_since", "problem"])


def is_silent() -> bool:
    """Whether the last question of this municipality had no usable answer."""
    return BrpState.objects.exclude(silent_since=None).exists()


def _row() -> uuid.UUID:
    """The id of the one row of this municipality."""
    return uuid.uuid5(_PLACE, current_municipality())


def _problem(error: BrpError) -> BrpProblem:
    for kind, problem in (
        (NotSetUp, BrpProblem.NOT_SET_UP),
        (BrpBusy, BrpProblem.BUSY),
        (BrpRefused, BrpProblem.REFUSED),
        (BrpBroken, BrpProblem.BROKEN),
    ):
        if isinstance(error, kind):
            return problem
    return BrpProblem.UNREACHABLE
