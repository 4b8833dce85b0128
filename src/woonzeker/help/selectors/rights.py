# SPDX-License-Identifier: EUPL-1.2
"""Rights that a household may not use yet: national schemes and those of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.help.models import RightCheck, RightState, WayfinderEntry
from woonzeker.help.rules.money_rights import MAY_SEE_MONEY
from woonzeker.help.rules.schemes import LOCAL, Scheme, national_schemes

#: states of a right that is not used and not ruled out
UNUSED = frozenset({RightState.UNKNOWN.value, RightState.TO_ASK.value})


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class RightLine:
    """One scheme and how it stands with a household."""

    code: str
    name: str
    by: str
    law: str
    ask: str
    local: bool | None
    state: str
    state_words: str
    checked_on: date | None


@look("help.rights", may_if=MAY_SEE_MONEY, basis="Wgs art. 4 lid 1", about="case")
def rights_of(*, actor: Actor, case: UUID) -> tuple[RightLine, ...]:
    """Every scheme of the checklist with how it stands with the household of a case."""
    return right_lines(case)


def right_lines(case: UUID) -> tuple[RightLine, ...]:
    """The same, for a selector that is a look itself."""
    checks = {row.scheme: row for row in RightCheck.objects.filter(case=case)}
    return tuple(
        _line(scheme, checks.get(scheme.code), local=local)
        for local, schemes in ((False, national_schemes()), (True, local_schemes()))
        for scheme in schemes
    )


def local_schemes() -> tuple[Scheme, ...]:
    """The schemes of the municipality itself, as its wayfinder knows them."""
    rows = WayfinderEntry.objects.filter(is_scheme=True, ended_on=None).order_by("name")
    return tuple(Scheme(f"{LOCAL}{row.pk}", row.name, _("gemeente"), "", row.what) for row in rows)


def scheme_codes() -> frozenset[str]:
    """Every code that the checklist knows now."""
    return frozenset(each.code for each in (*national_schemes(), *local_schemes()))


def _line(scheme: Scheme, check: RightCheck | None, *, local: bool) -> RightLine:
    state = RightState(check.state) if check else RightState.UNKNOWN
    return RightLine(
        code=scheme.code,
        name=scheme.name,
        by=scheme.by,
        law=scheme.law,
        ask=scheme.ask,
        local=local,
        state=state.value,
        state_words=str(state.label),
        checked_on=check.checked_on if check else None,
    )
