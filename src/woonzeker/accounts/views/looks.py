# SPDX-License-Identifier: EUPL-1.2
"""How the pages of the door look: of the municipality, or of partners; and where their parts stand.

The words say neither 'je' nor 'u' where both read them, so that there is one page for everybody.
"""

from __future__ import annotations

from woonzeker.access.actors import Actor
from woonzeker.accounts import services
from woonzeker.accounts.models import User

#: part of the pages of one's own account → name of its address, for a colleague and at a desk
_HERE = {
    "account": "accounts:own_account",
    "password": "accounts:change_password",
    "app": "accounts:change_app",
    "codes": "accounts:change_recovery_codes",
    "session": "accounts:end_session",
    "sessions": "accounts:end_other_sessions",
}
_AT_DESK = {part: f"accounts:desk_{part}" for part in _HERE}
#: under this address everybody is of a partner
_OF_PARTNERS = "/partner"


def addresses_of(actor: Actor) -> dict[str, str]:
    """The names of the addresses of one's own account, where somebody works now."""
    return _AT_DESK if actor.kind == "partner" else _HERE


def look_of(actor: Actor) -> dict[str, object]:
    """What the pages of one's own account need, besides their own words."""
    return {"at": addresses_of(actor), **_look(outside=actor.kind == "partner")}


def look_for(user: User) -> dict[str, object]:
    """What a page at the door needs for somebody who has not come in yet."""
    return _look(outside=services.works_outside(user))


def look_at(path: str) -> dict[str, object]:
    """What a page needs that stands in the place of another one."""
    return _look(outside=path == _OF_PARTNERS or path.startswith(f"{_OF_PARTNERS}/"))


def _look(*, outside: bool) -> dict[str, object]:
    return {"outside": outside, "base": "ui/partner.html" if outside else "ui/base.html"}
