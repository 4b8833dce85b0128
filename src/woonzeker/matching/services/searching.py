# SPDX-License-Identifier: EUPL-1.2
"""Search keys as the database holds them: made with a secret that is not in it.

Without that secret a name with a date of birth, or a telephone number, is guessed from its key in
minutes. While the secret is changed there are two: whatever is looked up is looked up with both.
"""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.access import sealing
from woonzeker.access.tenancy import current_municipality
from woonzeker.matching.linkage import SignalFacts, contact_key, contact_texts


def stored_keys(keys: Iterable[int]) -> list[int]:
    """Search keys of a person, in the form in which they are written down."""
    secret = sealing.index_keys(current_municipality())[0]
    return sorted(sealing.blinded(key, key=secret) for key in keys)


def asked_keys(keys: Iterable[int]) -> dict[int, int]:
    """What to look up for search keys: the form in which each may be written down → the key."""
    wanted = list(keys)
    return {
        sealing.blinded(key, key=secret): key
        for secret in sealing.index_keys(current_municipality())
        for key in wanted
    }


def stored_contacts(phones: Iterable[str], emails: Iterable[str]) -> list[int]:
    """Telephones and addresses of a signal, in the form in which they are written down."""
    secret = sealing.index_keys(current_municipality())[0]
    return sorted(_contact(text, secret) for text in contact_texts(phones, emails))


def asked_contacts(signal: SignalFacts) -> dict[int, int]:
    """What to look up for a signal: the form in which a contact may stand → its key in memory."""
    texts = contact_texts(signal.phones, signal.emails)
    return {
        _contact(text, secret): contact_key(text)
        for secret in sealing.index_keys(current_municipality())
        for text in texts
    }


def _contact(text: str, secret: bytes) -> int:
    return sealing.blind_text(f"contact|{text}", key=secret)
