# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides itself about last offers, and the bounds of it. Pure.

Help comes first and needs time, so nobody can set that time to nothing; and nobody can look so late
or so seldom that a home is lost in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from woonzeker.errors import WoonzekerError

#: least and most of each number
BOUNDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "look_days": (1, 10),
        "start_days": (1, 3),
        "help_days": (3, 20),
        "evaluate_months": (1, 6),
        "evaluate_ahead_weeks": (1, 8),
        "settle_weeks": (2, 8),
        "report_days": (1, 30),
        "hear_tries": (2, 10),
        "hear_channels": (2, 4),
        "other_name_months": (1, 24),
        "ahead_months": (3, 9),
        "ahead_yes_months": (1, 6),
        "settlement_first_weeks": (1, 8),
        "settlement_before_months": (1, 6),
    }
)
_HEAD = {"version", "valid_from"}


class LastOffersInvalid(WoonzekerError):
    """Deze afspraken over laatste aanbiedingen kunnen niet worden gebruikt."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True, slots=True)
class LastOfferPolicy:
    """The numbers of a municipality, each within BOUNDS."""

    #: working days after the rent of a month fell due, within which somebody looks at it
    look_days: int = 5
    #: working days after a breach was found, within which help begins
    start_days: int = 2
    #: working days of help before anybody else may hear of a breach
    help_days: int = 5
    #: months between two evaluations of a bewind
    evaluate_months: int = 6
    #: weeks before an evaluation in which it is prepared
    evaluate_ahead_weeks: int = 4
    #: weeks before the end of a moratorium in which somebody sees to a settlement
    settle_weeks: int = 4
    #: days after the end of a moratorium within which the report goes to the court
    report_days: int = 14
    #: how often, and by how many channels, somebody tried to hear a resident who does not answer
    hear_tries: int = 3
    hear_channels: int = 2
    #: the longest that a home stands in the name of somebody else, in months
    other_name_months: int = 24
    #: months before the end of such a time by which the contract of one's own is spoken of, and by
    #: which the landlord said yes
    ahead_months: int = 6
    ahead_yes_months: int = 3
    #: weeks after a debt settlement began, and months before its end, to ask how it goes
    settlement_first_weeks: int = 4
    settlement_before_months: int = 2


def last_offer_policy_from(data: Mapping[str, object]) -> LastOfferPolicy:
    """Read the numbers from plain data (YAML or JSON); raises LastOffersInvalid with all faults.

    A number that is not given keeps its default.
    """
    faults = [
        f"'{key}' hoort niet in dit beleid." for key in sorted(set(data) - _HEAD - set(BOUNDS))
    ]
    found: dict[str, int] = {}
    for each in fields(LastOfferPolicy):
        least, most = BOUNDS[each.name]
        given = data.get(each.name, each.default)
        if isinstance(given, bool) or not isinstance(given, int) or not least <= given <= most:
            faults.append(f"{each.name} moet tussen {least} en {most} liggen.")
        else:
            found[each.name] = given
    if not faults and found["hear_channels"] > found["hear_tries"]:
        faults.append("Er zijn niet meer manieren dan keren dat je iemand probeert te horen.")
    if not faults and found["ahead_yes_months"] >= found["ahead_months"]:
        faults.append("Praat eerst over het contract; het ja van de verhuurder komt later.")
    if faults:
        raise LastOffersInvalid(faults)
    return LastOfferPolicy(**found)
