# SPDX-License-Identifier: EUPL-1.2
"""The road of nuisance: hear first, look for the cause, mediate, care; an order only after that.

Source: Handreiking Voorkomen huisuitzettingen, intermezzo p. 24 and chapter 8 (a file built with
care, a behaviour order, mediation, the judge). A mayor's order rests on Gemeentewet art. 151d.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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

_GUIDE = "handreiking Voorkomen huisuitzettingen, hoofdstuk 8"
_DAY = FactKind.STEP_DAY
_TRIED = ("resident_heard", "cause_looked_at", "mediation_offered", "care_offered")

COURSE = Course(
    road=Road.NUISANCE,
    title=gettext_noop("Overlast"),
    says=gettext_noop(
        "Eerst horen wat er is, dan de oorzaak, bemiddeling en zorg. Een aanwijzing komt daarna."
    ),
    claim="nuisance",
    begins=(
        Beginning("landlord_tells", gettext_noop("de verhuurder meldt overlast"), "reported"),
        Beginning("resident_tells", gettext_noop("de bewoner kreeg een brief"), "reported"),
        Beginning("found_in_talk", gettext_noop("het kwam in een gesprek naar voren"), "reported"),
    ),
    steps=(
        Step(
            "reported", gettext_noop("overlast gemeld"), Who.LANDLORD, _GUIDE,
            keeps=frozenset({
                _DAY, FactKind.BEGAN_BY, FactKind.REPORT_DAY, FactKind.REPORT_SORT,
                FactKind.REPORTER_ROLE, FactKind.REPORT_CHECKED,
            }),
        ),
        Step(
            "resident_heard", gettext_noop("bewoner gehoord"), Who.TEAM, _GUIDE,
            after=("reported",), term="heard", term_from=("reported",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.CHILDREN, FactKind.TWO_AT_DOOR}),
        ),
        Step(
            "cause_looked_at", gettext_noop("naar de oorzaak gekeken, ook in de woning"),
            Who.TEAM, "handreiking Voorkomen huisuitzettingen, p. 24",
            after=("resident_heard",), keeps=frozenset({_DAY, FactKind.HOME_CAUSE}),
        ),
        Step(
            "mediation_offered", gettext_noop("buurtbemiddeling aangeboden"), Who.TEAM, _GUIDE,
            after=("resident_heard",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_SORT, FactKind.HELP_TAKEN}),
        ),
        Step(
            "mediated", gettext_noop("buren spraken met elkaar"), Who.MEDIATOR, _GUIDE,
            after=("mediation_offered",), optional=True,
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "care_offered", gettext_noop("zorg of begeleiding aangeboden"), Who.TEAM, _GUIDE,
            after=("resident_heard",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_SORT, FactKind.HELP_TAKEN}),
        ),
        Step(
            "file_looked_at", gettext_noop("samen met de bewoner in het dossier gekeken"),
            Who.TEAM, _GUIDE, after=("resident_heard",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "order_given", gettext_noop("gedragsaanwijzing gegeven"), Who.LANDLORD,
            "Gemeentewet art. 151d, of afspraak met de verhuurder",
            after=(*_TRIED, "file_looked_at"),
            keeps=frozenset({_DAY, FactKind.ORDER_GIVER, FactKind.ORDER_UNTIL}),
        ),
        Step(
            "banned_for_days", gettext_noop("huisverbod van een paar dagen"), Who.MAYOR,
            "Gemeentewet art. 151d", after=("order_given",), optional=True,
            keeps=frozenset({_DAY, FactKind.ORDER_UNTIL, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "place_for_days", gettext_noop("plek gevonden voor de dagen van het huisverbod"),
            Who.LEAD, _GUIDE, after=("banned_for_days",), optional=True,
            term="safe", term_from=("banned_for_days",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND}),
        ),
        Step(
            "order_reviewed", gettext_noop("nagegaan of de aanwijzing nog nodig is"), Who.TEAM,
            _GUIDE, after=("order_given",), term="order_review", term_from=("order_given",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "last_chance", gettext_noop("laatste kans met hulp afgesproken"), Who.LANDLORD,
            "handreiking Voorkomen huisuitzettingen, hoofdstuk 7", after=("order_reviewed",),
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "to_court", gettext_noop("naar de rechter"), Who.LANDLORD, "BW art. 7:231 lid 1",
            after=("last_chance",), keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "place_found", gettext_noop("plek gevonden"), Who.LEAD, _GUIDE,
            after=("to_court",), keeps=frozenset({
                _DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE,
            }),
        ),
        Step(
            "home_lost", gettext_noop("woning verlaten"), Who.BAILIFF, "Rv art. 555",
            after=("to_court", "place_found"), loses=True, keeps=frozenset({_DAY}),
        ),
    ),
    ends=(
        Ending("quiet", gettext_noop("het is rustig, de bewoner blijft"), Home.KEPT,
               ("resident_heard",)),
        Ending("unfounded", gettext_noop("de melding klopte niet"), Home.KEPT,
               ("resident_heard",)),
        Ending("moved_by_choice", gettext_noop("verhuisd naar een plek die past"), Home.OWN_PLACE,
               ("resident_heard",)),
        Ending("evicted", gettext_noop("woning verloren"), Home.LOST, ("place_found",)),
    ),
    wish=LadderWish(
        Lane.ORDINARY, (LadderStep.CALL, LadderStep.DAY_VISIT, LadderStep.PEER_VISIT),
        "contact_days",
        gettext_noop("Ga overdag, alleen of met een ervaringsdeskundige. Kom als hulp."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A report of nuisance: its day, its sort, from which source (an opaque number), checked?"""

    on: date
    sort: str
    source: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the reports together say: how many, of how many sources, how many were checked.

    `carries` says that there is a pattern by the policy; a human decides what to do. `lacks` says
    in Dutch what there is not.
    """

    reports: int
    sources: int
    checked: int
    heard: bool
    lacks: tuple[str, ...]

    @property
    def carries(self) -> bool:
        """Whether the reports carry more than a talk."""
        return not self.lacks


def pattern(reports: Iterable[Report], *, heard: bool, policy: RoadsPolicy, on: date) -> Pattern:
    """Whether the reports of the last weeks are a pattern, and what is missing for one.

    Two reports of one source on one day about one sort are one: writing often is no more nuisance.
    """
    since = on - timedelta(weeks=policy.pattern_weeks)
    recent = [each for each in reports if since < each.on <= on]
    kept: dict[tuple[date, str, str], bool] = {}
    for each in recent:
        key = (each.on, each.sort, each.source)
        kept[key] = kept.get(key, False) or each.checked
    sources = len({source for _on, _sort, source in kept})
    checked = sum(kept.values())
    found = (
        (len(kept) >= policy.pattern_reports, "er zijn te weinig meldingen"),
        (sources >= policy.pattern_sources, "de meldingen komen niet van genoeg kanten"),
        (100 * checked >= policy.pattern_checked_percent * max(1, len(kept)),
         "te weinig meldingen zijn door iemand nagegaan"),
        (heard, "de bewoner is nog niet gehoord"),
    )  # fmt: skip
    lacks = tuple(said for holds, said in found if not holds)
    return Pattern(len(kept), sources, checked, heard, lacks)
