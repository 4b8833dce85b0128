# SPDX-License-Identifier: EUPL-1.2
"""A second judge of the hard stops: knows what was put in, and nothing of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from woonzeker.legal.rules.safeguards import (
    CATALOGUE,
    KEPT_BY,
    NOBODY_BY,
    Answer,
    Level,
    Record,
    Safeguard,
    ladder,
)
from woonzeker.process import Stop

#: what each answer must bring, counted out by hand; what is not named needs nothing
NEEDS: dict[str, Callable[[Answer], bool]] = {
    "children_known no": lambda each: each.source in {"parent", "register", "seen"},
    "interest_weighed weighed": lambda each: each.worded,
    "children_heard heard": lambda each: each.worded,
    "children_heard not_heard": lambda each: each.worded and each.reason == "too_young",
    "family_consulted consulted": lambda each: each.worded,
    "family_consulted declined": lambda each: each.worded,
    "informed letter": lambda each: each.channel != "" and each.language != "",
    "informed explained": lambda each: each.channel != "",
    "legal_help pointed": lambda each: each.channel != "",
    "root_cause solved": lambda each: each.worded,
    "root_cause help_runs": lambda each: each.worded,
    "root_cause declined": lambda each: each.worded,
    "alternatives tried": lambda each: each.about != "",
    "alternatives not_tried": lambda each: each.about != "",
    "alternatives not_possible": lambda each: each.about != "" and each.worded,
    "no_discrimination same": lambda each: each.worded,
    **{
        f"oco_offered {reaction}": lambda each: each.channel != ""
        for reaction in ("wants", "thinks", "does_not_want", "no_answer")
    },
    **{
        f"place {kind}": lambda each: each.free_from is not None
        for kind in ("own_contract", "temporary_home", "family_place", "hotel", "shelter")
    },
}


def _complete(each: Answer) -> bool:
    need = NEEDS.get(f"{each.safeguard.value} {each.code}")
    return need is None or need(each)


class Judge:
    """Says from what was put in whether a stop may pass; knows nothing of the rules."""

    def __init__(self, record: Record, on: date, stop: Stop, saw: dict[str, object]) -> None:
        self.now, self.on, self.stop, self.saw = record.situation, on, stop, saw
        self.record, self.answers = record, list(self._whole(record.answers))

    def _whole(self, answers: Iterable[Answer]) -> Iterable[Answer]:
        for each in answers:
            if each.on < self.now.since_on or each.on > self.on or not "".join(each.by).strip():
                continue
            spec = CATALOGUE[each.safeguard]
            if each.source in spec.sources and _complete(each):
                yield each

    def says(self) -> bool:
        """Whether every safeguard stands and two people signed, one of whom leads."""
        if self.stop is Stop.UNAVOIDABLE and not self._to_come():
            return False
        return all(map(self._stands, Safeguard)) and self._two_signed()

    def _to_come(self) -> bool:
        day = self.now.eviction_on
        gone = self.now.lost_on is not None or self._nobody()
        return bool(day and self.on <= day and not gone and not self._kept())

    def _nobody(self) -> bool:
        return self.now.nobody_left is not None and self.now.nobody_left.source in NOBODY_BY

    def _kept(self) -> bool:
        kept, threat = self.now.kept, self.now.threatened_on
        known = kept is not None and kept.source in KEPT_BY and self.now.lost_on is None
        return bool(known and kept and (threat is None or kept.on >= threat))

    def _codes(self, about: str) -> list[Answer]:
        return [each for each in self.answers if each.safeguard.value == about]

    def _newest(self, about: str) -> Answer | None:
        found = self._codes(about)
        return found[-1] if found else None

    def _childless(self) -> bool:
        last = self._newest("children_known")
        return last is not None and last.code == "no"

    def _stands(self, safeguard: Safeguard) -> bool:
        about, ends = safeguard.value, self.stop is Stop.CLOSING
        if about in {"interest_weighed", "children_heard"} and self._childless():
            return True
        if ends and self._nobody():
            return True
        at_stake = {
            "interest_weighed", "children_heard", "alternatives", "place", "no_discrimination",
        }  # fmt: skip
        if ends and about in at_stake and self._kept():
            return True
        return self._answered(about) or self._told_too_late(safeguard)

    def _told_too_late(self, safeguard: Safeguard) -> bool:
        before = {"interest_weighed", "children_heard", "family_consulted", "alternatives"}
        told = self.now.told_open or frozenset()
        lost = self.now.lost_on is not None
        return lost and safeguard.value in before and safeguard in told

    def _answered(self, about: str) -> bool:
        last = self._newest(about)
        if last is None:
            return False
        if about == "informed":
            fits = last.language == "pictures" or (last.language == self.now.reads != "")
            return last.code == "explained" or (last.code == "letter" and fits)
        if about == "oco_offered":
            made = self._codes(about)
            enough = len(made) >= 2 and len({each.channel for each in made}) >= 2
            return enough or any(each.code == "wants" for each in made)
        if about == "alternatives":
            return self._all_tried()
        if about == "place":
            return self._roof(last)
        bad = {"unknown", "not_yet", "not_reached", "not_found", "difference", "came_back"}
        return last.code not in bad

    def _all_tried(self) -> bool:
        """Each means tried or impossible, and some row of tries from light to heavy."""
        rows: list[list[date]] = []
        for about in ladder(self.now.grounds):
            said = [each for each in self._codes("alternatives") if each.about == about]
            if not said or said[-1].code == "not_tried":
                return False
            stops = [n for n, each in enumerate(said) if each.code != "tried"]
            tries = [each.on for each in said[(stops[-1] + 1 if stops else 0) :]]
            rows += [tries] if tries else []
        return _rising(rows, date.min)

    def _roof(self, last: Answer) -> bool:
        if last.code in {"with_others", "none"}:
            return False
        if last.code == "shelter" and not self._childless():
            return False
        day, told = self.now.lost_on or self.now.eviction_on, self.now.told_open or frozenset()
        late = day is not None and last.free_from is not None and last.free_from > day
        return not late or (self.now.lost_on is not None and Safeguard.PLACE in told)

    def sees(self) -> object:
        """What lies there now, row by row and day by day."""
        now = self.now
        facts = tuple(each and each.id for each in (now.kept, now.nobody_left))
        days = (now.eviction_on, now.lost_on, now.hearing_on, now.threatened_on)
        return frozenset(each.id for each in self.answers), facts, days, now.grounds, now.reads

    def _two_signed(self) -> bool:
        wrote = self._newest("interest_weighed")
        authors = set(wrote.by) if wrote is not None and wrote.code == "weighed" else set()
        seen = self.sees()
        good_ones = [
            each
            for each in self.record.signatures
            if each.stop is self.stop and each.withdrawn_on is None and self.saw[each.id] == seen
            and each.by.strip() and authors != {each.by}
        ]  # fmt: skip
        people = {each.by for each in good_ones}
        leads = any(each.level is Level.MANAGEMENT for each in good_ones)
        return len(people) >= 2 and leads and bool(people - authors)


def _rising(rows: list[list[date]], floor: date) -> bool:
    """Whether one day of each row can be chosen so that they never go back."""
    for row in rows:
        later = sorted(day for day in row if day >= floor)
        if not later:
            return False
        floor = later[0]
    return True
