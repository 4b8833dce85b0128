# SPDX-License-Identifier: EUPL-1.2
"""What nobody may do to a person's account or roles, and what keeps a municipality manageable."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.accounts.models import ExternalIdentity
from woonzeker.errors import Refused
from woonzeker.organisations.models import Membership, Municipality, PartnerSeat


def lock_people(actor: Actor) -> None:
    """Let changes in who holds what here happen one after another: none slips past a check."""
    Municipality.objects.select_for_update().filter(pk=actor.municipality).first()


def refuse_self(actor: Actor, user: UUID) -> None:
    """Raise Refused when somebody would change their own account or roles."""
    if actor.kind == "user" and actor.id == str(user):
        raise Refused(_("Dit doe je niet bij jezelf. Vraag het een andere functioneel beheerder."))


def refuse_last_admin(actor: Actor, user: UUID) -> None:
    """Raise Refused when without this person nobody would be left to manage the users."""
    if is_last_admin(actor.municipality, user):
        raise Refused(
            _("Dit is de laatste functioneel beheerder. Geef eerst iemand anders die rol.")
        )


def is_last_admin(municipality: str, user: UUID) -> bool:
    """Whether somebody is functional admin here today and nobody else is."""
    today = clock.today()
    found = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        municipality_id=municipality,
        role=Role.FUNCTIONAL_ADMIN.value,
        from_on__lte=today,
        user__is_active=True,
    ).values_list("user_id", flat=True)
    return {str(each) for each in found} == {str(user)}


def refuse_external(actor: Actor, user: UUID) -> None:
    """Raise Refused by hand where the sign-in of the municipality says which roles somebody has."""
    if (
        actor.kind == "user"
        and ExternalIdentity.objects.filter(
            user_id=user, municipality_code=actor.municipality
        ).exists()
    ):
        raise Refused(
            _("De rollen van dit account komen van het aanmelden bij je gemeente. Pas ze daar aan.")
        )


def refuse_gone(actor: Actor, user: UUID) -> None:
    """Raise Refused for somebody who worked here and holds no role today.

    The account of a former colleague is no longer ours to open.
    """
    today = clock.today()
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        user_id=user,
        municipality_id=actor.municipality,
        from_on__lte=today,
    )
    if not held.exists():
        raise Refused(_("Deze persoon heeft hier vandaag geen rol. Dit kan alleen voor collega's."))


def refuse_elsewhere(actor: Actor, user: UUID) -> None:
    """Raise Refused for the account of somebody who also works elsewhere, or at a partner.

    Whoever resets an account gets hold of it: of what it opens elsewhere they have no say.
    """
    today = clock.today()
    others = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), user_id=user
    ).exclude(municipality_id=actor.municipality)
    seats = PartnerSeat.objects.filter(Q(until_on=None) | Q(until_on__gte=today), user_id=user)
    if others.exists() or seats.exists():
        raise Refused(
            _(
                "Dit account werkt ook in een andere gemeente. Je kunt hier alleen de rollen in je "
                "eigen gemeente beëindigen en sessies afsluiten."
            )
        )
