# SPDX-License-Identifier: EUPL-1.2
"""The road of subletting and what landlords call housing fraud: whoever lives there is a household.

Help does not search and does not prove. It hears the tenant, finds who lives there, and looks for a
way in which everybody has a roof. Source: the guide, p. 24 and chapter 8; BW art. 7:244 and 7:269.
"""

from __future__ import annotations

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

_GUIDE = "handreiking Voorkomen huisuitzettingen, hoofdstuk 8"
_DAY = FactKind.STEP_DAY

COURSE = Course(
    road=Road.FRAUD,
    title=gettext_noop("Onderhuur of verwijt van woonfraude"),
    says=gettext_noop(
        "Wij zoeken niets uit. Wij horen de huurder en zorgen dat ieder die er woont een dak houdt."
    ),
    claim="subletting",
    begins=(
        Beginning("landlord_tells", gettext_noop("de verhuurder verwijt het"), "claimed"),
        Beginning("resident_tells", gettext_noop("de huurder kreeg een brief"), "claimed"),
        Beginning("subtenant_tells", gettext_noop("de onderhuurder vraagt hulp"), "claimed"),
    ),
    steps=(
        Step(
            "claimed", gettext_noop("verhuurder verwijt onderhuur of iets anders"), Who.LANDLORD,
            _GUIDE, keeps=frozenset({_DAY, FactKind.BEGAN_BY, FactKind.CLAIM_SORT}),
        ),
        Step(
            "tenant_heard", gettext_noop("huurder gehoord"), Who.TEAM, _GUIDE,
            after=("claimed",), term="contact", term_from=("claimed",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.CHILDREN}),
        ),
        Step(
            "others_found", gettext_noop("met ieder die er woont gesproken, apart"), Who.TEAM,
            "handreiking Voorkomen huisuitzettingen, hoofdstuk 5", after=("claimed",),
            keeps=frozenset({_DAY, FactKind.PEOPLE_FOR_PLACE, FactKind.TENURE}),
        ),
        Step(
            "lawyer_found", gettext_noop("advocaat of Juridisch Loket gevonden"), Who.TEAM,
            _GUIDE, after=("tenant_heard",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_TAKEN}),
        ),
        Step(
            "put_right_offered",
            gettext_noop("voorstel om het recht te zetten: stoppen, toestemming of inschrijven"),
            Who.TEAM, "BW art. 7:244", after=("tenant_heard", "others_found"),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "put_right", gettext_noop("verhuurder neemt het voorstel aan"), Who.LANDLORD,
            "BW art. 7:244", after=("put_right_offered",), optional=True,
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "sublet_taken_over", gettext_noop("verhuurder zet de onderhuur voort"), Who.LANDLORD,
            "BW art. 7:269 lid 1", optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "sublet_contested", gettext_noop("verhuurder vraagt de rechter die te beëindigen"),
            Who.LANDLORD, "BW art. 7:269 lid 2", law_after=("sublet_taken_over",), optional=True,
            term="sublet", term_from=("sublet_taken_over",),
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "to_court", gettext_noop("naar de rechter"), Who.LANDLORD, "BW art. 7:231 lid 1",
            after=("tenant_heard", "lawyer_found", "put_right_offered"),
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "place_found", gettext_noop("plek voor ieder die weg moet"), Who.LEAD, _GUIDE,
            after=("others_found",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "home_lost", gettext_noop("woning verlaten"), Who.BAILIFF, "Rv art. 555",
            after=("to_court", "place_found"), loses=True, keeps=frozenset({_DAY}),
        ),
    ),
    ends=(
        Ending("put_right", gettext_noop("rechtgezet, de huurder blijft"), Home.KEPT,
               ("put_right",)),
        Ending("unfounded", gettext_noop("het verwijt klopte niet"), Home.KEPT,
               ("tenant_heard",)),
        Ending("own_contract", gettext_noop("een contract op eigen naam"), Home.OWN_PLACE,
               ("others_found",)),
        Ending("home_lost", gettext_noop("woning verloren"), Home.LOST, ("place_found",)),
    ),
    wish=LadderWish(
        Lane.ORDINARY, (LadderStep.CALL, LadderStep.DAY_VISIT, LadderStep.ELSEWHERE),
        "contact_days",
        gettext_noop("Bel eerst. Zeg dat je van de hulp bent en niets komt controleren."),
        never=frozenset({LadderStep.NOTE}),
    ),
)  # fmt: skip
