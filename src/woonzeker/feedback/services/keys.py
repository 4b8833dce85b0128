# SPDX-License-Identifier: EUPL-1.2
"""The keys of this installation: the one that signs now, and those of before that it vouches for.

The secrets stand outside the database, as all keys do. When a new one comes, the one of before is
given beside it until the first proof: then the new key vouches for the old one, and old proofs stay
checkable without its secret.
"""

from __future__ import annotations

from django.conf import settings

from woonzeker.access import clock
from woonzeker.feedback.models import SigningKey
from woonzeker.feedback.rules.signing import Signer
from woonzeker.feedback.selectors.keys import signing_secret


def signer_of_now() -> Signer:
    """The key pair that signs now; its public part is kept from its first use on."""
    now = Signer.of(signing_secret())
    if not SigningKey.objects.filter(pk=now.name, vouched_by="").exists():
        SigningKey.objects.update_or_create(
            pk=now.name,
            defaults={
                "public": now.public,
                "since_at": clock.now(),
                "vouched_by": "",
                "vouch": b"",
            },
        )
    _vouch_for_before(now)
    return now


def _vouch_for_before(now: Signer) -> None:
    """Let the key of now say of the one before that it was ours; once."""
    secret: bytes = settings.WOONZEKER_SIGNING_KEY_OLD
    if not secret:
        return
    before = Signer.of(secret)
    if before.name == now.name:
        return
    kept = SigningKey.objects.filter(pk=before.name).first()
    if kept is not None and kept.vouched_by == now.name:
        return
    SigningKey.objects.update_or_create(
        pk=before.name,
        defaults={
            "public": before.public,
            "since_at": kept.since_at if kept else clock.now(),
            "vouched_by": now.name,
            "vouch": now.vouch(before.public),
        },
    )
