# SPDX-License-Identifier: EUPL-1.2
"""Preparing a hearing: who goes, with which file, by which yes; and who was there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.selectors import relations_to_case
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.errors import DoubleBooked
from woonzeker.legal.models import (
    CourtConsent,
    CourtTrack,
    ForMunicipality,
    HearingNote,
    HearingPlan,
    ResidentCame,
)
from woonzeker.legal.rules.hearing import PARTS, Leaves, Part
from woonzeker.legal.selectors.attending import at_the_same_time
from woonzeker.legal.selectors.hearing_page import known, parts_now
from woonzeker.legal.selectors.hearings import MAY_PREPARE, Found
from woonzeker.organisations.selectors import works_in

#: who says that somebody else goes; everybody says it of themselves
_SENDS = frozenset({Role.TEAM_LEAD.value, Role.EVICTION_COORDINATOR.value})
#: who makes the file without going there
_MAKES = _SENDS | {Role.DEBT_COUNSELLOR.value}
BASIS = "Wgs art. 3 lid 1 onder b"
#: answers on whether the rent of now is paid
RENT = ("paid", "unpaid", "unknown")


@action("legal.assign_hearing", may_if=MAY_PREPARE, basis=BASIS, about="hearing")
def assign_hearing(*, actor: Actor, hearing: UUID, user: str, anyway: bool = False) -> HearingPlan:
    """Say who goes to a hearing for the municipality; oneself, or somebody on whom one decides.

    Raises Refused for who cannot see the case, who has to be at another court at that time
    (unless `anyway`), and for a hearing that is over or off.
    """
    found, plan = _planned(hearing)
    if user != actor.id and not actor.roles & _SENDS:
        raise Refused(
            _("Jij zegt het van jezelf. Wie anders gaat bepaalt de teamleider of de coördinator.")
        )
    if found.round.cancelled or found.round.on < clock.today():
        raise Refused(_("Deze zitting is voorbij of gaat niet door."))
    if not _can_see(user, actor.municipality, found.track.case_id):
        raise Refused(_("Deze collega werkt niet aan deze zaak. Zet die eerst op de zaak."))
    other = at_the_same_time(found, user, actor.municipality)
    if other is not None and not anyway:
        raise _busy(other, user)
    if user not in plan.attendants:
        plan.attendants = [*plan.attendants, user]
        plan.save(update_fields=["attendants"])
    return plan


def _busy(other: Found, user: str) -> DoubleBooked:
    name = names_of({user}).get(user, _("Deze collega"))
    hour = f"{other.round.at:%H.%M}" if other.round.at else _("een uur dat niet bekend is")
    words = {"name": name, "court": other.round.court or _("een andere rechtbank"), "hour": hour}
    return DoubleBooked(
        _("%(name)s moet die dag ook naar %(court)s, om %(hour)s. Kies iemand anders, of zeg dat"
          " het toch kan.") % words
    )  # fmt: skip


@action("legal.let_go_hearing", may_if=MAY_PREPARE, basis=BASIS, about="hearing")
def let_go_hearing(*, actor: Actor, hearing: UUID, user: str) -> HearingPlan:
    """Say that somebody does not go after all; oneself, or somebody on whom one decides."""
    _found, plan = _planned(hearing)
    if user != actor.id and not actor.roles & _SENDS:
        raise Refused(
            _("Jij zegt het van jezelf. Wie anders gaat bepaalt de teamleider of de coördinator.")
        )
    if user in plan.attendants:
        plan.attendants = [each for each in plan.attendants if each != user]
        plan.save(update_fields=["attendants"])
    return plan


@action("legal.note_attended", may_if=MAY_PREPARE, basis=BASIS, about="hearing")
def note_attended(
    *, actor: Actor, hearing: UUID, municipality_was: str, resident_was: str
) -> HearingNote:
    """Write down who was at a hearing; a later note replaces an earlier one, which stays.

    Raises Refused before its day.
    """
    found, plan = _planned(hearing)
    if found.round.on > clock.today():
        raise Refused(_("De zitting moet nog komen. Leg dit vast als zij geweest is."))
    if municipality_was not in ForMunicipality.values or resident_was not in ResidentCame.values:
        raise Refused(_("Kies wie er was."))
    return HearingNote.objects.create(
        case_id=plan.case_id,
        plan=plan,
        municipality_was=municipality_was,
        resident_was=resident_was,
        noted_at=clock.now(),
        noted_by=actor.id,
    )


@action("legal.make_court_file", may_if=MAY_PREPARE, basis="BW art. 6:265 lid 1", about="hearing")
def make_court_file(
    *, actor: Actor, hearing: UUID, rent: str, rent_since: date | None = None
) -> HearingPlan:
    """Choose what goes along to court: what there is, may go and one may see; and say of the rent.

    `rent` is paid, unpaid or unknown. Raises Refused for who neither goes nor prepares it.
    """
    _found, plan = _planned(hearing)
    if actor.id not in plan.attendants and not actor.roles & _MAKES:
        raise Refused(
            _("Het dossier maakt wie naar de zitting gaat, de schuldhulpverlener, de teamleider of"
              " de coördinator. Zeg eerst dat jij gaat.")
        )  # fmt: skip
    today = clock.today()
    if rent not in RENT or (rent_since and rent_since > today):
        raise Refused(_("Zeg of de huur van nu wordt betaald. De dag kan niet nog komen."))
    plan.file_made_at, plan.file_made_by = clock.now(), actor.id
    plan.file = {
        "rent": rent,
        "rent_since": rent_since.isoformat() if rent_since else None,
        "on": today.isoformat(),
        "parts": [],
    }
    plan.save(update_fields=["file_made_at", "file_made_by", "file"])
    parts = parts_now(actor, hearing, known(hearing))
    plan.file = {**plan.file, "parts": list(parts)}
    plan.save(update_fields=["file"])
    return plan


@action("legal.keep_consent", may_if=MAY_PREPARE, basis="AVG art. 6 lid 1 onder a", about="hearing")
def keep_consent(
    *, actor: Actor, hearing: UUID, part: str, given_on: date, how: str
) -> CourtConsent:
    """Keep that a household lets the court hear one part: which, when and how they said so.

    Raises Refused for a part that needs no yes or never goes, without how, and for a later day.
    """
    found = known(hearing)
    if part not in {each.value for each in Part} or PARTS[Part(part)].leaves is not Leaves.CONSENT:
        raise Refused(_("Voor dit onderdeel is geen toestemming te vragen."))
    if given_on > clock.today():
        raise Refused(_("De dag van de toestemming moet nog komen."))
    if not how.strip():
        raise Refused(_("Schrijf op hoe het huishouden dit goed vond."))
    case = found.track.case_id
    _one_at_a_time(found.track.pk)
    CourtConsent.objects.filter(case=case, part=part, ended_on=None).update(
        ended_on=clock.today(), ended_by=actor.id
    )
    return CourtConsent.objects.create(
        case_id=case,
        part=part,
        given_on=given_on,
        how=how.strip()[:200],
        kept_at=clock.now(),
        kept_by=actor.id,
    )


@action("legal.end_consent", may_if=MAY_PREPARE, basis="AVG art. 7 lid 3", about="hearing")
def end_consent(*, actor: Actor, hearing: UUID, part: str) -> int:
    """Write down that a household takes back its yes to one part; gives how many ended."""
    case = known(hearing).track.case_id
    running = CourtConsent.objects.filter(case=case, part=part, ended_on=None)
    return running.update(ended_on=clock.today(), ended_by=actor.id)


def _planned(hearing: UUID) -> tuple[Found, HearingPlan]:
    """The hearing and its plan, made now when nobody prepared it yet; both locked by its track."""
    found = known(hearing)
    _one_at_a_time(found.track.pk)
    found = known(hearing)
    if found.plan is not None:
        return found, found.plan
    plan = HearingPlan.objects.create(
        case_id=found.track.case_id, track=found.track, event_id=UUID(found.round.first)
    )
    return found, plan


def _one_at_a_time(track: UUID) -> None:
    """Two people who prepare one hearing at once wait for each other."""
    if not CourtTrack.objects.select_for_update().filter(pk=track).exists():
        raise NotFound


def _can_see(user: str, municipality: str, case: UUID) -> bool:
    """Whether a colleague works here and may prepare a hearing of this case."""
    who = Actor("user", user, municipality, works_in(user, municipality))
    return bool(who.roles) and MAY_PREPARE(who, relations_to_case(who, str(case)))
