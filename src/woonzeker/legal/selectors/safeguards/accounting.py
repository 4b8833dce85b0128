# SPDX-License-Identifier: EUPL-1.2
"""The account of a year: homes that were lost, and what stood open then.

A household counts once a year, by its first loss: the key and the bailiff after it are one home.
Each number opens the list of its households for who leads them or has them in hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import CaseRow, case_rows, within_reach
from woonzeker.errors import NotFound
from woonzeker.legal.models import Loss
from woonzeker.legal.rules.safeguards import CATALOGUE, Safeguard, outside
from woonzeker.legal.selectors.safeguards.rows import first_losses
from woonzeker.matching.linkage.wording import gettext_noop

MAY_SEE_ACCOUNT = sees(DataClass.FIGURES, least=Sight.COUNT).by(
    Role.MANAGER, Role.TEAM_LEAD, Role.EVICTION_COORDINATOR, Role.STATISTICIAN
)
#: whether there were children is among the numbers
MAY_OPEN_ACCOUNT = sees(
    DataClass.PROCESS, DataClass.COURT, DataClass.HOUSEHOLD, least=Sight.FLAG
).by(Role.TEAM_LEAD, Role.EVICTION_COORDINATOR)
A_PAGE = 50
_SPITE = Q(in_spite=True)
#: code of a number → its words, and which losses it counts
FIGURES: Mapping[str, tuple[str, Q]] = {
    "lost": (gettext_noop("woningen verloren"), Q()),
    "spite": (gettext_noop("uitgevoerd ondanks open waarborgen"), _SPITE),
    "children": (gettext_noop("daarvan met kinderen"), _SPITE & Q(children="yes")),
    "unknown": (
        gettext_noop("daarvan niet bekend of er kinderen waren"),
        _SPITE & Q(children="unknown"),
    ),
    "place": (
        gettext_noop("daarvan zonder plek vóór de dag"),
        _SPITE & Q(open__contains=[Safeguard.PLACE.value]),
    ),
    "unsigned": (gettext_noop("daarvan zonder twee handtekeningen"), _SPITE & ~Q(unsigned=[])),
}
#: the same for each safeguard that stood open
BY_SAFEGUARD: Mapping[str, tuple[str, Q]] = {
    f"open_{each.value}": (CATALOGUE[each].title, _SPITE & Q(open__contains=[each.value]))
    for each in Safeguard
}
_ALL = {**FIGURES, **BY_SAFEGUARD}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the account; `told` is what may be told outside, None when it is hidden."""

    words: str
    number: int
    code: str = ""
    told: int | None = None

    @property
    def shown(self) -> str:
        """The number as it may be told outside: small ones hidden, others rounded."""
        return _("verborgen") if self.told is None else str(self.told)


@dataclass(frozen=True, slots=True)
class YearAccount:
    """A year: how many homes were lost, how many in spite of what, and with what open."""

    year: int
    figures: tuple[Figure, ...]
    by_safeguard: tuple[Figure, ...]
    years: tuple[int, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LossLine:
    """A household that lost its home: the day, and what stood open then."""

    case: CaseRow
    on: Annotated[date, Of(DataClass.COURT)]
    #: titles of the safeguards that were open
    open: tuple[str, ...]
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class LossPage:
    """A page of the households behind a number. `number` is what the account counts."""

    words: str
    lines: tuple[LossLine, ...]
    page: Page[Any]
    number: int


@look("legal.account", may_if=MAY_SEE_ACCOUNT, basis="Wgs art. 2")
def yearly_account(*, actor: Actor, year: int) -> YearAccount:
    """See how many homes were lost in a year, and what stood open on the day; numbers alone."""
    counted = _of_year(year).aggregate(
        **{f"n_{code}": Count("pk", filter=which) for code, (_words, which) in _ALL.items()}
    )
    audit.concerns(0)
    told = outside({code: counted[f"n_{code}"] for code in _ALL})

    def figures(shown: Mapping[str, tuple[str, Q]]) -> tuple[Figure, ...]:
        return tuple(
            Figure(_(words), counted[f"n_{code}"], code, told[code])
            for code, (words, _which) in shown.items()
        )

    return YearAccount(year, figures(FIGURES), figures(BY_SAFEGUARD), _years())


@look("legal.account_list", may_if=MAY_OPEN_ACCOUNT, basis="Wgs art. 3 lid 1 onder b")
def account_list(*, actor: Actor, year: int, code: str, page: int = 1) -> LossPage:
    """See the households behind a number of the account, as far as they are within reach.

    Raises NotFound for a number that there is not.
    """
    if code not in _ALL:
        raise NotFound
    words, which = _ALL[code]
    rows = _of_year(year).filter(which)
    mine = within_reach(Case.objects.all(), actor, MAY_OPEN_ACCOUNT)
    reach = rows.filter(case__in=mine.values("pk")).order_by("-on", "case")
    chosen: Page[Any] = Paginator(reach, A_PAGE).get_page(page)
    of_page = {row.case_id: row for row in chosen.object_list}
    shown = {
        row.id: row for row in case_rows(actor=actor, cases=Case.objects.filter(pk__in=of_page))
    }
    audit.concerns(len(shown), of={"case": list(shown)})
    lines = tuple(
        LossLine(shown[case], row.on, _titles(row.open), shown[case].relations)
        for case, row in of_page.items()
    )
    return LossPage(_(words), lines, chosen, rows.count())


def _titles(codes: list[str]) -> tuple[str, ...]:
    return tuple(_(CATALOGUE[each].title) for each in Safeguard if each.value in codes)


def _of_year(year: int) -> QuerySet[Loss]:
    """The losses of a year that count, of each home the first."""
    return first_losses(Loss.objects.filter(on__year=year))


def _years() -> tuple[int, ...]:
    found: list[date] = list(first_losses(Loss.objects.all()).dates("on", "year", order="DESC"))
    return tuple(each.year for each in found)
