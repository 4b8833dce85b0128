# SPDX-License-Identifier: EUPL-1.2
"""What happened in some households, so that every page has something to show.

Everything goes through the services that the pages use, by who may do it, with the clock at the day
it happens. A story is told as a whole or not at all.
"""

from __future__ import annotations

from woonzeker.demo.stories.telling import FIRST_LETTERS, Stories

__all__ = ["FIRST_LETTERS", "Stories"]
