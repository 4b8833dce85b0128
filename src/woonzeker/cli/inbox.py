# SPDX-License-Identifier: EUPL-1.2
"""`./run inbox`: take in now what bailiffs and courts sent by e-mail; the worker does so too."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from woonzeker.cli.words import split
from woonzeker.errors import Misconfigured
from woonzeker.legal.tasks import read_inbox


def run(words: Sequence[str]) -> int:
    """Read the inbox once and say how many letters were answered."""
    split(words, options={})
    if not settings.WOONZEKER_INBOX_URL:
        raise Misconfigured("Er is geen postbus ingesteld (WOONZEKER_INBOX_URL).")
    counts = read_inbox()
    print(f"{counts.answered} e-mails beantwoord, {counts.left} niet gelezen.")
    return 0
