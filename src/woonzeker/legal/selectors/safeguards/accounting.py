# SPDX-License-Identifier: EUPL-1.2
"""The account of a year: homes that were lost, and what stood open then. Numbers alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.legal.models import Loss
from woonzeker.legal.rules.safeguards import CATALOGUE, Safeguard
from woonzeker.legal.selectors.safeguards.rows import first_losses

#: outside the house a number below this is not told (the rule of the figures)
LEAST_OUTSIDE = 10
MAY_SEE_ACCOUNT = sees(DataClass.FIGURES, least=Sight.COUNT).by(
    Role.MANAGER, Role.TEAM_LEAD, Role.EVICTION_COORDINATOR, Role.STATISTICIAN
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the account; `shown` is what may be told outside."""

    words: str
    number: int

    @property
    def shown(self) -> str:
        """The number as it may be told outside: none below ten, but for zero."""
        return _("minder dan 10") if 0 < self.number < LEAST_OUTSIDE else str(self.number)


@dataclass(frozen=True, slots=True)
class YearAccount:
    """A year: how many homes were lost, how many in spite of what, and with what open."""

    year: int
    figures: tuple[Figure, ...]
    by_safeguard: tuple[Figure, ...]
    years: tuple[int, ...]


@look("legal.account", may_if=MAY_SEE_ACCOUNT, basis="Wgs art. 2")
def yearly_account(*, actor: Actor, year: int) -> YearAccount:
    """See how many homes were lost in a year, and what stood open on the day; numbers alone."""
    rows = first_losses(Loss.objects.filter(on__year=year))
    counted = rows.aggregate(
        n_all=Count("pk"),
        n_spite=Count("pk", filter=Q(in_spite=True)),
        n_children=Count("pk", filter=Q(in_spite=True, children="yes")),
        n_unknown=Count("pk", filter=Q(in_spite=True, children="unknown")),
        n_unsigned=Count("pk", filter=Q(in_spite=True) & ~Q(unsigned=[])),
        **{
            f"open_{each.value}": Count("pk", filter=Q(in_spite=True, open__contains=[each.value]))
            for each in Safeguard
        },
    )
    audit.concerns(0)
    return YearAccount(
        year=year,
        figures=(
            Figure(_("woningen verloren"), counted["n_all"]),
            Figure(_("uitgevoerd ondanks open waarborgen"), counted["n_spite"]),
            Figure(_("daarvan met kinderen"), counted["n_children"]),
            Figure(_("daarvan niet bekend of er kinderen waren"), counted["n_unknown"]),
            Figure(_("daarvan zonder plek vóór de dag"), counted[f"open_{Safeguard.PLACE.value}"]),
            Figure(_("daarvan zonder twee handtekeningen"), counted["n_unsigned"]),
        ),
        by_safeguard=tuple(
            Figure(_(CATALOGUE[each].title), counted[f"open_{each.value}"]) for each in Safeguard
        ),
        years=_years(),
    )


def _years() -> tuple[int, ...]:
    found: list[date] = list(first_losses(Loss.objects.all()).dates("on", "year", order="DESC"))
    return tuple(each.year for each in found)
