# SPDX-License-Identifier: EUPL-1.2
"""Everything that is done at a landlord's desk, and what a municipality decides about it."""

from __future__ import annotations

from woonzeker.landlords.rules import TenantFacts
from woonzeker.landlords.services.checks import (
    accept,
    ask_check,
    refuse,
    withdraw_all,
    withdraw_check,
)
from woonzeker.landlords.services.correcting import (
    correct_file,
    correct_opening,
    correct_rental,
    correct_tenancy,
)
from woonzeker.landlords.services.files import (
    close_file,
    keep_proof,
    note_answer,
    note_effort,
    open_file,
    strike_effort,
)
from woonzeker.landlords.services.homes import (
    add_rental,
    add_tenancy,
    say_municipality,
    say_rent,
)
from woonzeker.landlords.services.leaving import begin, erase_rental, erase_tenancy, leave
from woonzeker.landlords.services.letters import letter_sent, make_last_letter, make_reminder
from woonzeker.landlords.services.many_homes import Faulty, Taken, take_homes
from woonzeker.landlords.services.recognising import facts_of, recogniser, recogniser_client
from woonzeker.landlords.services.rents import begin_book, note_rent_payment
from woonzeker.landlords.services.reporting import (
    Shown,
    note_delivered,
    reported_elsewhere,
    send_report,
    take_report_back,
)
from woonzeker.landlords.services.telling import tell_decision

__all__ = [
    "Faulty",
    "Shown",
    "Taken",
    "TenantFacts",
    "accept",
    "add_rental",
    "add_tenancy",
    "ask_check",
    "begin",
    "begin_book",
    "close_file",
    "correct_file",
    "correct_opening",
    "correct_rental",
    "correct_tenancy",
    "erase_rental",
    "erase_tenancy",
    "facts_of",
    "keep_proof",
    "leave",
    "letter_sent",
    "make_last_letter",
    "make_reminder",
    "note_answer",
    "note_delivered",
    "note_effort",
    "note_rent_payment",
    "open_file",
    "recogniser",
    "recogniser_client",
    "refuse",
    "reported_elsewhere",
    "say_municipality",
    "say_rent",
    "send_report",
    "strike_effort",
    "take_homes",
    "take_report_back",
    "tell_decision",
    "withdraw_all",
    "withdraw_check",
]
