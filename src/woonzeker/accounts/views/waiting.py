# SPDX-License-Identifier: EUPL-1.2
"""What somebody is told whose words are wrong, or who has to wait."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.accounts.errors import TooSoon


def is_right(form: forms.Form, field: str, ask: Callable[[], bool], *, wrong: str) -> bool:
    """Whether what somebody typed is right; else the form says so, or how long they wait."""
    try:
        right = ask()
    except TooSoon as problem:
        form.add_error(None, wait_words(problem))
        return False
    if not right:
        form.add_error(field, wrong)
    return right


def wait_words(problem: TooSoon) -> str:
    """How long somebody waits, in words: the same for a name that exists and one that does not."""
    seconds = max(1, round((problem.until - clock.real()).total_seconds()))
    if seconds < 100:
        return ngettext(
            "Er is te vaak geprobeerd. Probeer het over %(count)d seconde opnieuw.",
            "Er is te vaak geprobeerd. Probeer het over %(count)d seconden opnieuw.",
            seconds,
        ) % {"count": seconds}
    return _(
        "Er is te vaak geprobeerd. Probeer het over %(count)d minuten opnieuw. Een collega van de "
        "gemeente kan ook de teamleider om een code vragen."
    ) % {"count": -(-seconds // 60)}
