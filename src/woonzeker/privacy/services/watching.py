# SPDX-License-Identifier: EUPL-1.2
"""The nightly look at who saw what, and what a person makes of what it found."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import Export
from woonzeker.access.policy import DataClass, Role, holds, only_system, writes
from woonzeker.cases.models import BrokenGlass
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.selectors import access_policy
from woonzeker.outreach.models import LeakKind
from woonzeker.outreach.services import note_leak
from woonzeker.privacy.models import FamousName, Finding, FindingVerdict, NightLook, OwnAddress
from woonzeker.privacy.rules.limits import limits_from
from woonzeker.privacy.rules.nights import put_together
from woonzeker.privacy.rules.watching import (
    Glass,
    Odd,
    Taken,
    World,
    odd_exports,
    odd_glass,
    odd_looks,
)
from woonzeker.privacy.selectors.work import own_work
from woonzeker.privacy.selectors.world import world_on

MAY_JUDGE = writes(DataClass.LOGS).by(Role.PRIVACY_OFFICER)
MAY_DECLARE = holds(*(role for role in Role if role not in {Role.RESIDENT, Role.PARTNER_USER}))
BASIS = "AVG art. 32 lid 4"
#: lines that a finding keeps to show; the number of looks is kept whole
MOST_LINES = 200


@action("privacy.run_night", may_if=only_system(), basis=BASIS)
def run_night(*, actor: Actor, on: date) -> NightLook:
    """Go over the looks of a day, once: a second time gives what was found the first time.

    The day itself is held against all that points at a person; the day a week before, of which it
    is known by now what was done afterwards, against work as well.
    """
    if (before := NightLook.objects.filter(night_on=on).first()) is not None:
        return before
    limits = limits_from(access_policy(actor.municipality, on=on))
    looks, world = world_on(actor.municipality, on, limits)
    settled_on = on - timedelta(days=limits.work_days)
    today = [look for look in looks if look.at.date() == on]
    earlier = [look for look in looks if look.at.date() == settled_on]
    found = odd_looks(today, world, limits, settled=False)
    found += odd_exports(_taken(on), limits)
    settled = odd_looks(earlier, world, limits, settled=True)
    settled += odd_glass(_broken(settled_on, world), limits)
    night = NightLook.objects.create(
        night_on=on,
        ran_at=clock.now(),
        looks=len(today),
        colleagues=len({look.user for look in today}),
        findings=0,
    )
    night.findings = _keep(night, put_together([*found, *settled]))
    night.save(update_fields=["findings"])
    audit.concerns(night.looks)
    return night


def _keep(night: NightLook, found: list[Odd]) -> int:
    """Write the findings down, one for each colleague, subject and day; gives how many are new.

    What an earlier night found of the same day gets the reasons that were added since, as long as
    nobody judged it.
    """
    days = {odd.first_at.date() for odd in found}
    before = {
        (each.user_id, each.subject, each.day_on): each
        for each in Finding.objects.select_for_update().filter(day_on__in=days)
    }
    rows = []
    for odd in found:
        known = before.get((odd.user, odd.subject, odd.first_at.date()))
        if known is None:
            rows.append(_row(night, odd))
        elif not known.verdict:
            _add_reasons(known, odd)
    Finding.objects.bulk_create(rows)
    return len(rows)


def _add_reasons(known: Finding, odd: Odd) -> None:
    reasons = {each["code"]: each for each in known.reasons}
    for each in _reasons(odd):
        if each["weight"] > reasons.get(each["code"], {"weight": -1})["weight"]:
            reasons[each["code"]] = each
    lines = dict.fromkeys([*known.lines, *(look.line for look in odd.looks)])
    known.reasons, known.lines = list(reasons.values()), list(lines)[:MOST_LINES]
    known.weight = sum(each["weight"] for each in known.reasons)
    known.looks = max(known.looks, len(odd.looks), len(known.lines))
    known.first_at = min(known.first_at, odd.first_at)
    known.last_at = max(known.last_at, odd.last_at)
    known.save()


def _row(night: NightLook, odd: Odd) -> Finding:
    return Finding(
        night=night,
        day_on=odd.first_at.date(),
        user_id=odd.user,
        subject=odd.subject,
        reasons=_reasons(odd),
        weight=odd.weight,
        looks=max(len(odd.looks), 1),
        lines=[look.line for look in odd.looks[:MOST_LINES]],
        first_at=odd.first_at,
        last_at=odd.last_at,
    )


def _reasons(odd: Odd) -> list[dict[str, Any]]:
    return [
        {"code": each.code.value, "weight": each.weight, "facts": dict(each.facts)}
        for each in odd.reasons
    ]


def _taken(on: date) -> list[Taken]:
    """What left on a day; whose work it is: of their team or own, or a second person agreed."""
    rows = Export.objects.filter(taken_at__gte=_start(on), taken_at__lt=_start(on, 1))
    return [
        Taken(
            user=each.asked_by,
            at=each.taken_at.astimezone(AMSTERDAM),
            subject=each.subject,
            people=each.people,
            own_work=each.people if each.approved_at is not None else own_work(each, on),
        )
        for each in rows
        if each.taken_at is not None
    ]


def _broken(on: date, world: World) -> list[Glass]:
    """Emergencies of a day, with whether anything was done for the household since."""
    rows = BrokenGlass.objects.filter(broken_at__gte=_start(on), broken_at__lt=_start(on, 1))
    return [
        Glass(
            user=each.user_id,
            subject=str(each.case_id),
            at=each.broken_at.astimezone(AMSTERDAM),
            followed_up=any(
                day >= on for day in world.work.get((each.user_id, str(each.case_id)), ())
            ),
        )
        for each in rows
    ]


def _start(day: date, later: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=later), time(), AMSTERDAM)


@action("privacy.judge_finding", may_if=MAY_JUDGE, basis=BASIS, about="finding")
def judge_finding(*, actor: Actor, finding: UUID, verdict: FindingVerdict, reason: str) -> Finding:
    """Decide what a finding is; with a reason, and by a person. An incident opens a data leak.

    Raises NotFound, and Refused without a reason or when the finding became an incident already.
    """
    words = " ".join(reason.split())
    found = Finding.objects.select_for_update().filter(pk=finding).first()
    if found is None:
        raise NotFound
    if actor.kind != "user":
        raise Refused(_("Wat een bevinding betekent, beslist een mens."))
    if not words:
        raise Refused(_("Geef een reden: wie later kijkt moet het kunnen begrijpen."))
    if found.leak_id is not None and verdict is not FindingVerdict.INCIDENT:
        raise Refused(_("Deze bevinding is al een incident. Rond het daar af."))
    if found.user_id == actor.id:
        raise Refused(_("Dit gaat over jezelf. Laat een ander oordelen."))
    if verdict is FindingVerdict.INCIDENT and found.leak_id is None:
        leak = note_leak(
            actor=actor,
            kind=LeakKind.SNOOPING,
            what=words,
            happened_on=found.first_at.astimezone(AMSTERDAM).date(),
            known_at=clock.now(),
        )
        found.leak = leak
    found.verdict, found.verdict_reason = verdict.value, words
    found.judged_at, found.judged_by = clock.now(), actor.id
    found.save()
    return found


@action("privacy.add_famous_name", may_if=MAY_JUDGE, basis=BASIS)
def add_famous_name(*, actor: Actor, surname: str, initial: str = "") -> FamousName:
    """Keep an eye on looks at somebody people are curious about."""
    if not surname.strip():
        raise Refused(_("Vul een achternaam in."))
    found, _made = FamousName.objects.get_or_create(
        surname=surname.strip(),
        initial=initial.strip()[:1].upper(),
        defaults={"added_at": clock.now(), "added_by": actor.id},
    )
    return found


@action("privacy.remove_famous_name", may_if=MAY_JUDGE, basis=BASIS, about="famous")
def remove_famous_name(*, actor: Actor, famous: UUID) -> None:
    """Keep no eye on a name any more. Raises NotFound."""
    if not FamousName.objects.filter(pk=famous).delete()[0]:
        raise NotFound


@action("privacy.declare_address", may_if=MAY_DECLARE, basis=BASIS)
def declare_address(*, actor: Actor, postcode: str, house_number: int) -> OwnAddress:
    """Say where you or people close to you live: looking there then asks for an explanation."""
    code = "".join(postcode.split()).upper()
    found, _made = OwnAddress.objects.get_or_create(
        user_id=actor.id,
        postcode=code,
        house_number=house_number,
        ended_at=None,
        defaults={"declared_at": clock.now()},
    )
    return found


@action("privacy.withdraw_address", may_if=MAY_DECLARE, basis=BASIS)
def withdraw_address(*, actor: Actor, own_address: UUID) -> None:
    """Take back an address of one's own that was declared. Raises NotFound."""
    mine = OwnAddress.objects.filter(pk=own_address, user_id=actor.id, ended_at=None)
    if not mine.update(ended_at=clock.now()):
        raise NotFound
