# SPDX-License-Identifier: EUPL-1.2
"""The terms of last offers: debt settlement, bewind, and renting on conditions. Pure.

A court, a contract or a practice sets most of them, so the Algemene termijnenwet does not move
those; what a bewindvoerder owes the municipality stands in an act, and is moved.
"""

from __future__ import annotations

from datetime import date

from woonzeker.law.terms import Deadline, counted_from

SETTLEMENT = "fw/schuldsanering"
TOLD, PLAN, ADVICE = "bw/bewind_melding", "bw/bewind_plan", "bw/bewind_advies"
HOV = "hov/langste_duur"


def settlement_until(begins_on: date) -> Deadline:
    """The last day of a debt settlement that began on that day, at its usual length."""
    return counted_from(SETTLEMENT, begins_on)


def bewind_told_by(granted_on: date) -> Deadline:
    """The last day for the municipality to be told of a bewind over debts (secondary source)."""
    return counted_from(TOLD, granted_on)


def bewind_plan_due(granted_on: date) -> Deadline:
    """The last day for the inventory and the plan to reach the municipality (secondary source)."""
    return counted_from(PLAN, granted_on)


def bewind_advice_due(plan_on: date) -> Deadline:
    """The last day for the advice of the municipality; the length is not verified."""
    return counted_from(ADVICE, plan_on)


def hov_until(begins_on: date) -> Deadline:
    """The last day of renting on conditions that began on that day, at its longest (practice)."""
    return counted_from(HOV, begins_on)
