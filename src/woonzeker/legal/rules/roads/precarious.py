# SPDX-License-Identifier: EUPL-1.2
"""The road of informal and precarious tenure: how somebody lives here, their rights, nobody out
without a judge, and a contract in their own name.

Sources: the guide, chapters 1 and 5 and the piece of the Bond Precaire Woonvormen. The tool that
asks how somebody lives is `legal.rules.tenure`.
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

_GUIDE = "handreiking Voorkomen huisuitzettingen, hoofdstuk 5"
_DAY = FactKind.STEP_DAY

COURSE = Course(
    road=Road.PRECARIOUS,
    title=gettext_noop("Wonen zonder vast contract"),
    says=gettext_noop("Vraag hoe iemand hier woont. Vaak zijn er meer rechten dan gezegd wordt."),
    claim="other",
    begins=(
        Beginning("resident_tells", gettext_noop("de bewoner vraagt hulp"), "asked"),
        Beginning("organisation_tells", gettext_noop("een organisatie vraagt het"), "asked"),
        Beginning("found_in_talk", gettext_noop("het kwam in een gesprek naar voren"), "asked"),
    ),
    steps=(
        Step(
            "asked", gettext_noop("gehoord dat iemand moet vertrekken of onzeker woont"),
            Who.RESIDENT, _GUIDE, keeps=frozenset({_DAY, FactKind.BEGAN_BY}),
        ),
        Step(
            "tenure_asked", gettext_noop("doorgenomen hoe iemand hier woont"), Who.TEAM, _GUIDE,
            after=("asked",), term="contact", term_from=("asked",),
            keeps=frozenset({_DAY, FactKind.TENURE, FactKind.CHILDREN}),
        ),
        Step(
            "rights_told", gettext_noop("rechten uitgelegd, in een taal die de bewoner leest"),
            Who.TEAM, _GUIDE, after=("tenure_asked",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "lawyer_found", gettext_noop("jurist of bewonersbond keek mee"), Who.TEAM, _GUIDE,
            after=("tenure_asked",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_TAKEN}),
        ),
        Step(
            "provider_told", gettext_noop("verhuurder gezegd dat er een rechter nodig is"),
            Who.TEAM, "BW art. 7:231 lid 1", after=("rights_told",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "pressure_reported", gettext_noop("druk of misbruik gemeld, als de bewoner dat wil"),
            Who.RESIDENT, "Wet goed verhuurderschap", after=("rights_told",), optional=True,
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "notice_given", gettext_noop("verhuurder zegt het wonen op"), Who.LANDLORD, _GUIDE,
            optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "notice_answered", gettext_noop("bewoner antwoordde op de opzegging"), Who.RESIDENT,
            "BW art. 7:271 lid 4", law_after=("notice_given",), optional=True,
            term="notice_answer", term_from=("notice_given",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "work_ended", gettext_noop("het werk waar de woning bij hoort is voorbij"),
            Who.RESIDENT, "Wet goed verhuurderschap", optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "registered", gettext_noop("ingeschreven op dit adres of een postadres"), Who.TEAM,
            "handreiking Voorkomen huisuitzettingen, p. 71", after=("tenure_asked",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "own_contract_asked", gettext_noop("contract op eigen naam gevraagd"), Who.TEAM,
            "handreiking Voorkomen huisuitzettingen, p. 62", after=("rights_told",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "before_court", gettext_noop("rechter kijkt ernaar"), Who.COURT,
            "BW art. 7:231 lid 1", after=("rights_told", "lawyer_found"),
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "place_found", gettext_noop("plek gevonden"), Who.LEAD, _GUIDE,
            after=("tenure_asked",), term="after_work", term_from=("work_ended",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "home_lost", gettext_noop("woning verlaten"), Who.LANDLORD, _GUIDE,
            after=("rights_told", "lawyer_found", "provider_told", "before_court", "place_found"),
            loses=True, keeps=frozenset({_DAY}),
        ),
    ),
    ends=(
        Ending("stays", gettext_noop("blijft wonen"), Home.KEPT, ("rights_told",)),
        Ending("own_contract", gettext_noop("een contract op eigen naam"), Home.OWN_PLACE,
               ("rights_told",)),
        Ending("home_lost", gettext_noop("woning verloren"), Home.LOST, ("place_found",)),
    ),
    wish=LadderWish(
        Lane.ORDINARY, (LadderStep.DAY_VISIT, LadderStep.CALL, LadderStep.ELSEWHERE),
        "contact_days",
        gettext_noop("Post loopt vaak langs de verhuurder. Ga zelf, met een tolk als dat helpt."),
        never=frozenset({LadderStep.LETTER, LadderStep.CARD}),
    ),
)  # fmt: skip
