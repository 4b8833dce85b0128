# SPDX-License-Identifier: EUPL-1.2
"""Terms of the Algemene wet bestuursrecht that a household meets around an eviction. Pure."""

from __future__ import annotations

from datetime import date

from woonzeker.law.terms import Deadline, counted_from

__all__ = [
    "application_decided_by",
    "goods_copy_rests_until",
    "objection_due",
    "proceeds_kept_until",
]


def goods_copy_rests_until(copy_given_on: date) -> Deadline:
    """The last day without a sale after the copy of the record of goods (art. 5:30 lid 3)."""
    return counted_from("awb/afschrift_opslag", copy_given_on)


def proceeds_kept_until(sold_on: date) -> Deadline:
    """The last day on which the owner can ask for what a sale brought in (art. 5:30 lid 4)."""
    return counted_from("awb/opbrengst_verkoop", sold_on)


def objection_due(made_known_on: date) -> Deadline:
    """The last day to object to a decision that was made known on that day (art. 6:7)."""
    return counted_from("awb/bezwaar", made_known_on)


def application_decided_by(applied_on: date) -> Deadline:
    """The last day to decide on an application where no other act says so (art. 4:13 lid 2)."""
    return counted_from("awb/beslissing_aanvraag", applied_on)
