# SPDX-License-Identifier: EUPL-1.2
"""The tasks that wait: of cases, and of signals that became no case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only, initials
from woonzeker.access.policy import ANYWHERE, DataClass, Relation
from woonzeker.access.tenancy import tenant
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.rules import ENDS_WITH_NEWS, MAY_LIST, NEWS_AT, OTHERS
from woonzeker.cases.selectors.day_tasks import DAY_TASK_NAMES, DAY_TASK_WHY
from woonzeker.cases.selectors.listing import secret_cases
from woonzeker.cases.selectors.reach import apart, relations_of_cases, within_reach
from woonzeker.cases.selectors.track_tasks import TRACK_TASK_NAMES, TRACK_TASK_WHY
from woonzeker.errors import NotPermitted
from woonzeker.matching.models import Person
from woonzeker.ui.words import address, person_name

TASK_NAMES: dict[str, str | Promise] = {
    "check_who_stays_behind": _("Kijk hoe het gaat met wie achterblijft"),
    "alert_helper": _("Waarschuw de hulpverlener die al helpt"),
    "written_offer": _("Stuur het hulpaanbod per brief"),
    "tell_source": _("Vertel wie de achterstand meldde"),
    "check_address": _("Zoek uit waar dit huishouden nu woont"),
    "check_handover": _("Vraag of de overdracht is opgepakt"),
    "take_back": _("Pak de hulp weer zelf op"),
    "offer_support": _("Bied onafhankelijke ondersteuning aan"),
    "follow_landlord": _("Vraag hoe het nu gaat met de verhuurder"),
    "involve_landlord": _("Zoek samen met de inwoner contact met de verhuurder"),
    "ask_about_payment": _("Vraag vriendelijk of de betaling lukte"),
    "payment_missed": _("Houd de regeling in stand: een betaling bleef uit"),
    "arrangement_broken": _("Een regeling stopte: praat over wat nu kan"),
    "pause_over": _("De pauze van een regeling is voorbij: bel hoe het gaat"),
    "quick_fix_over": _("Kijk of de snelle oplossing werkte"),
    "budget_to_decide": _("Beslis over maatwerkbudget"),
    "budget_effect": _("Kijk wat het maatwerkbudget bracht"),
    "call_back": _("Bel de inwoner terug"),
    "confirm_no_help": _("Vraag één keer of er echt geen hulp nodig is"),
    "keep_appointment": _("Voer het gesprek dat is afgesproken"),
    "plan_visit": _("Plan zelf een bezoek: de week had geen plek meer"),
    "peer_report": _("Kijk wat er volgt op het bezoek van de ervaringsdeskundige"),
    "connect_support": _("Breng de inwoner bij de onafhankelijke ondersteuning"),
    "collection_pause_ends": _("De incassopauze loopt af: bel hoe het gaat"),
    "weigh_danger": _("Beslis of er gevaar is, en leg dat dan vast"),
    "summons_without_report": _("Dagvaarding zonder melding: help de inwoner dat te zeggen"),
    "state_no_report": _("Verklaar of er een melding is, of zeg waarom dat niet kan"),
    "told_reported": _("Zeg de inwoner dat er wel gemeld is"),
    "stop_eviction": _("Probeer de ontruiming te keren"),
    "check_cancelled": _("Vraag of het gevaar voorbij is, en leg dat vast"),
    "find_place": _("Zoek vandaag een passende woonplek"),
    "check_report": _("Zoek uit wie dagvaardt, en of die de achterstand meldde"),
    "closure_visit": _("Ga vandaag met twee mensen langs"),
    "rights_letter": _("Stuur of geef de brief over rechten, in een taal die zij lezen"),
    "point_to_legal_help": _("Wijs op het Juridisch Loket en een advocaat"),
    "find_who_left": _("Zoek waar dit huishouden nu woont"),
    "aftercare": _("Vraag hoe het gaat: waar wonen ze nu?"),
    "urgency_decision": _("Vraag naar de beslissing over urgentie, of maak op tijd bezwaar"),
    "arrange_registration": _("Regel vandaag een briefadres"),
    "listing_ends": _("Vraag of de naam van de lijst van de corporatie is"),
    "call_from_door": _("Bel vandaag: de deurwaarder bracht dit huishouden in contact"),
    "look_at_rent": _("Kijk of de huur van deze maand betaald is"),
    "rent_missed": _("Bied hulp: de huur in het moratorium is niet betaald"),
    "moratorium_settle": _("Zorg voor een regeling: het moratorium loopt af"),
    "moratorium_until": _("Vraag de rechtbank tot wanneer het moratorium geldt"),
    "moratorium_report": _("Doe verslag aan de rechtbank over het moratorium"),
    "moratorium_ignored": _("Bel de deurwaarder: ontruiming mag niet in het moratorium"),
    "settlement_ask": _("Vraag hoe het gaat met de schuldsanering"),
    "sign_bewind": _("Lees en teken het verzoek om bewind"),
    "evaluate_bewind": _("Evalueer of het bewind kan eindigen"),
    "ask_end_of_bewind": _("Vraag om het einde van het bewind"),
    "end_bewind": _("De inwoner wil stoppen met inkomensbeheer: regel het einde"),
    "bewind_term": _("Vraag tot wanneer het bewind duurt"),
    "bewind_advice": _("Adviseer de rechtbank over het bewind"),
    "finish_agreement": _("Maak de afspraak om te blijven wonen compleet"),
    "look_at_condition": _("Kijk na of de voorwaarden van deze maand lukten"),
    "help_first": _("Bied nu hulp aan: een voorwaarde lukte niet"),
    "tell_resident_breach": _("Vertel de inwoner wat een ander gaat horen"),
    "own_contract_step": _("Zet de volgende stap naar een eigen contract"),
    "agreement_ends": _("De afspraak loopt af: regel wat daarna komt"),
    **DAY_TASK_NAMES,
    **TRACK_TASK_NAMES,
}
#: why somebody is asked, for who reads the list
TASK_WHY: dict[str, str | Promise] = {
    "check_who_stays_behind": _("Iemand op dit adres is overleden; er wonen nog anderen."),
    "alert_helper": _("Er dreigt iets en het huishouden krijgt al schuldhulp."),
    "tell_source": _(
        "Het huishouden heeft nog niet gehoord wie wat meldde. Dat moet binnen een maand."
    ),
    "written_offer": _("Huurachterstand onder het drempelbedrag: geen bezoek, wel een aanbod."),
    "check_address": _("Een brief kwam terug. Het aanbod is dus niet aangekomen."),
    "check_handover": _("Iemand anders zou helpen; niemand heeft dat nog bevestigd."),
    "take_back": _("De andere organisatie heeft het niet opgepakt."),
    "offer_support": _("Het aanbod hoort minstens twee keer, op verschillende manieren."),
    "follow_landlord": _("De verhuurder deed iets wat niet mag."),
    "involve_landlord": _("De inwoner vindt goed dat je de verhuurder benadert."),
    "ask_about_payment": _(
        "Een afgesproken betaling is nog niet gezien. Misschien lukte het niet."
    ),
    "payment_missed": _(
        "Na de vraag kwam er niets. Stel uit, verlaag of praat met de schuldeiser."
    ),
    "pause_over": _("Vanaf nu wordt er weer een betaling verwacht."),
    "quick_fix_over": _("De dagen voor de snelle oplossing zijn om en er staat nog iets open."),
    "budget_to_decide": _("Iemand vroeg geld van de gemeente voor dit huishouden."),
    "budget_effect": _("Het geld is betaald. Hielp het?"),
    "collection_pause_ends": _("Een partner wacht met incasso. Na die dag kan hij weer beginnen."),
    "call_back": _("De inwoner vroeg het op de eigen pagina. Het nummer staat bij de wensen."),
    "confirm_no_help": _("Dat stond op de eigen pagina. Een huisgenoot kan dat ook invullen."),
    "keep_appointment": _("Er is een afspraak gemaakt voor deze dag."),
    "plan_visit": _("De deur viel uit de week en kan niet wachten op de volgende looplijst."),
    "peer_report": _("Wat ervan kwam staat bij de zaak. Het verslag leest wie eraan werkt."),
    "connect_support": _("De inwoner zei dat graag te willen."),
    "weigh_danger": _("Er kwam een zorg van een ander. Het huishouden wilde geen hulp."),
    "summons_without_report": _(
        "De rechter kan een ontruiming afwijzen als de verhuurder niet (op tijd) meldde. Bij de"
        " zaak staat wat je de inwoner meegeeft."
    ),
    "state_no_report": _("De inwoner vroeg op de eigen pagina om een verklaring."),
    "stop_eviction": _("De deurwaarder kondigde een ontruiming aan."),
    "check_cancelled": _("De ontruiming is ingetrokken. De achterstand is er nog."),
    "find_place": _("De woning is ontruimd of verlaten."),
    "check_report": _(
        "Er is gedagvaard en we weten niet door wie. Kijk in de dagvaarding. Meldde die niet, maak"
        " dan bij de zaak de verklaring dat er geen melding is."
    ),
    "closure_visit": _("De woning kan dicht gaan. Ieder in huis krijgt uitleg en een plek."),
    "aftercare": _("Dit huishouden verloor de woning. Een jaar lang vraagt iemand hoe het gaat."),
    "urgency_decision": _("Op deze dag moet er een beslissing zijn, of eindigt de bezwaartermijn."),
    "arrange_registration": _("Zonder inschrijving geen uitkering, verzekering of bank."),
    "listing_ends": _("De vermelding loopt af of is voorbij."),
    "call_from_door": _("De bewoner vroeg aan de deur om hulp. Het nummer staat bij de zaak."),
    "look_at_rent": _("Een moratorium houdt alleen stand als de lopende huur betaald wordt."),
    "rent_missed": _("Eerst hulp, dan pas iets anders. Niemand hoort dit vanzelf."),
    "moratorium_settle": _("Verlengen kan niet. Voor de laatste dag is er een regeling."),
    "moratorium_report": _("Na afloop doet de schuldhulpverlener verslag (Fw art. 287b lid 6)."),
    "moratorium_ignored": _("De rechtbank verbood ontruiming op die dag. Bel ook een advocaat."),
    "sign_bewind": _("De lijst is compleet. Twee verschillende mensen tekenen."),
    "evaluate_bewind": _("Bewind eindigt zodra het kan. Vraag de inwoner wat die wil."),
    "ask_end_of_bewind": _("Niemand legde uit waarom het moet blijven."),
    "bewind_term": _("Schuldenbewind heeft altijd een einddag, en die is niet bekend."),
    "bewind_advice": _("De bewindvoerder stuurde het plan; de gemeente mag adviseren."),
    "finish_agreement": _("Er ontbreekt nog iets. Bij de afspraak staat wat, en wie dat kan."),
    "look_at_condition": _("Wat niemand nakijkt, ziet ook niemand misgaan."),
    "help_first": _("De dagen voor hulp gaan pas lopen als je echt hulp aanbood."),
    "tell_resident_breach": _("De inwoner hoort het als eerste. Daarvoor hoort niemand het."),
    "own_contract_step": _("Zonder eigen contract is het einde van de afspraak een ontruiming."),
    "agreement_ends": _("Na de laatste dag moet er een contract of een nieuwe afspraak zijn."),
    **DAY_TASK_WHY,
    "rights_letter": _(
        "Er is gedagvaard. Wie zijn rechten niet kent, komt vaak niet naar de zitting."
    ),
    "point_to_legal_help": _("Er is gedagvaard. Een advocaat of het Loket kan nog veel doen."),
    "find_who_left": _(
        "Op het adres woont nu iemand anders. Deze zaak is na het vonnis en kan niet dicht zonder"
        " plek en waarborgen."
    ),
    **TRACK_TASK_WHY,
}


#: how whoever works for the whole municipality or a team stands to a task without a case
_APART = frozenset({Relation.ANYWHERE, Relation.TEAM})


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WaitingTask:
    """One task with whom it is about; `case` is None when there is no case."""

    id: UUID
    name: str | Promise
    why: str | Promise
    person: Annotated[str, Of(DataClass.IDENTITY, masked=initials)]
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    city: Annotated[str, Of(DataClass.ADDRESS, masked=str)]
    secret: bool
    due_on: date
    case: UUID | None
    relations: frozenset[Relation]
    #: it ends with what came of it, noted at the case, and not with a tick
    ends_with_news: bool = False
    kind: str = ""

    @property
    def news_at(self) -> str:
        """The name of the page of the case where somebody notes what came of it."""
        return NEWS_AT.get(self.kind, OTHERS)


def tasks_waiting(*, actor: Actor) -> int:
    """How many tasks wait within the actor's reach. Raises NotPermitted."""
    if not MAY_LIST.ever(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        return _waiting(actor).count()


def _waiting(actor: Actor) -> QuerySet[CaseTask]:
    """The tasks of cases in reach; without a case only for who works for the whole municipality.

    And not those about somebody who is closed to them.
    """
    near = Q(case__in=within_reach(Case.objects.all(), actor, MAY_LIST))
    if MAY_LIST(actor, ANYWHERE) or Relation.TEAM in MAY_LIST.within(actor):
        near |= apart(actor)
    return CaseTask.objects.filter(near, done_on=None)


@look("cases.tasks", may_if=MAY_LIST, basis="Wgs art. 3 lid 1 onder b")
def task_list(*, actor: Actor) -> list[WaitingTask]:
    """Every task that waits, the first to be due first."""
    rows = _waiting(actor).select_related("case__household", "signal__link__person")
    ordered = rows.order_by(
        "due_on", "case__number", "signal__link__person__address_key", "kind",
        "signal__partner__name", "signal__period_on", "signal__own_reference",
    )  # fmt: skip
    cases = {task.case_id for task in ordered if task.case_id}
    stands, secret = relations_of_cases(actor, cases), secret_cases(cases)
    found = [
        _row(task, stands[task.case_id] if task.case_id else _APART, task.case_id in secret)
        for task in ordered
    ]
    audit.concerns(len(found), of={"task": [row.id for row in found]})
    return found


def _row(task: CaseTask, relations: frozenset[Relation], secret: bool) -> WaitingTask:
    person = _person(task)
    where, city = _home(task, person)
    return WaitingTask(
        id=task.pk,
        name=TASK_NAMES.get(task.kind, task.kind),
        why=TASK_WHY.get(task.kind, ""),
        person=person_name(person) if person else _reported_name(task),
        address=where,
        city=city,
        secret=secret or bool(person and person.secret),
        due_on=task.due_on,
        case=task.case_id,
        relations=relations,
        ends_with_news=task.kind in ENDS_WITH_NEWS,
        kind=task.kind,
    )


def _home(task: CaseTask, person: Person | None) -> tuple[str, str]:
    """The address and the place of the household."""
    if task.case:
        return address(task.case.household), task.case.household.city
    if person:
        return address(person), person.city
    if task.signal:  # nobody in the register: where the partner says that they live
        return address(task.signal), f"{task.signal.postcode} {task.signal.city}".strip()
    return "", ""


def _reported_name(task: CaseTask) -> str:
    """Who it is about in the words of the partner, when the register does not know them."""
    if task.signal is None:
        return ""
    said = (task.signal.initials, task.signal.prefix, task.signal.surname)
    return " ".join(filter(None, said)) or task.signal.business_name


def _person(task: CaseTask) -> Person | None:
    return task.signal.link.person if task.signal else None
