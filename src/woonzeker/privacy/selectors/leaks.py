# SPDX-License-Identifier: EUPL-1.2
"""The file of a data leak: what was looked for, how many people, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.outreach.models import DataLeak
from woonzeker.outreach.selectors import MAY_HANDLE
from woonzeker.privacy.models import LeakFile
from woonzeker.privacy.selectors.reaching import who_they_are, work_words

BASIS = "AVG art. 33 lid 3"
#: opaque ids that a page shows; the file has all
SHOWN = 50


@dataclass(frozen=True, slots=True)
class LeakFileView:
    """What belongs to a leak in its file."""

    leak: UUID
    consequences: str
    computed_at: datetime | None
    #: who, what, from when until when, in words
    looked_for: tuple[tuple[str, Any], ...]
    people: int
    looks: int
    unnamed: int
    #: what stands for each of them in the log, and how often
    opaque: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody whose data was in scope, by name."""

    name: str
    address: str


@look("privacy.leak_file", may_if=MAY_HANDLE, basis=BASIS, about="leak")
def leak_file(*, actor: Actor, leak: UUID, whole: bool = False) -> LeakFileView:
    """The file of a leak; empty as long as nobody wrote in it. Raises NotFound.

    `whole` is for who takes it along: everybody in scope, and a colleague as an opaque id too.
    """
    if not DataLeak.objects.filter(pk=leak).exists():
        raise NotFound
    file = LeakFile.objects.filter(leak=leak).first() or LeakFile(leak_id=leak)
    rows = list(file.scope.order_by("-looks", "subject")) if file.computed_at else []
    audit.concerns(file.people)
    return LeakFileView(
        leak=leak,
        consequences=file.consequences,
        computed_at=file.computed_at,
        looked_for=tuple(_words(file.criteria, named=not whole)),
        people=file.people,
        looks=file.looks,
        unnamed=file.bulk,
        opaque=tuple((each.subject, each.looks) for each in (rows if whole else rows[:SHOWN])),
    )


@look("privacy.leak_names", may_if=MAY_HANDLE, basis="AVG art. 34", about="leak")
def leak_names(*, actor: Actor, leak: UUID) -> list[Reached]:
    """The names of who must be told, after somebody proved again who they are."""
    file = LeakFile.objects.filter(leak=leak).first()
    if file is None:
        raise NotFound
    wanted = frozenset(file.scope.values_list("subject", flat=True))
    people, signals = who_they_are(actor=actor, wanted=wanted)
    audit.concerns(people=[each.pk for each in people], signals=signals)
    return [
        Reached(
            " ".join(filter(None, [each.initials, each.prefix, each.surname])),
            f"{each.street} {each.house_number or ''}{each.house_letter}{each.house_addition}, "
            f"{each.postcode} {each.city}",
        )
        for each in people
    ]


def _words(criteria: dict[str, str], *, named: bool) -> list[tuple[str, Any]]:
    if not criteria:
        return []
    said: list[tuple[str, Any]] = []
    if criteria["user"]:
        names = names_of([criteria["user"]]) if named else {}
        said.append(("Collega", names.get(criteria["user"], criteria["user"])))
    if criteria["code"]:
        said.append(("Handeling", work_words(criteria["code"])))
    if criteria["address"]:
        said.append(("Netwerkadres", criteria["address"]))
    said.append(("Van", datetime.fromisoformat(criteria["since"])))
    said.append(("Tot", datetime.fromisoformat(criteria["until"])))
    return said
