# SPDX-License-Identifier: EUPL-1.2
"""The road of a home that the mayor closes: rights at once, warning and help first, a place first.

Sources: Opiumwet art. 13b, Gemeentewet art. 174a, BW art. 7:231 lid 2, and the guide, p. 24 and
chapter 8. Everybody in the home is helped alike: who did what is no business of help.
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

_GUIDE = "handreiking Voorkomen huisuitzettingen, p. 24"
_OMBUDSMEN = "Nationale ombudsman en Kinderombudsman, 24 januari 2023"
_DAY = FactKind.STEP_DAY
_FOUR = frozenset(
    {FactKind.CLOSURE, FactKind.CLOSURE_DAY, FactKind.CLOSURE_GROUND, FactKind.CLOSURE_UNTIL}
)
DISSOLVED = "dissolved_out_of_court"

COURSE = Course(
    road=Road.CLOSURE,
    title=gettext_noop("Sluiting door de burgemeester"),
    says=gettext_noop(
        "Ga meteen langs. Iedereen in huis krijgt uitleg, een advocaat en een plek vóór de datum."
    ),
    claim="closure",
    begins=(
        Beginning("mayor_tells", gettext_noop("de burgemeester laat het weten"), "intended"),
        Beginning("resident_tells", gettext_noop("de bewoner kreeg een brief"), "intended"),
        Beginning("already_decided", gettext_noop("het besluit is er al"), "decided"),
        Beginning("already_closed", gettext_noop("de woning is al dicht"), "closed_in_fact"),
    ),
    steps=(
        Step(
            "intended", gettext_noop("voornemen tot sluiten"), Who.MAYOR, "Awb art. 4:8",
            keeps=_FOUR | {_DAY, FactKind.BEGAN_BY, FactKind.VIEW_DUE}, optional=True,
        ),
        Step(
            "visited", gettext_noop("langs geweest en uitleg gegeven"), Who.TEAM, _OMBUDSMEN,
            term="closure_contact",
            term_from=("intended", "decided", "closed_in_fact"),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.TWO_AT_DOOR}),
        ),
        Step(
            "everybody_counted", gettext_noop("geteld wie er wonen en wie een plek nodig heeft"),
            Who.TEAM, _OMBUDSMEN, after=("visited",),
            keeps=frozenset({_DAY, FactKind.PEOPLE_FOR_PLACE, FactKind.CHILDREN}),
        ),
        Step(
            "lawyer_found", gettext_noop("advocaat of Juridisch Loket gevonden"), Who.TEAM,
            _OMBUDSMEN, after=("visited",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_TAKEN}),
        ),
        Step(
            "help_offered", gettext_noop("hulp aangeboden aan ieder in huis"), Who.TEAM, _GUIDE,
            after=("visited",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_SORT, FactKind.HELP_TAKEN}),
        ),
        Step(
            "points_gone_through", gettext_noop("punten voor de reactie doorgenomen"), Who.TEAM,
            "ABRvS 28 augustus 2019, ECLI:NL:RVS:2019:2912",
            after=("visited", "everybody_counted", "help_offered"),
            keeps=frozenset({_DAY, FactKind.POINT_RAISED}),
        ),
        Step(
            "view_given", gettext_noop("bewoner reageerde op het voornemen"), Who.RESIDENT,
            "Awb art. 4:8", after=("points_gone_through",), optional=True,
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "decided", gettext_noop("besluit tot sluiten"), Who.MAYOR,
            "Opiumwet art. 13b, Gemeentewet art. 174a, verordening of Woningwet",
            after=("visited", "help_offered", "points_gone_through"),
            keeps=_FOUR | {_DAY},
        ),
        Step(
            "objected", gettext_noop("bezwaar gemaakt en uitstel gevraagd"), Who.LAWYER,
            "Awb art. 6:7", after=("decided",), law_after=("decided",), optional=True,
            term="closure_objection", term_from=("decided",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.COURT_DAY}),
        ),
        Step(
            "place_found", gettext_noop("plek voor ieder die weg moet"), Who.LEAD, _OMBUDSMEN,
            after=("everybody_counted",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "closed_in_fact", gettext_noop("woning echt dicht"), Who.MAYOR,
            "BW art. 7:231 lid 2", after=("decided", "place_found"), loses=True,
            keeps=_FOUR | {_DAY},
        ),
        Step(
            "dissolution_claimed",
            gettext_noop("verhuurder zegt dat het contract voorbij is, zonder sluiting"),
            Who.LANDLORD, "BW art. 7:231 lid 1", optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            DISSOLVED, gettext_noop("contract ontbonden buiten de rechter om"), Who.LANDLORD,
            "BW art. 7:231 lid 2", after=("closed_in_fact", "lawyer_found"),
            law_after=("closed_in_fact",), instead="dissolution_claimed", loses=True,
            optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "before_court", gettext_noop("rechter kijkt naar ontbinding en ontruiming"),
            Who.COURT, "BW art. 7:231 lid 2", optional=True,
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "opened_again", gettext_noop("woning weer open"), Who.MAYOR, _GUIDE,
            law_after=("closed_in_fact",), optional=True, keeps=frozenset({_DAY}),
        ),
    ),
    ends=(
        Ending("not_closed", gettext_noop("de woning gaat niet dicht"), Home.KEPT, ("visited",)),
        Ending("back_home", gettext_noop("terug in de eigen woning"), Home.KEPT,
               ("opened_again",)),
        Ending("own_place", gettext_noop("een contract op eigen naam elders"), Home.OWN_PLACE,
               ("place_found",)),
        Ending("home_lost", gettext_noop("woning verloren"), Home.LOST, ("place_found",)),
    ),
    wish=LadderWish(
        Lane.CRISIS, (LadderStep.DAY_VISIT, LadderStep.CALL), "closure_contact_days",
        gettext_noop("Ga dezelfde of de volgende werkdag langs, met twee, en vraag niet door."),
        never=frozenset({LadderStep.CARD, LadderStep.NOTE}), by_two=True,
    ),
)  # fmt: skip
