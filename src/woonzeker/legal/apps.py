# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from woonzeker.access import reach, subjects
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.legal.rules.escalation import (
    LONGEST_EVICTION,
    LONGEST_HEARING,
    LONGEST_SUMMONS,
    escalation_policy_from,
)
from woonzeker.legal.rules.grounds import messages_policy_from
from woonzeker.legal.rules.last_offer_policy import last_offer_policy_from
from woonzeker.legal.rules.last_offers_page import last_offers_page
from woonzeker.legal.rules.roads import roads_policy_from
from woonzeker.legal.rules.roads.policy_page import roads_page
from woonzeker.legal.rules.track import BOUNDS, track_policy_from
from woonzeker.organisations.rules import DAYS, MINUTES, Asked, NumbersPage

#: what stands in an address or what an act is about: people stand to it as to its case
_OF_A_CASE = (
    "bewind", "bewind_request", "case_road", "court_message", "court_track", "hearing",
    "moratorium", "settlement",
    "sign_off",
    "track_event", "track_fee", "warm_referral",
)  # fmt: skip
_LABELS = {
    "contact_days": _("Contact zoeken na een aankondiging of dagvaarding, in werkdagen"),
    "attendant_days": _("Weten wie er naar de zitting gaat, in werkdagen ervoor"),
    "file_days": _("Het dossier voor de zitting klaar, in werkdagen ervoor"),
    "outcome_days": _("De uitkomst van zitting of ontruiming vragen, in werkdagen erna"),
    "offer_days": _("Het laatste aanbod van hulp doen na een vonnis, in werkdagen"),
    "shelf_days": _("Kijken naar een vonnis op de plank, in dagen voor het een jaar oud is"),
    "hearing_minutes": _("Tijd die iemand voor een zitting vrijhoudt"),
}
#: until when a municipality does what comes on a track
TRACK_PAGE = NumbersPage(
    kind="track",
    title=_("Gang naar de rechter"),
    lead=_("Tot wanneer het team doet wat er komt. De termijnen van de wet staan hier niet: die"
           " gelden voor iedereen."),
    asked=tuple(
        Asked(name, words, MINUTES if name == "hearing_minutes" else DAYS, *BOUNDS[name][:2])
        for name, words in _LABELS.items()
    ),
)  # fmt: skip
#: what a municipality decides here, and what reads it
_POLICIES = {
    "escalation": escalation_policy_from,
    "last_offers": last_offer_policy_from,
    "messages": messages_policy_from,
    "roads": roads_policy_from,
    "track": track_policy_from,
}


#: who hears of an eviction or a hearing that comes near, and when
ESCALATION_PAGE = NumbersPage(
    kind="escalation",
    title=_("Waarschuwen voor zitting en ontruiming"),
    lead=_(
        "Wie het hoort als een ontruiming dichterbij komt zonder compleet dossier of plek, en wie "
        "bij een zitting zonder contact. Iedereen hoort het één keer."
    ),
    asked=(
        Asked("worker_days", _("De medewerker, werkdagen voor de ontruiming"), DAYS, 1,
              LONGEST_EVICTION),
        Asked("lead_days", _("De teamleider, werkdagen voor de ontruiming"), DAYS, 1,
              LONGEST_EVICTION),
        Asked("manager_days", _("De manager, werkdagen voor de ontruiming"), DAYS, 1,
              LONGEST_EVICTION),
        Asked("alderman_days", _("De lijst van de wethouder, werkdagen voor de ontruiming"), DAYS,
              1, LONGEST_EVICTION),
        Asked("hearing_first_days", _("De teamleider, dagen voor een zitting zonder contact"),
              DAYS, 1, LONGEST_HEARING),
        Asked("hearing_second_days", _("De teamleider nog eens, dagen voor die zitting"), DAYS, 1,
              LONGEST_HEARING),
        Asked("errand_days",
              _("Rechtenbrief, ondersteuning en rechtshulp, werkdagen na de dagvaarding"), DAYS, 1,
              LONGEST_SUMMONS),
    ),
)  # fmt: skip


class LegalConfig(AppConfig):
    name = "woonzeker.legal"
    label = "legal"

    def ready(self) -> None:
        """Answer who stands how to a message, and tell planning of evictions that were announced.

        The tables of other rooms exist by now.
        """
        for kind in _OF_A_CASE:
            reach.tells(kind, partial(_relations, kind))
            subjects.tells(kind, partial(_people, kind))
        organisations = import_module("woonzeker.organisations.services")
        for policy, check in _POLICIES.items():
            organisations.check_policy_with(policy, check)
        import_module("woonzeker.organisations.selectors").PAGES["escalation"] = ESCALATION_PAGE
        cases = import_module("woonzeker.cases.services")
        cases.provide_facts(_stop_facts)
        import_module("woonzeker.cases.selectors").LACKING.append(_lacking)
        cases.after_each_move(_moved)
        import_module("woonzeker.organisations.selectors").PAGES["track"] = TRACK_PAGE
        import_module("woonzeker.organisations.selectors").PAGES["roads"] = roads_page(_)
        cases.ask_before_closing(_road_runs)
        cases.ask_before_closing(_recalled)
        import_module("woonzeker.cases.services").provide_facts(_threats)
        import_module("woonzeker.planning.selectors.facts").EVICTIONS.append(_evictions)
        import_module("woonzeker.matching.services").keeps_people("legal", _kept)
        import_module("woonzeker.organisations.selectors").PAGES["last_offers"] = last_offers_page(
            _
        )
        cases = import_module("woonzeker.cases.services")
        cases.provide_facts(_offered)
        cases.ask_before_closing(_who_follows)
        cases.stay_while(_runs)
        _room("tracks_done").DONE.extend([_hearing_done, _record_done])


def _relations(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """How somebody stands to a message: as to its case, a sender to its own."""
    found: frozenset[Relation] = _room("reach").relations_to(kind, actor, subject)
    return found


def _people(kind: str, ids: list[str]) -> list[subjects.Subject]:
    """Whose data a message holds."""
    found: list[subjects.Subject] = _room("reach").people_of_kind(kind, ids)
    return found


def _road_runs(case: Any, result: Any) -> str:
    """What another road that still runs has against the end of a case."""
    said: str = _room("road_facts").why_not_closed(case, result)
    return said


def _recalled(case: Any, result: Any) -> str:
    """What somebody took back and nobody else looked at has against the end of a case."""
    said: str = _room("safeguards").why_not_closed(case, result)
    return said


def _threats(case: Any) -> Any:
    """Whether an eviction is announced or stands still, for who would let a case wait."""
    return _room("standing").threats_of(case)


def _evictions(cases: Any) -> Any:
    """The day of the eviction that is announced, of the cases that have one."""
    return _room("standing").eviction_days(cases)


def _hearing_done(case: Any, court_track: Any, found: Any) -> Any:
    """Whether somebody goes to the coming hearing of a track, and whether its file is made."""
    return _room("hearings").done_for_hearing(case, court_track, found)


def _record_done(case: Any, court_track: Any, found: Any) -> Any:
    """What of a track the record of the safeguards shows: rights told, a place, danger over."""
    return _room("record_done").done_by_record(case, court_track, found)


def _stop_facts(case: Any) -> Any:
    """What the hard stops ask of a case."""
    return _room("safeguards").facts_for_stops(case)


def _lacking(case: Any) -> Any:
    """What keeps a case open past the vonnis, line by line."""
    return _room("safeguards").lacking_of(case)


def _moved(moves: Any) -> None:
    """What was open when a home was lost is recorded; what is due from a summons on is asked."""
    import_module("woonzeker.legal.services.safeguards").follow_moves(moves)


def _kept(people: Any) -> Any:
    """Whom the register must keep, because a message is about them or may be."""
    return _room("reach").named_in_messages(people)


def _offered(case: Any) -> Any:
    """What last offers tell before a guarded move."""
    return _room("offer_facts").facts_of_offers(case)


def _who_follows(case: Any, result: Any) -> str:
    """What time of a court or bewind that runs has against the end of a case."""
    said: str = _room("offer_facts").why_not_closed(case, result)
    return said


def _runs(case: Any) -> bool:
    """Whether time of a court, a debt settlement or bewind still runs."""
    runs: bool = _room("offer_facts").runs(case)
    return runs


def _room(name: str) -> Any:
    return import_module(f"woonzeker.legal.selectors.{name}")
