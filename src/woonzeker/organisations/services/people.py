# SPDX-License-Identifier: EUPL-1.2
"""What a functional admin does to the account of a colleague: off, on, out, and starting again."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role, holds, only_system
from woonzeker.accounts.models import ExternalIdentity, RecoveryCode, SecondFactor, User
from woonzeker.accounts.services import end_sessions as end_all
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import Membership, PartnerSeat
from woonzeker.organisations.rules import days_left
from woonzeker.organisations.selectors.policies import access_policy
from woonzeker.organisations.services.guarding import (
    is_last_admin,
    lock_people,
    refuse_elsewhere,
    refuse_gone,
    refuse_last_admin,
    refuse_self,
)
from woonzeker.organisations.services.invitations import link_for_colleague

_ADMIN = holds(Role.FUNCTIONAL_ADMIN)
_BASIS = "AVG art. 32"
UNUSED = "unused"
BY_ADMIN = "ended_by_admin"


@action("organisations.disable_user", may_if=_ADMIN, basis=_BASIS, about="user")
def disable_user(*, actor: Actor, user: UUID) -> User:
    """Switch an account off and end its sessions; its roles stay for when it is switched on again.

    Raises Refused for oneself, for the last functional admin, and for an account that also works in
    another municipality.
    """
    refuse_self(actor, user)
    lock_people(actor)
    refuse_elsewhere(actor, user)
    refuse_last_admin(actor, user)
    return switch_off(user, BY_ADMIN)


@action("organisations.enable_user", may_if=_ADMIN, basis=_BASIS, about="user")
def enable_user(*, actor: Actor, user: UUID) -> User:
    """Switch an account on again. The days without use count anew from now."""
    refuse_self(actor, user)
    refuse_elsewhere(actor, user)
    found = _user(user)
    found.is_active, found.disabled_at, found.disabled_why = True, None, ""
    found.used_at = clock.real()
    found.save(update_fields=["is_active", "disabled_at", "disabled_why", "used_at"])
    return found


@action("organisations.end_sessions", may_if=_ADMIN, basis=_BASIS, about="user")
def end_sessions(*, actor: Actor, user: UUID) -> int:
    """End every session of a colleague; the next click asks them to sign in. Gives how many.

    Raises Refused for who does not work here any more.
    """
    refuse_gone(actor, user)
    return end_all(user=_user(user).pk, why=BY_ADMIN)


@action("organisations.start_again", may_if=_ADMIN, basis=_BASIS, about="user")
def start_again(*, actor: Actor, user: UUID) -> UUID | None:
    """Take away the password and the second step of a colleague who lost them; asks for a new link.

    At once nothing works any more: no session, no password, no app, no recovery code. The link
    asks for a password and an app, as the first invitation did; another releases it. Gives what
    waits for that, None for somebody who signs in at the municipality itself: they set up an app
    the next time. Raises Refused.
    """
    refuse_self(actor, user)
    refuse_gone(actor, user)
    refuse_elsewhere(actor, user)
    found = _user(user)
    if not reset_account(found):
        return None
    return link_for_colleague(actor=actor, user=found).pk


@action("organisations.switch_off_unused", may_if=only_system(), basis=_BASIS)
def switch_off_unused(*, actor: Actor) -> list[User]:
    """Switch off every account of this municipality that was not used for as long as it decided.

    Never the last functional admin of any municipality. Gives the accounts.
    """
    lock_people(actor)
    off = []
    for user in _working_here(actor):
        if _is_over(user):  # asked one by one: the last functional admin is known only then
            off.append(switch_off(user.pk, UNUSED))
    audit.concerns(len(off))
    return off


def reset_account(user: User) -> bool:
    """Let nothing of an account work any more; whether it needs a link to begin again.

    Raises Refused for a practice account.
    """
    if user.is_demo:
        raise Refused(_("Een oefenaccount houdt zijn wachtwoord."))
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    user.field_devices.filter(ended_at=None).update(ended_at=clock.real())
    end_all(user=user.pk, why=BY_ADMIN)
    if ExternalIdentity.objects.filter(user=user).exists():
        return False
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return True


def is_lapsed(user: User) -> bool:
    """Whether somebody who signs in did not use their account for too long.

    When the night that should have switched it off did not come, it is switched off now, with the
    others of one of their municipalities.
    """
    if user.is_demo or not _is_over(user):
        return False
    if places := sorted(_places(user)):
        switch_off_unused(actor=system(places[0], "sign-in"))
    return True


def switch_off(user: UUID, why: str) -> User:
    """Switch an account off, with why, and end its sessions."""
    found = _user(user)
    if found.is_active:
        found.is_active, found.disabled_at, found.disabled_why = False, clock.real(), why
        found.save(update_fields=["is_active", "disabled_at", "disabled_why"])
    end_all(user=user, why="disabled")
    return found


def _user(user: UUID) -> User:
    if (found := User.objects.select_for_update().filter(pk=user).first()) is None:
        raise NotFound
    return found


def _working_here(actor: Actor) -> list[User]:
    here = Membership.objects.filter(municipality_id=actor.municipality).values("user_id")
    seats = PartnerSeat.objects.filter(partner__agreements__municipality_id=actor.municipality)
    either = Q(pk__in=here) | Q(pk__in=seats.values("user_id"))
    return list(User.objects.filter(either, is_active=True, is_demo=False).order_by("username"))


def _places(user: User) -> set[str]:
    """The municipalities that somebody works in or reports to: theirs are the terms that count."""
    reports = user.seats.filter(partner__agreements__municipality__isnull=False)
    return {
        *user.memberships.values_list("municipality_id", flat=True),
        *reports.values_list("partner__agreements__municipality_id", flat=True),
    }


def _is_over(user: User) -> bool:
    today = clock.real().astimezone(clock.AMSTERDAM).date()
    places = _places(user)
    if not places:
        return False
    used_on = (user.used_at or user.created_at).astimezone(clock.AMSTERDAM).date()
    terms = [int(access_policy(place)["unused_account_days"]) for place in places]
    if days_left(used_on=used_on, today=today, terms=terms) > 0:
        return False
    return not any(is_last_admin(place, user.pk) for place in places)
