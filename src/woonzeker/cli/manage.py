# SPDX-License-Identifier: EUPL-1.2
"""`./run manage …`: a command of Django, for developers."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.management import execute_from_command_line


def run(words: Sequence[str]) -> int:
    """Hand the words to Django."""
    execute_from_command_line(["./run manage", *words])
    return 0
