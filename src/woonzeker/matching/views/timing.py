# SPDX-License-Identifier: EUPL-1.2
"""How long a decision took: the page carries the moment it was shown, signed so that it holds.

Seconds pass in a practice municipality too, so this asks the clock that never stands still.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.core import signing

from woonzeker.access import clock
from woonzeker.access.actors import Actor

_SALT = "matching.review"


def shown_now(actor: Actor, link: UUID) -> str:
    """A signed word that says when this person was shown this signal."""
    words = [actor.id, str(link), clock.real().timestamp()]
    return signing.dumps(words, salt=_SALT)


def seconds_since(actor: Actor, link: UUID, shown: str) -> int | None:
    """Whole seconds since then; None for a word that is not of this person and this signal."""
    try:
        who, what, moment = signing.loads(shown, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    passed = (clock.real() - datetime.fromtimestamp(moment, UTC)).total_seconds()
    return round(passed) if (who, what) == (actor.id, str(link)) and passed >= 0 else None
