# SPDX-License-Identifier: EUPL-1.2
"""Running one form of a page: the act is done, or what is wrong stands near the field."""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.errors import Refused
from woonzeker.ui.forms import Form


def carried_out(form: Form, do: Callable[[], object]) -> bool:
    """Whether what was filled in was done; a refusal stands with the form, and nothing is lost."""
    if not form.is_valid():
        return False
    try:
        do()
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
