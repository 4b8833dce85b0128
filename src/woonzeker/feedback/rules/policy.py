# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides about feedback: a legal ground for each item that is off. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from woonzeker.errors import WoonzekerError
from woonzeker.matching.linkage.wording import gettext_noop


class Item(StrEnum):
    """What goes back only with a legal ground of the municipality, or the resident's consent."""

    REACHED = "reached"
    HELP_ACCEPTED = "help_accepted"
    HELP_DECLINED = "help_declined"
    PAUSE = "pause"
    DECEASED_TO_LANDLORDS = "deceased_to_landlords"
    NOT_RESIDENT_TO_LANDLORDS = "not_resident_to_landlords"


#: items to which a resident can agree for themselves
CONSENTED = (Item.REACHED, Item.HELP_ACCEPTED, Item.HELP_DECLINED, Item.PAUSE)
ITEM_NAMES: Mapping[Item, str] = MappingProxyType(
    {
        Item.REACHED: gettext_noop("dat we de inwoner hebben bereikt"),
        Item.HELP_ACCEPTED: gettext_noop("dat de inwoner hulp aanvaardde"),
        Item.HELP_DECLINED: gettext_noop("dat de inwoner geen hulp wil"),
        Item.PAUSE: gettext_noop("het verzoek om de incasso te pauzeren"),
        Item.DECEASED_TO_LANDLORDS: gettext_noop("aan verhuurders: dat de inwoner is overleden"),
        Item.NOT_RESIDENT_TO_LANDLORDS: gettext_noop(
            "aan verhuurders: dat het geen inwoner (meer) is"
        ),
    }
)
#: least and most of each number
BOUNDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"release_working_days": (1, 5), "pause_reminder_days": (1, 14)}
)
SHORTEST_GROUND, LONGEST_GROUND = 10, 200
_ARTICLE = re.compile(r"\bart(?:ikel|\.)?\s*\d", re.IGNORECASE)
_HEAD = frozenset({"version", "valid_from", "grounds", *BOUNDS})


class FeedbackInvalid(WoonzekerError):
    """Deze afspraken over terugkoppeling kunnen niet worden gebruikt."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True, slots=True)
class FeedbackPolicy:
    """The ground of each item, empty while it is off, and the days that count."""

    grounds: Mapping[Item, str]
    release_working_days: int
    pause_reminder_days: int


def feedback_policy_from(data: Mapping[str, object]) -> FeedbackPolicy:
    """Read the policy from plain data (YAML or JSON); raises FeedbackInvalid with every fault."""
    faults = [f"'{key}' hoort niet in dit beleid." for key in sorted(set(data) - _HEAD)]
    numbers = {}
    for name, (least, most) in BOUNDS.items():
        number = data.get(name)
        if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
            faults.append(f"{name} moet tussen {least} en {most} liggen.")
        else:
            numbers[name] = number
    given = data.get("grounds")
    grounds = dict(given) if isinstance(given, Mapping) else {}
    faults += _grounds(grounds)
    if faults:
        raise FeedbackInvalid(faults)
    return FeedbackPolicy({item: str(grounds.get(item.value, "")) for item in Item}, **numbers)


def _grounds(given: Mapping[str, object]) -> list[str]:
    faults = [
        f"'{key}' staat niet op de lijst van terugkoppeling."
        for key in sorted(set(given) - {*Item})
    ]
    for item in Item:
        text = given.get(item.value, "")
        if not isinstance(text, str) or (text and not is_ground(text)):
            faults.append(
                f"Noem bij '{ITEM_NAMES[item]}' een wet met een artikel, in {SHORTEST_GROUND} tot"
                f" {LONGEST_GROUND} tekens, of laat het leeg."
            )
    return faults


def is_ground(text: str) -> bool:
    """Whether this names an article: 'Wgs art. 8' does, 'afgesproken' does not."""
    return SHORTEST_GROUND <= len(text) <= LONGEST_GROUND and bool(_ARTICLE.search(text))
