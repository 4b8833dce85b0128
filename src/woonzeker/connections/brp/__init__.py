# SPDX-License-Identifier: EUPL-1.2
"""The basisregistratie personen, asked through the BRP API Personen (version 2.7).

The door: a `Client` with three questions, purposes that say which fields may be asked, and people
as the register gives them. `fake` answers the same protocol from a list of invented people.
"""

from __future__ import annotations

from woonzeker.connections.brp.client import Client, Login
from woonzeker.connections.brp.errors import (
    BrpBroken,
    BrpBusy,
    BrpError,
    BrpRefused,
    BrpUnreachable,
    TooManyFound,
)
from woonzeker.connections.brp.purposes import FIND, LETTER, LINK, PURPOSES, Purpose
from woonzeker.connections.brp.questions import ByAddress, ByNameAndBirth, ByNumber
from woonzeker.connections.brp.shapes import (
    Address,
    BrpPerson,
    Name,
    PartnerName,
    RegisterDate,
    Suspended,
    Suspension,
)

__all__ = [
    "FIND",
    "LETTER",
    "LINK",
    "PURPOSES",
    "Address",
    "BrpBroken",
    "BrpBusy",
    "BrpError",
    "BrpPerson",
    "BrpRefused",
    "BrpUnreachable",
    "ByAddress",
    "ByNameAndBirth",
    "ByNumber",
    "Client",
    "Login",
    "Name",
    "PartnerName",
    "Purpose",
    "RegisterDate",
    "Suspended",
    "Suspension",
    "TooManyFound",
]
