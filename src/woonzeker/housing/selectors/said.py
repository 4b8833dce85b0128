# SPDX-License-Identifier: EUPL-1.2
"""All that was written down for a roof after it, the newest first, what was taken back too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.housing.models import (
    ContractWanted,
    HomeFound,
    Noted,
    PartStanding,
    RegisteredAt,
    UrgencyStep,
    WhereReading,
)
from woonzeker.housing.rules.contracts import CONTRACT_WORDS, ContractKind
from woonzeker.housing.rules.ethos import WORDS, Whereabouts
from woonzeker.housing.rules.rehousing import PARTS, Part
from woonzeker.housing.rules.urgency import STATE_WORDS, UrgencyState
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import reason_words

KIND_WORDS = {
    "contract": gettext_noop("gezocht contract"),
    "onderdeel": gettext_noop("hoe het staat met"),
    "urgentie": gettext_noop("urgentie"),
    "inschrijving": gettext_noop("inschrijving"),
    "woning": gettext_noop("woning"),
    "waar": gettext_noop("waar ze zijn"),
}
ADDRESS_WORDS = {
    "home": gettext_noop("ingeschreven op een woonadres"),
    "post": gettext_noop("ingeschreven op een briefadres"),
}
STANDING_WORDS = {
    "in_order": gettext_noop("in orde"),
    "busy": gettext_noop("wordt aan gewerkt"),
    "missing": gettext_noop("ontbreekt"),
    "not_needed": gettext_noop("niet nodig"),
    "unknown": gettext_noop("weten we niet"),
}

#: the word of a kind of note in a form → its table
TABLES: dict[str, type[Noted]] = {
    "contract": ContractWanted,
    "onderdeel": PartStanding,
    "urgentie": UrgencyStep,
    "inschrijving": RegisteredAt,
    "woning": HomeFound,
    "waar": WhereReading,
}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SaidLine:
    """One note: of what kind, what it says, of which day, who said it and who wrote it."""

    id: UUID
    kind: str
    kind_words: str
    words: str
    on: date
    told_by: str
    noted_at: datetime
    noted_by: str
    recalled_at: datetime | None
    recalled_why: str


def said_of(case: UUID) -> tuple[SaidLine, ...]:
    """The notes of a case. A building block: whoever shows it, looks."""
    rows: list[tuple[str, Noted]] = []
    for kind, table in TABLES.items():
        rows.extend((kind, row) for row in table._default_manager.filter(case=case))
    rows.sort(key=lambda each: each[1].noted_at, reverse=True)
    names = names_of({row.noted_by for _kind, row in rows})
    return tuple(_line(kind, row, names.get(row.noted_by, "")) for kind, row in rows)


def _line(kind: str, row: Noted, name: str) -> SaidLine:
    return SaidLine(
        id=row.pk,
        kind=kind,
        kind_words=_(KIND_WORDS[kind]),
        words=", ".join(_words(row)),
        on=row.on,
        told_by=row.told_by,
        noted_at=row.noted_at,
        noted_by=name,
        recalled_at=row.recalled_at,
        recalled_why=_(reason_words(row.recalled_why)) if row.recalled_why else "",
    )


def _words(row: Noted) -> Iterable[str]:
    match row:
        case ContractWanted() | HomeFound():
            return (_(CONTRACT_WORDS[ContractKind(row.kind)]),)
        case PartStanding():
            return (_(PARTS[Part(row.part)].title), _(STANDING_WORDS[row.standing]))
        case UrgencyStep():
            return (_(STATE_WORDS[UrgencyState(row.state)]),)
        case RegisteredAt():
            return (_(ADDRESS_WORDS[row.kind]),)
        case WhereReading():
            return (_(WORDS[Whereabouts(row.where)]),)
    return ()
