# SPDX-License-Identifier: EUPL-1.2
"""Letting a colleague in: for who waits after a stranger's guesses, or has no phone at hand.

Whoever is responsible for somebody gives a code face to face or by phone. With it, and with their
own password, that person signs in once: without waiting, and without the code of the app. On its
own the code opens nothing, and the fifth wrong password makes it worthless.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from woonzeker.access import clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Relation, Role, holds
from woonzeker.accounts.models import LetIn, User
from woonzeker.accounts.rules.second_step import LET_IN_LENGTH, as_typed
from woonzeker.accounts.rules.tries import LET_IN
from woonzeker.accounts.services.keeping_door import keeper
from woonzeker.accounts.services.sealed import digest, random_letters
from woonzeker.accounts.services.trying import Counted, tries_on
from woonzeker.errors import NotFound, NotPermitted, Refused

#: an out-of-band code lives ten minutes at most (ASVS 5.0, 6.5.5)
LASTS = timedelta(minutes=10)


@action(
    "accounts.let_in",
    may_if=holds(Role.TEAM_LEAD, Role.FUNCTIONAL_ADMIN),
    basis="AVG art. 32",
    about="user",
)
def let_in(*, actor: Actor, user: UUID) -> str:
    """Give the code that lets a colleague sign in once, within ten minutes; shown only now.

    A team lead does so for their own team. An earlier code for the same person stops working.
    Raises NotFound for nobody here, Refused for oneself, for who does not work here any more and
    for who works in another municipality too.
    """
    near = reach.relations(actor, "user", str(user))
    if Role.FUNCTIONAL_ADMIN not in actor.roles and Relation.TEAM not in near:
        raise NotPermitted
    if str(user) == actor.id:
        raise Refused("Jezelf binnenlaten kan niet. Vraag het een collega.")
    keeper().refuse_taking_over(actor, user)
    if not User.objects.filter(pk=user, is_active=True).exists():
        raise NotFound
    code, now = random_letters(LET_IN_LENGTH), clock.real()
    LetIn.objects.filter(user_id=user, used_at=None).update(used_at=now)
    LetIn.objects.create(
        user_id=user,
        code_hash=_hash(user, code),
        given_by=actor.id,
        given_at=now,
        expires_at=now + LASTS,
    )
    return code


def is_let_in(user: User | None, code: str) -> bool:
    """Whether this code lets this person in now; it is not used up by asking."""
    if user is None or not code:
        return False
    return LetIn.objects.filter(
        user=user, code_hash=_hash(user.pk, code), used_at=None, expires_at__gt=clock.real()
    ).exists()


def use_let_in(*, user: User, code: str) -> bool:
    """Use the code up; whether it still let this person in."""
    now = clock.real()
    used = LetIn.objects.filter(
        user=user, code_hash=_hash(user.pk, code), used_at=None, expires_at__gt=now
    ).update(used_at=now)
    return used == 1


def tries_with_code(user: User) -> Counted:
    """By what wrong passwords with a code to be let in are counted, whoever gave the code."""
    return Counted("let_in", str(user.pk), LET_IN)


def spoil_let_in(*, user: User) -> None:
    """A wrong password came with a code: after so many of them the code lets nobody in."""
    open_codes = LetIn.objects.filter(user=user, used_at=None)
    given = open_codes.order_by("-given_at").first()
    if given and tries_on(tries_with_code(user), since=given.given_at) >= LET_IN.free:
        open_codes.update(used_at=clock.real())


def _hash(user: UUID, code: str) -> str:
    return digest("let-in", f"{user}|{as_typed(code)}")
