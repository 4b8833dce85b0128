# SPDX-License-Identifier: EUPL-1.2
"""Reading what was said, what is owed and agreed, and who else helps."""

from __future__ import annotations

from woonzeker.help.selectors.alarm import Sought, landlord_shut_out
from woonzeker.help.selectors.children import SOURCES as CHILDREN_SOURCES
from woonzeker.help.selectors.children import ChildrenLine, children_line
from woonzeker.help.selectors.due import few_offers, help_due
from woonzeker.help.selectors.money_card import MoneyWays, money_ways
from woonzeker.help.selectors.support import CHANNELS
from woonzeker.help.selectors.talk import MAY_READ_TALKS
from woonzeker.help.selectors.talk_card import TalkCard, talk_card
from woonzeker.help.selectors.talk_notes import Note, note
from woonzeker.help.selectors.waiting import alarms_due

__all__ = [
    "CHANNELS",
    "CHILDREN_SOURCES",
    "MAY_READ_TALKS",
    "ChildrenLine",
    "MoneyWays",
    "Note",
    "Sought",
    "TalkCard",
    "alarms_due",
    "children_line",
    "few_offers",
    "help_due",
    "landlord_shut_out",
    "money_ways",
    "note",
    "talk_card",
]
