# SPDX-License-Identifier: EUPL-1.2
"""The road of an owner with arrears on a mortgage: the special unit first, a forced sale last.

Sources: the guide, chapters 1 and 5; BW art. 3:268 (a lender sells without a judgment) and Rv art.
544 and following. Reporting to the municipality is a trial and no duty by law.
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
_UNIT = "praktijk van geldverstrekkers (bijzonder beheer)"
_DAY = FactKind.STEP_DAY

COURSE = Course(
    road=Road.MORTGAGE,
    title=gettext_noop("Achterstand op de hypotheek"),
    says=gettext_noop("Eerst samen met de bank een regeling. Zelf verkopen gaat voor een veiling."),
    claim="other",
    begins=(
        Beginning("lender_tells", gettext_noop("de geldverstrekker meldt het"), "arrears_told"),
        Beginning("resident_tells", gettext_noop("de bewoner vraagt hulp"), "arrears_told"),
        Beginning("sale_announced", gettext_noop("een veiling is aangezegd"), "sale_announced"),
    ),
    steps=(
        Step(
            "arrears_told", gettext_noop("achterstand op de hypotheek gehoord"), Who.LENDER,
            _GUIDE, optional=True, keeps=frozenset({_DAY, FactKind.BEGAN_BY}),
        ),
        Step(
            "talked", gettext_noop("met de bewoner gesproken"), Who.TEAM, _GUIDE,
            term="contact", term_from=("arrears_told", "sale_announced"),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.CHILDREN}),
        ),
        Step(
            "money_looked_at", gettext_noop("overzicht van geld gemaakt"), Who.TEAM, _GUIDE,
            after=("talked",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "unit_called", gettext_noop("met bijzonder beheer van de bank gebeld"), Who.TEAM,
            _UNIT, after=("talked",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "plan_offered", gettext_noop("regeling voorgesteld: uitstel, lager bedrag of omzetten"),
            Who.TEAM, _UNIT, after=("money_looked_at", "unit_called"),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "plan_agreed", gettext_noop("regeling afgesproken"), Who.LENDER, _UNIT,
            after=("plan_offered",), optional=True, keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "lawyer_found", gettext_noop("advocaat of Juridisch Loket gevonden"), Who.TEAM,
            _GUIDE, after=("talked",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_TAKEN}),
        ),
        Step(
            "own_sale_talked", gettext_noop("zelf verkopen besproken, met tijd ervoor"), Who.TEAM,
            _UNIT, after=("plan_offered",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "own_sale", gettext_noop("bewoner verkoopt zelf"), Who.RESIDENT, _UNIT,
            after=("own_sale_talked",), optional=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "sale_announced", gettext_noop("gedwongen verkoop aangezegd"), Who.LENDER,
            "Rv art. 544 lid 1", after=("plan_offered", "own_sale_talked"),
            keeps=frozenset({_DAY, FactKind.AUCTION_DAY}),
        ),
        Step(
            "court_asked", gettext_noop("rechter gevraagd de verkoop te stoppen"), Who.LAWYER,
            "Rv art. 438", after=("sale_announced", "lawyer_found"), optional=True,
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "bid_outside", gettext_noop("bod buiten de veiling om"), Who.RESIDENT,
            "Rv art. 547", after=("sale_announced",), optional=True,
            term="bids", term_from=("sale_announced",), keeps=frozenset({_DAY}),
        ),
        Step(
            "place_found", gettext_noop("plek gevonden"), Who.LEAD, _GUIDE,
            after=("talked",), term="before_sale", term_from=("sale_announced",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "sold_by_force", gettext_noop("woning op de veiling verkocht"), Who.LENDER,
            "BW art. 3:268", after=("sale_announced", "place_found"),
            law_after=("sale_announced",), loses=True, keeps=frozenset({_DAY}),
        ),
        Step(
            "rest_debt_looked_at", gettext_noop("restschuld en hulp daarbij besproken"), Who.TEAM,
            _GUIDE, after=("sold_by_force",), optional=True,
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
    ),
    ends=(
        Ending("keeps_home", gettext_noop("blijft in de eigen woning"), Home.KEPT, ("talked",)),
        Ending("sold_and_housed", gettext_noop("zelf verkocht, met een nieuwe plek"),
               Home.OWN_PLACE, ("own_sale", "place_found")),
        Ending("auctioned", gettext_noop("woning gedwongen verkocht"), Home.LOST,
               ("place_found",)),
    ),
    wish=LadderWish(
        Lane.ORDINARY, (LadderStep.CALL, LadderStep.DAY_VISIT, LadderStep.EVENING_VISIT),
        "contact_days",
        gettext_noop("Veel eigenaren verwachten geen hulp van de gemeente. Leg dat eerst uit."),
    ),
)  # fmt: skip
