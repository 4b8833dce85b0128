# SPDX-License-Identifier: EUPL-1.2
"""From a finished file to the municipality: only what the decree asks, and only once it may.

The report stays at the desk until somebody at the municipality saw that this is the landlord. Then
a job of the pipeline hands it over and says so here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.access.policy import only_system
from woonzeker.errors import Refused
from woonzeker.landlords.models import ArrearsFile, CheckState, FileState, RentBook, ShownBy
from woonzeker.landlords.rules import lacks
from woonzeker.landlords.selectors import deeds_of, home_of, place_of, report_of
from woonzeker.landlords.selectors.rent_rows import opened
from woonzeker.landlords.selectors.wording import LACKS
from woonzeker.landlords.services.checks import ask_check, withdraw_check
from woonzeker.landlords.services.files import file_of
from woonzeker.landlords.services.homes import MAY

BASIS = "Bgs art. 2"
#: the job that hands a report over
DELIVER = "pipeline.deliver_report"


@dataclass(frozen=True, slots=True)
class Shown:
    """With what somebody shows to be the landlord; nothing for who showed it before."""

    how: ShownBy | None = None
    document: bytes = field(default=b"", repr=False)
    facts: Mapping[str, str] = field(default_factory=dict)


@desk_action("landlords.send_report", may_if=MAY, basis=BASIS, about="arrears")
def send_report(*, actor: Actor, arrears: UUID, shown: Shown) -> ArrearsFile:
    """Let the report go: at once for a home of which it is known who lets it, else once it is.

    Raises Refused while something that the decree asks lacks, with what to do.
    """
    file = file_of(arrears)
    if file.state == FileState.SENT:
        return file
    if file.state != FileState.HELD:
        _refuse_kept(file)
        _refuse_early(file)
        file.report = _report(file)
        file.state = FileState.HELD
    code = file.tenancy.rental.municipality_code
    check = ask_check(
        actor=actor.at(code),
        home=home_of(file.tenancy.rental),
        file=file.pk,
        how=shown.how,
        document=shown.document,
        facts=dict(shown.facts),
    )
    file.check_asked = check.pk
    file.save(update_fields=["report", "state", "check_asked"])
    if check.state == CheckState.ACCEPTED:
        jobs.defer(DELIVER, actor=actor.at(code), organisation=actor.desk, arrears=str(file.pk))
    return file


@desk_action("landlords.take_report_back", may_if=MAY, basis=BASIS, about="arrears")
def take_report_back(*, actor: Actor, arrears: UUID) -> ArrearsFile:
    """Take a report back that did not go yet, with what was shown for it."""
    file = file_of(arrears)
    if file.state != FileState.HELD:
        raise Refused(_("Deze melding is al bij de gemeente. Bel de gemeente als zij niet klopt."))
    if file.check_asked is not None:
        code = file.tenancy.rental.municipality_code
        withdraw_check(actor=actor.at(code), check=file.check_asked)
    file.state, file.check_asked, file.report = FileState.WORKING, None, {}
    file.save(update_fields=["state", "check_asked", "report"])
    return file


@desk_action("landlords.reported_elsewhere", may_if=MAY, basis=BASIS, about="arrears")
def reported_elsewhere(*, actor: Actor, arrears: UUID, on: date) -> ArrearsFile:
    """Say that the report went to a municipality that does not work here, by another way."""
    file = file_of(arrears)
    if place_of(file.tenancy.rental.municipality_code).works_here:
        raise Refused(_("Deze gemeente werkt hier. Meld het met de knop."))
    if on > clock.today():
        raise Refused(_("Deze dag moet nog komen."))
    _refuse_early(file, on=on)
    file.state, file.reported_on = FileState.ELSEWHERE, on
    file.save(update_fields=["state", "reported_on"])
    return file


@desk_action("landlords.note_delivered", may_if=only_system(), basis=BASIS, about="arrears")
def note_delivered(*, actor: Actor, arrears: UUID, delivery: UUID) -> None:
    """The municipality has the report: keep under which number, and of which day it is."""
    file = file_of(arrears)
    file.state, file.delivery = FileState.SENT, delivery
    file.reported_on = date.fromisoformat(file.report["signaaldatum"])
    file.save(update_fields=["state", "delivery", "reported_on"])


def _refuse_kept(file: ArrearsFile) -> None:
    """Raise Refused while the tenant keeps to an arrangement in the rent book."""
    rows = list(RentBook.objects.select_related("tenancy").filter(tenancy=file.tenancy_id))
    if any(each.keeps_arrangement for each in opened(rows, on=clock.today()).values()):
        raise Refused(_("Er loopt een regeling en die wordt nagekomen. Melden is dan niet nodig."))


def _refuse_early(file: ArrearsFile, *, on: date | None = None) -> None:
    """Raise Refused with what to do first, in plain words."""
    if file.state not in {FileState.WORKING, FileState.ELSEWHERE}:
        raise Refused(
            _("Uw huurder wil niet dat u meldt, of het is opgelost. U mag nu niet melden.")
        )
    if found := lacks(deeds_of(file), on=on or clock.today()):
        words, to_do = LACKS[found[0].letter, found[0].lack]
        raise Refused(f"{_(words)} {_(to_do)}")


def _report(file: ArrearsFile) -> dict[str, str]:
    if not place_of(file.tenancy.rental.municipality_code).works_here:
        raise Refused(_("Deze gemeente werkt nog niet met dit programma. Meld het daar zelf."))
    return report_of(file)
