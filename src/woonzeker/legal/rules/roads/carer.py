# SPDX-License-Identifier: EUPL-1.2
"""The road of who stays behind after a death, often the carer: the months to act in, and a roof.

BW art. 7:268: a co-tenant rents on; who shared a lasting household rents on for six months and
must have gone to court by then; if nobody continues, the tenancy ends. Nothing here decides who is
right: it says what to ask, until when, and that a lawyer looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.roads.clocks import Done, Due, due
from woonzeker.legal.rules.roads.policy import RoadsPolicy
from woonzeker.legal.rules.roads.shape import (
    Beginning,
    Course,
    Ending,
    Home,
    LadderWish,
    Road,
    Step,
    Who,
)
from woonzeker.legal.rules.roads.wall import FactKind
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.outreach.ladder import LadderStep, Lane

_LAW = "BW art. 7:268"
_GUIDE = "handreiking Voorkomen huisuitzettingen, p. 24"
_DAY = FactKind.STEP_DAY

COURSE = Course(
    road=Road.CARER,
    title=gettext_noop("Achterblijven na een overlijden"),
    says=gettext_noop("Wie zorgde, wordt niet vanzelf huurder. Er is een tijd om te vragen."),
    claim="other",
    begins=(
        Beginning("resident_tells", gettext_noop("wie achterbleef vraagt hulp"), "died"),
        Beginning("landlord_tells", gettext_noop("de verhuurder laat het weten"), "died"),
        Beginning("seen_in_case", gettext_noop("in de zaak overleed iemand"), "died"),
    ),
    steps=(
        Step(
            "died", gettext_noop("de huurder is overleden"), Who.RESIDENT, _LAW,
            keeps=frozenset({_DAY, FactKind.DEATH_DAY, FactKind.BEGAN_BY}),
        ),
        Step(
            "standing_found", gettext_noop("nagevraagd hoe iemand tot het contract staat"),
            Who.TEAM, _LAW, after=("died",), term="contact", term_from=("died",),
            keeps=frozenset({_DAY, FactKind.LEASE_STANDING, FactKind.CHILDREN}),
        ),
        Step(
            "rent_goes_on", gettext_noop("de huur wordt doorbetaald"), Who.RESIDENT, _LAW,
            after=("standing_found",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "landlord_asked", gettext_noop("verhuurder schriftelijk gevraagd om te blijven"),
            Who.TEAM, _LAW, after=("standing_found",),
            term="before_claim_lapses", term_from=("died",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "landlord_agreed", gettext_noop("verhuurder stemde in"), Who.LANDLORD, _LAW,
            after=("landlord_asked",), optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "lawyer_found", gettext_noop("advocaat of Juridisch Loket gevonden"), Who.TEAM, _LAW,
            after=("standing_found",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_TAKEN}),
        ),
        Step(
            "claim_made", gettext_noop("rechter gevraagd om te mogen blijven"), Who.LAWYER, _LAW,
            after=("lawyer_found",), optional=True, term="death_claim", term_from=("died",),
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "judged", gettext_noop("rechter besliste"), Who.COURT, _LAW, law_after=("claim_made",),
            optional=True, keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "priority_asked",
            gettext_noop("voorrang of een tijdelijk contract voor nabestaanden gevraagd"),
            Who.TEAM, "Besluit specifieke groepen tijdelijke huurovereenkomst art. 1 onder e",
            after=("standing_found",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "place_found", gettext_noop("plek gevonden"), Who.LEAD, _GUIDE,
            after=("standing_found",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "home_lost", gettext_noop("woning verlaten"), Who.LANDLORD, "Rv art. 555",
            after=("landlord_asked", "lawyer_found", "priority_asked", "place_found"),
            loses=True, keeps=frozenset({_DAY}),
        ),
    ),
    ends=(
        Ending("rents_on", gettext_noop("huurt verder in deze woning"), Home.KEPT,
               ("standing_found",)),
        Ending("own_place", gettext_noop("een contract op eigen naam elders"), Home.OWN_PLACE,
               ("standing_found",)),
        Ending("home_lost", gettext_noop("woning verloren"), Home.LOST, ("place_found",)),
    ),
    wish=LadderWish(
        Lane.ORDINARY, (LadderStep.CALL, LadderStep.DAY_VISIT), "contact_days",
        gettext_noop("Condoleer eerst. Bel; kom de eerste weken alleen langs als het mag."),
        never=frozenset({LadderStep.EVENING_VISIT}), rest="mourning_days",
    ),
)  # fmt: skip


class Standing(StrEnum):
    """How somebody who stays behind stood to the lease, as they say it."""

    TENANT = "tenant"
    CO_TENANT = "co_tenant"
    SPOUSE = "spouse"
    SHARED_HOUSEHOLD = "shared_household"
    OTHER = "other"
    UNKNOWN = "unknown"


#: whose lease goes on by the law itself
RENTS_ON = frozenset({Standing.TENANT, Standing.CO_TENANT, Standing.SPOUSE})


@dataclass(frozen=True, slots=True)
class AfterDeath:
    """What a standing points to: a sentence, what to do now, and the days that matter."""

    says: str
    do_now: tuple[str, ...]
    dues: tuple[tuple[str, Due], ...]
    citation: str = _LAW


_LAWYER = gettext_noop("Bel vandaag het Juridisch Loket of een advocaat")
_CLAIM = gettext_noop("Laat een advocaat de rechter op tijd vragen om te mogen blijven")
_ASK = gettext_noop("Vraag de verhuurder met een brief om te mogen blijven, ook als het nee wordt")
_PAY = gettext_noop("Betaal de huur door, en bewaar het bewijs")
_PROVE = gettext_noop("Verzamel wat laat zien dat jullie samen een huishouden hadden")
_PLACE = gettext_noop("Vraag nu ook voorrang of een tijdelijk contract, voor het geval dat")


def after_death(standing: Standing, died_on: date, *, policy: RoadsPolicy, on: date) -> AfterDeath:
    """What a death points to on a day for who stays behind; a lawyer looks, this is no verdict.

    Raises NotInForce for a death before the rules were in force.
    """
    died = Done("died", died_on)
    if standing in RENTS_ON:
        last = due("co_tenant_leaves", died, policy)
        return AfterDeath(
            gettext_noop("Dit wijst erop dat de huur vanzelf op jouw naam doorgaat."),
            (_PAY, gettext_noop("Laat de verhuurder met een brief weten dat je huurder bent")),
            (("co_tenant_leaves", last),),
        )
    claim = tuple(
        (code, due(code, died, policy)) for code in ("before_claim_lapses", "death_claim")
    )
    if dict(claim)["death_claim"].due_on < on:
        said = gettext_noop(
            "De tijd om naar de rechter te gaan lijkt voorbij. Ga niet weg zonder raad."
        )
        return AfterDeath(said, (_LAWYER, _ASK, _PLACE), claim)
    if standing is Standing.SHARED_HOUSEHOLD:
        said = gettext_noop(
            "Dit wijst erop dat je nog een tijd huurt, en daarna alleen als de rechter of de"
            " verhuurder het goed vindt."
        )
        return AfterDeath(said, (_PAY, _ASK, _PROVE, _CLAIM, _PLACE), claim)
    said = gettext_noop(
        "Het is niet duidelijk of je mag blijven. Ga niet weg voordat een jurist heeft gekeken."
    )
    ends = ("death_end", due("death_end", died, policy))
    return AfterDeath(said, (_ASK, _PROVE, _CLAIM, _PLACE), (*claim, ends))
