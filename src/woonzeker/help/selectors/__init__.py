# SPDX-License-Identifier: EUPL-1.2
"""Reading what was said, what is owed and agreed, and who else helps."""

from __future__ import annotations

from woonzeker.help.selectors.talk_card import TalkCard, talk_card

__all__ = [
    "TalkCard",
    "talk_card",
]
