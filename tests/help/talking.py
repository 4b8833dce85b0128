# SPDX-License-Identifier: EUPL-1.2
"""A household with a case, and people who work on it."""

from __future__ import annotations

from typing import Any

from tests.cases.running import begun
from tests.conftest import CODE, MONDAY, person
from tests.situations import let_work, resident

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.help.models import Conversation
from woonzeker.help.rules.talk import Words
from woonzeker.help.services.talk import finish_talk, save_talk

#: the household of these tests, as the register writes its address
ADDRESS_KEY = "1234AB 12"


def running() -> Case:
    """A case at Iepenlaan 12 with one signal."""
    return begun(resident(ADDRESS_KEY))


def worker(role: Role, *cases: Case, name: str = "") -> Actor:
    """Somebody with a role who works on these cases."""
    actor = person(role, name=name)
    let_work(actor, *cases)
    return actor


def save(actor: Actor, case: Case, version: int = 0, **words: Any) -> Conversation:
    """Save a conversation at home, today."""
    return save_talk(
        actor=actor, case=case.pk, words=Words(**words), held_on=MONDAY, place="thuis",
        version=version,
    )  # fmt: skip


def finish(actor: Actor, case: Case, version: int = 0, wish: str = "", **words: Any) -> Any:
    """Finish a conversation at home, today."""
    return finish_talk(
        actor=actor, case=case.pk, words=Words(**words), held_on=MONDAY, place="thuis",
        version=version, wish=wish, day_part="middag",
    )  # fmt: skip


def to_do(case: Case) -> dict[str, Any]:
    """The tasks that wait, by kind, with their last day."""
    with tenant(CODE):
        rows = CaseTask.objects.filter(case=case, done_on=None)
        return dict(rows.values_list("kind", "due_on"))
