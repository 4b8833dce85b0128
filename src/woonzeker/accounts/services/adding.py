# SPDX-License-Identifier: EUPL-1.2
"""Making accounts."""

from __future__ import annotations

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.accounts.models import User

#: the one password of the practice accounts; they exist in the practice municipality only
DEMO_PASSWORD = "oefenen"  # noqa: S105  # nosec B105: printed on the sign-in page on purpose


@action("accounts.add_user", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="AVG art. 32")
def add_user(
    *,
    actor: Actor,
    username: str,
    name: str,
    password: str,
    is_demo: bool = False,
) -> User:
    """Make an account; again gives the one that exists, with its own password."""
    user, made = User.objects.get_or_create(
        username=username, defaults={"name": name, "is_demo": is_demo}
    )
    if made:
        user.set_password(password)
        user.save(update_fields=["password"])
    return user
