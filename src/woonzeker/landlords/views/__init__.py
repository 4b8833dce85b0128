# SPDX-License-Identifier: EUPL-1.2
"""The pages of the reporting aid, and of who looks whether somebody is the landlord."""

from __future__ import annotations

from woonzeker.landlords.views.checking import accept, check, checks, document, refuse
from woonzeker.landlords.views.desk import (
    desk,
    erase_tenancy,
    leave,
    new_arrears,
    new_rental,
    new_tenancy,
    rental_place,
    rental_rent,
)
from woonzeker.landlords.views.filing import (
    answer,
    close,
    contact,
    file,
    help_pointed,
    keep_proof,
    own_letters,
    show_proof,
    strike,
)
from woonzeker.landlords.views.recognising import recognise, recognised
from woonzeker.landlords.views.sending import (
    elsewhere,
    letter,
    letter_paper,
    letter_sent,
    report,
    take_back,
    warning,
)
from woonzeker.landlords.views.starting import about, confirm

__all__ = [
    "about",
    "accept",
    "answer",
    "check",
    "checks",
    "close",
    "confirm",
    "contact",
    "desk",
    "document",
    "elsewhere",
    "erase_tenancy",
    "file",
    "help_pointed",
    "keep_proof",
    "leave",
    "letter",
    "letter_paper",
    "letter_sent",
    "new_arrears",
    "new_rental",
    "new_tenancy",
    "own_letters",
    "recognise",
    "recognised",
    "refuse",
    "rental_place",
    "rental_rent",
    "report",
    "show_proof",
    "strike",
    "take_back",
    "warning",
]
