# SPDX-License-Identifier: EUPL-1.2
"""Beginning, wiping and leaving: a landlord comes by themselves and may be gone again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import keys
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.accounts import services as accounts
from woonzeker.accounts.models import User
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    ArrearsFile,
    BankColumns,
    BankReading,
    FileState,
    Rental,
    Tenancy,
)
from woonzeker.landlords.selectors import place_of
from woonzeker.landlords.services.checks import withdraw_all, withdraw_check
from woonzeker.landlords.services.homes import MAY
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Membership, Partner
from woonzeker.organisations.selectors import places_of, works_alone


def begin(*, start: UUID, code: str) -> tuple[User, Partner] | None:
    """Make the account and the desk of who typed the right code; None for a wrong or late one.

    Raises TooSoon after wrong ones. Nobody acts yet.
    """
    with transaction.atomic():
        user = accounts.confirm_start(start=start, code=code)
        if user is None:
            return None
        return user, organisations.begin_as_landlord(user=user.pk, name=user.name)


@desk_action("landlords.leave", may_if=MAY, basis="AVG art. 17")
def leave(*, actor: Actor) -> None:
    """Wipe everything at this desk, destroy its key, and remove the account.

    What a municipality was told stays there: that is its own record. Raises Refused while somebody
    else works at this desk: it is theirs too.
    """
    if not works_alone(actor):
        raise Refused(
            _(
                "Aan dit bureau werkt nog iemand anders. Daarom wissen we niets. Beëindig eerst "
                "die toegang bij Collega's, of vraag het wie collega's uitnodigt."
            )
        )
    codes = set(Rental.objects.values_list("municipality_code", flat=True))
    codes |= {each.municipality_id for each in places_of(actor)}
    for code in sorted(codes):
        if place_of(code).works_here:
            withdraw_all(actor=actor.at(code))
    Rental.objects.all().delete()
    BankReading.objects.all().delete()
    BankColumns.objects.all().delete()
    keys.destroy_desk_key()
    organisations.end_as_landlord(user=UUID(actor.behind), partner=UUID(actor.id))
    if not Membership.objects.filter(user_id=actor.behind).exists():
        accounts.forget_account(user=UUID(actor.behind))


@desk_action("landlords.erase_tenancy", may_if=MAY, basis="AVG art. 17", about="tenancy")
def erase_tenancy(*, actor: Actor, tenancy: UUID) -> None:
    """Wipe a tenant with all files, letters and proofs from this desk, for good."""
    _withdraw(actor, ArrearsFile.objects.filter(tenancy=tenancy))
    if not Tenancy.objects.filter(pk=tenancy).delete()[0]:
        raise NotFound


@desk_action("landlords.erase_rental", may_if=MAY, basis="AVG art. 17", about="rental")
def erase_rental(*, actor: Actor, rental: UUID) -> None:
    """Wipe a home with everybody who rented it from this desk, for good."""
    _withdraw(actor, ArrearsFile.objects.filter(tenancy__rental=rental))
    if not Rental.objects.filter(pk=rental).delete()[0]:
        raise NotFound


def _withdraw(actor: Actor, files: QuerySet[ArrearsFile]) -> None:
    """Take back what was shown for reports that did not go: nobody need look at it any more."""
    held = files.filter(state=FileState.HELD).exclude(check_asked=None)
    for each in held.select_related("tenancy__rental"):
        if each.check_asked is not None:
            code = each.tenancy.rental.municipality_code
            withdraw_check(actor=actor.at(code), check=each.check_asked)
