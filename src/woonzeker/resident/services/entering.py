# SPDX-License-Identifier: EUPL-1.2
"""Opening one's own page: the code of a letter and the day of birth. The only way in."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import audit
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.services import Counted, attempt, forgive
from woonzeker.organisations.models import Municipality
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import AccessCode
from woonzeker.outreach.rules.codes import normalised, same_birth
from woonzeker.resident.rules import MAY_OPEN, ONE_ADDRESS, ONE_CODE
from woonzeker.resident.selectors.codes import living_codes
from woonzeker.resident.services.asking import offer_on_page

CODE = "resident.open_page"


def recognise(*, typed: str, born: tuple[int, int, int] | None, address: str) -> Actor | None:
    """Who opens their page, or None: one answer for every wrong try, whatever was wrong.

    Wrong tries are counted by code and by network address, before anything is looked at; a wrong
    day of birth also counts with the code itself, which ends after some. Raises TooSoon while
    somebody has to wait.
    """
    code = normalised(typed)
    noted = attempt(
        [
            Counted("own-page-code", code or "none", ONE_CODE),
            Counted("own-page-address", address, ONE_ADDRESS),
        ]
    )
    for municipality in Municipality.objects.order_by("code").values_list("code", flat=True):
        with tenant(municipality):
            actor, why = _found(municipality, code, born)
        if actor is not None:
            forgive(noted)
            open_page(actor=actor, own_page=UUID(actor.id))
            return actor
        if why:
            break
    else:
        why = "unknown"
    audit.sign_in_event(CODE, refused=True, why=why)
    return None


def _found(
    municipality: str, code: str, born: tuple[int, int, int] | None
) -> tuple[Actor | None, str]:
    """Who it is in this municipality; or why not, when the code at least is of here."""
    found = outreach.find_code(code)
    if found is None:
        return None, ""
    if not living_codes().filter(pk=found.pk).exists():
        return None, "gone"
    if born is None or not same_birth(found.person.born_on, born):
        outreach.note_wrong_try(found)
        return None, "wrong_birth"
    return Actor(kind="resident", id=str(found.pk), municipality=municipality), ""


@action(CODE, may_if=MAY_OPEN, basis="AVG art. 12", about="own_page")
def open_page(*, actor: Actor, own_page: UUID) -> AccessCode:
    """Open one's own page with the code of a letter and the day of birth."""
    found = AccessCode.objects.select_related("case").get(pk=own_page)
    outreach.note_use(found)
    offer_on_page(actor=actor, case=found.case)
    return found
