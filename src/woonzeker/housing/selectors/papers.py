# SPDX-License-Identifier: EUPL-1.2
"""Papers of the day and of stored goods, as PDF, in Dutch whoever asks for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case, PeriodSignal
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import GoodsCost, StoredGoods
from woonzeker.housing.rules.day_paper import DayFacts, day_paper
from woonzeker.housing.rules.goods import NEVER_GONE, ItemKind, ItemState
from woonzeker.housing.rules.goods import clock as clocks
from woonzeker.housing.rules.goods_costs import Cost, CostKind
from woonzeker.housing.rules.goods_papers import (
    Kept,
    Row,
    Sender,
    bill,
    inventory,
    receipt,
    warning,
)
from woonzeker.housing.rules.goods_translated import WORDS, translated_warning
from woonzeker.housing.rules.papers import Paper, render
from woonzeker.housing.selectors.day import MAY_PRINT_DAY, bailiff_comes, day_of, picture_of
from woonzeker.housing.selectors.day_page import lead_phone
from woonzeker.housing.selectors.goods import BASIS, goods_of, storage_of
from woonzeker.housing.selectors.goods_money import balance_of
from woonzeker.housing.selectors.shared import roof_policies, roof_policy
from woonzeker.legal.models import CourtTrack
from woonzeker.matching.models import Person
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, municipality
from woonzeker.outreach.letters import day_in
from woonzeker.ui.words import address, person_name

#: who hands papers to a household: they carry names, and where somebody can be reached
MAY_PRINT_GOODS = sees(DataClass.PROCESS, DataClass.IDENTITY, DataClass.ADDRESS).by(
    Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR
)
_HERE = (ItemState.STORED.value, ItemState.APART.value)


@dataclass(frozen=True, slots=True)
class DayPage:
    """The paper of the day, and how many people stand on it."""

    pdf: bytes
    people: int


@look("housing.day_paper", may_if=MAY_PRINT_DAY, basis="Wgs art. 2; Wmo 2015", about="case")
def day_on_paper(*, actor: Actor, case: UUID) -> DayPage:
    """Make the one A4 for who goes there on the day. Raises Refused without a day, NotFound."""
    found, people = _case(case)
    eviction_on, today = day_of(case), clock.today()
    if eviction_on is None:
        raise Refused(
            _("Er is geen dag bekend waarop zij eruit moeten. Er valt nu niets te plannen.")
        )
    picture = picture_of(case, eviction_on)
    lead, roof = picture.plan.lead, picture.found
    facts = DayFacts(
        case=found.number,
        municipality=municipality(current_municipality()).name,
        eviction_on=eviction_on,
        by_bailiff=bailiff_comes(case),
        address=f"{address(found.household)}, {found.household.city}".strip(", "),
        people=tuple(person_name(each) for each in people),
        phones=_phones(case),
        lead=f"{lead.name} ({lead.organisation})" if lead else "",
        lead_phone=lead_phone(picture.row),
        place=(roof.words or "geregeld, adres bij wie de leiding heeft") if roof else "",
        agreed={
            topic: ", ".join(filter(None, (str(item.arranged_by), str(item.note))))
            for topic, item in picture.items.items()
            if item.arranged and item.for_on == eviction_on
        },
    )
    paper = day_paper(facts, picture.lines(on=today), on=today)
    return DayPage(render(paper, on=today), len(people))


@look("housing.goods_paper", may_if=MAY_PRINT_GOODS, basis=BASIS, about="case")
def goods_on_paper(*, actor: Actor, case: UUID, paper: str, language: str = "nl") -> bytes:
    """Make the list, the warning, the receipt or the bill; the warning also in other languages.

    Raises NotFound without goods, and for a paper that there is not.
    """
    found, people = _case(case)
    goods = goods_of(case)
    if goods is None or paper not in PAPERS:
        raise NotFound
    kept = _kept(found, people, goods)
    if language != "nl":
        if paper != WARNING or language not in WORDS:
            raise NotFound
        return render(_translated(kept, _sender(), goods, language), on=clock.today())
    return render(PAPERS[paper](kept, _sender(), goods), on=clock.today())


def _list(kept: Kept, sender: Sender, goods: StoredGoods) -> Paper:
    runs = clocks(storage_of(goods), roof_policy(current_municipality()))
    return inventory(kept, sender, kept_until=runs.kept.due_on, on=clock.today())


def _warning(kept: Kept, sender: Sender, goods: StoredGoods) -> Paper:
    on = goods.warned_on or clock.today()
    return warning(kept, sender, until=_stays_until(goods), on=on)


def _translated(kept: Kept, sender: Sender, goods: StoredGoods, language: str) -> Paper:
    days = (goods.taken_on, _stays_until(goods), goods.warned_on or clock.today())
    since, until, day = (day_in(language, each) for each in days)
    return translated_warning(kept, sender, language, since=since, until=until, day=day)


def _stays_until(goods: StoredGoods) -> date:
    """Nothing goes until the last clock, counted as if the warning were given today."""
    today, policy = clock.today(), roof_policy(current_municipality())
    runs = clocks(storage_of(goods), policy)
    ends = [runs.kept.due_on, runs.copy_rests.due_on if runs.copy_rests else today]
    return max(*ends, (goods.warned_on or today) + timedelta(days=policy.sale_warning_days))


def _receipt(kept: Kept, sender: Sender, goods: StoredGoods) -> Paper:
    return receipt(kept, sender, on=clock.today())


def _bill(kept: Kept, sender: Sender, goods: StoredGoods) -> Paper:
    rows = GoodsCost.objects.filter(goods=goods, withdrawn_at=None).order_by("paid_on", "noted_at")
    costs = [Cost(CostKind(row.kind), row.cents, row.paid_on) for row in rows]
    return bill(
        kept, sender, evictor=_evictor(goods.case_id), costs=costs, held=balance_of(goods),
        on=clock.today(),
    )  # fmt: skip


WARNING = "waarschuwing"
#: the word in the address → how the paper is made
PAPERS: dict[str, Callable[[Kept, Sender, StoredGoods], Paper]] = {
    "lijst": _list,
    WARNING: _warning,
    "teruggave": _receipt,
    "rekening": _bill,
}


def _case(case: UUID) -> tuple[Case, list[Person]]:
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    rows = [row.person for row in found.people.select_related("person")]
    people = sorted(
        (each for each in rows if not each.died_on), key=lambda each: (each.surname, each.born_on)
    )
    audit.concerns(len(people))
    return found, people


def _kept(case: Case, people: list[Person], goods: StoredGoods) -> Kept:
    added = roof_policies(current_municipality())[1].kept_kinds
    rows = goods.items.filter(withdrawn_at=None).defer("photo").order_by("number")
    here = [row for row in rows if row.state in _HERE]
    back = [row for row in rows if row.state == ItemState.RETURNED.value]
    return Kept(
        case=case.number,
        people=tuple(person_name(each) for each in people),
        to=_to(case, people),
        home=address(case.household),
        taken_on=goods.taken_on,
        where=str(goods.where_kept),
        rows=tuple(
            Row(
                row.number, ItemKind(row.kind), str(row.words),
                ItemKind(row.kind) in NEVER_GONE | added,
            )
            for row in here or back
        ),
    )  # fmt: skip


def _to(case: Case, people: list[Person]) -> tuple[str, ...]:
    """Where they live now by the register; nothing while that is still the home that was left.

    Where somebody keeps it secret it stands on no paper: then it is handed over.
    """
    left = case.household.address_key
    moved = next((each for each in people if each.address_key not in ("", left)), None)
    if moved is None or moved.departed_on or any(each.secret for each in people):
        return ()
    postcode = f"{moved.postcode[:4]} {moved.postcode[4:]}".strip()
    return address(moved), f"{postcode} {moved.city}".strip()


def _phones(case: UUID) -> tuple[str, ...]:
    """The numbers that partners gave, the newest report first, each once."""
    rows = PeriodSignal.objects.filter(period__case=case).order_by("-signal__signalled_on")
    found = [phone for row in rows.select_related("signal") for phone in row.signal.phones]
    return tuple(dict.fromkeys(found))


def _sender() -> Sender:
    """Who signs letters here, as the municipality decided."""
    said = decided(current_municipality(), PolicyKind.LETTERS, on=clock.today())
    words = (str(said.get(name, "")) for name in ("sender", "address", "phone", "opening_hours"))
    return Sender(*words)


def _evictor(case: UUID) -> str:
    """Whose claim it was: the creditor of the only track, else nobody is guessed."""
    rows = list(CourtTrack.objects.filter(case=case).select_related("creditor_partner"))
    if len(rows) != 1:
        return ""
    one = rows[0]
    return one.creditor_partner.name if one.creditor_partner else str(one.creditor)
