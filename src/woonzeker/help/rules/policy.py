# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides about help, and the bounds of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from woonzeker.errors import WoonzekerError

#: least and most of each number. Independent support is offered twice at least, by two ways at
#: least; a quick fix that took longer than a month was none
BOUNDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "budget_year_cents": (0, 1_000_000_000),
        "effect_after_weeks": (1, 52),
        "friendly_question_days": (1, 14),
        "breach_days": (2, 60),
        "quick_fix_days": (7, 30),
        "protected_days": (30, 366),
        "handover_check_days": (1, 30),
        "support_offers": (2, 6),
        "support_channels": (2, 4),
        "support_again_days": (1, 56),
        "worry_days": (7, 180),
        "wrong_follow_up_days": (1, 30),
    }
)
#: who may grant money, the one who may grant less first
MANDATES = ("team_lead", "manager")
MOST_MANDATE_CENTS = 100_000_000
_HEAD = {"version", "valid_from", "mandates"}


class HelpInvalid(WoonzekerError):
    """Deze afspraken over hulp kunnen niet worden gebruikt."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def help_policy_from(data: Mapping[str, object]) -> dict[str, int]:
    """Read the numbers from plain data (YAML or JSON); raises HelpInvalid with every fault."""
    faults = [
        f"'{key}' hoort niet in dit beleid." for key in sorted(set(data) - _HEAD - set(BOUNDS))
    ]
    found: dict[str, int] = {}
    for name, (least, most) in BOUNDS.items():
        if (number := _whole(data.get(name), least, most)) is None:
            faults.append(f"{name} moet tussen {least} en {most} liggen.")
        else:
            found[name] = number
    faults += _mandates(data.get("mandates"))
    if not faults:
        faults += _together(found)
    if faults:
        raise HelpInvalid(faults)
    return found


def _whole(given: object, least: int, most: int) -> int | None:
    whole = isinstance(given, int) and not isinstance(given, bool)
    return given if whole and least <= given <= most else None  # type: ignore[operator,return-value]


def _mandates(given: object) -> list[str]:
    if not isinstance(given, Mapping) or set(given) != set(MANDATES):
        return ["Een mandaat is er voor de teamleider en voor de manager."]
    lead, manager = (_whole(given[role], 0, MOST_MANDATE_CENTS) for role in MANDATES)
    if lead is None or manager is None:
        return [f"Een mandaat is hoogstens {MOST_MANDATE_CENTS // 100} euro."]
    return [] if lead <= manager else ["De manager mag niet minder toekennen dan de teamleider."]


def _together(found: Mapping[str, int]) -> list[str]:
    """What does not go together."""
    faults = []
    if found["friendly_question_days"] >= found["breach_days"]:
        faults.append("Stel eerst de vriendelijke vraag, en pas later een taak.")
    if found["support_channels"] > found["support_offers"]:
        faults.append("Er zijn niet meer manieren dan keren dat je ondersteuning aanbiedt.")
    return faults
