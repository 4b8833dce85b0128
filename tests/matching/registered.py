# SPDX-License-Identifier: EUPL-1.2
"""A municipality that asks the BRP, with a fake that answers, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from tests.connections.brp.people import brp, jan

from woonzeker.access.actors import system
from woonzeker.connections.brp import BrpPerson, Client, Login
from woonzeker.connections.brp.client import Patience
from woonzeker.connections.brp.fake import FakeBrp
from woonzeker.matching.selectors.source import brp_set_up
from woonzeker.matching.services import brp_state
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.services import SHIPPED_FROM, decide_policy

Ask = Callable[..., FakeBrp]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody really waits between two tries."""
    short = Patience(answer=0.2, tries=2)

    def connect(patience: Patience | None = None) -> Client:
        if not brp_set_up():
            raise brp_state.NotSetUp
        login = Login(brp_state.settings.WOONZEKER_BRP_URL)
        return Client(login, patience=short, sleep=lambda _: None)

    monkeypatch.setattr(brp_state, "connect", connect)


@contextmanager
def answering(settings: object, people: tuple[BrpPerson, ...]) -> Iterator[FakeBrp]:
    """A fake of these people that the settings point at."""
    with brp(*people) as fake:
        settings.WOONZEKER_BRP_URL = fake.url  # type: ignore[attr-defined]
        yield fake


def choose_brp(municipality: str) -> None:
    """Let the municipality keep no extract: candidates come from the BRP."""
    decide_policy(
        actor=system(municipality, "tests"), kind=PolicyKind.REGISTER,
        data={"source": "brp"}, valid_from=SHIPPED_FROM,
    )  # fmt: skip


__all__ = ["Ask", "answering", "brp", "choose_brp", "impatient", "jan"]
