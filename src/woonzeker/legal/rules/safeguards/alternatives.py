# SPDX-License-Identifier: EUPL-1.2
"""The lighter means that come before the loss of a home, in order, for each ground. Pure.

Order of the sieve (Handreiking Voorkomen huisuitzettingen, steps 4 to 10 and chapter 7): what takes
least from somebody comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.legal.rules.track import ClaimGround
from woonzeker.matching.linkage.wording import gettext_noop

WORDS: Mapping[str, str] = {
    "arrangement": gettext_noop("een betalingsregeling"),
    "voluntary_help": gettext_noop("het laatste aanbod van vrijwillige hulp"),
    "last_chance": gettext_noop("een afspraak voor een laatste kans"),
    "moratorium": gettext_noop("een moratorium"),
    "own_bewind": gettext_noop("schuldenbewind op eigen verzoek"),
    "forced_bewind": gettext_noop("schuldenbewind op verzoek van het college"),
    "take_over": gettext_noop("het contract overnemen, opvang in eigen huis"),
    "mediation": gettext_noop("bemiddeling met de buren"),
    "care": gettext_noop("zorg of begeleiding"),
    "behaviour_order": gettext_noop("een gedragsaanwijzing"),
    "warning": gettext_noop("een waarschuwing in plaats van sluiting"),
    "stay_of_others": gettext_noop("blijven voor wie er niets mee te maken had"),
    "stop_subletting": gettext_noop("de onderhuur beëindigen en zelf blijven wonen"),
    "own_tenancy": gettext_noop("een eigen contract voor wie er woont"),
}
_ORDER: Mapping[ClaimGround, tuple[str, ...]] = {
    ClaimGround.ARREARS: (
        "arrangement", "voluntary_help", "last_chance", "moratorium", "own_bewind",
        "forced_bewind", "take_over",
    ),
    ClaimGround.NUISANCE: (
        "mediation", "care", "voluntary_help", "behaviour_order", "last_chance", "take_over",
    ),
    ClaimGround.CLOSURE: ("warning", "care", "stay_of_others", "take_over"),
    ClaimGround.SUBLETTING: ("voluntary_help", "stop_subletting", "own_tenancy", "last_chance"),
    ClaimGround.OTHER: ("voluntary_help", "own_tenancy", "last_chance", "take_over"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was said of one means: `tried` on a day, `not_possible`, or `not_tried` after all."""

    about: str
    code: str
    on: date


def ladder(grounds: Iterable[ClaimGround]) -> tuple[str, ...]:
    """The means of these grounds, lightest first; of several grounds each one once."""
    wanted = frozenset(grounds)
    return tuple(
        dict.fromkeys(each for ground in ClaimGround if ground in wanted for each in _ORDER[ground])
    )


def not_answered(grounds: Iterable[ClaimGround], attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """The means of which nobody said that they were tried or cannot be, lightest first."""
    last = {each.about: each.code for each in attempts}
    return tuple(
        code for code in ladder(grounds) if last.get(code) not in {"tried", "not_possible"}
    )


def out_of_order(grounds: Iterable[ClaimGround], attempts: Sequence[Attempt]) -> str | None:
    """The first means that was tried only before a lighter one; None when the order was kept.

    Of several tries any may be the one that followed: whoever tries again later repairs it. Of
    several grounds each has its own order.
    """
    found = (
        _broken(_ORDER[ground], attempts) for ground in ClaimGround if ground in frozenset(grounds)
    )
    return next((code for code in found if code is not None), None)


def _broken(order: Sequence[str], attempts: Sequence[Attempt]) -> str | None:
    reached = date.min
    for code in order:
        days = _tries(code, attempts)
        if not days:
            continue
        later = [day for day in days if day >= reached]
        if not later:
            return code
        reached = min(later)
    return None


def _tries(code: str, attempts: Sequence[Attempt]) -> list[date]:
    """The days on which it was tried, since somebody last said that it was not."""
    days: list[date] = []
    for each in attempts:
        if each.about == code:
            days = [*days, each.on] if each.code == "tried" else []
    return days
