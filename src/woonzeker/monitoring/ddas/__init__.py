# SPDX-License-Identifier: EUPL-1.2
"""The national exchange models as they were published: words, shapes and signature. Pure."""

from __future__ import annotations

from woonzeker.monitoring.ddas.codes import (
    ABSENT,
    CONTACT_KINDS,
    DAY_PARTS,
    ONLY_SAID,
    PARTNER_TYPES,
    RESULTS,
    STATUSES,
    Enumeration,
    origins,
    without_origin,
)
from woonzeker.monitoring.ddas.model import (
    CASES,
    SIGNALS,
    AanleverendeOrganisatie,
    Contactpersoon,
    Levering,
    Signaalpartnertype,
    Uitwisselmodel,
    alone,
    framed,
)
from woonzeker.monitoring.ddas.signature import (
    SIGNATURE_HEADER,
    Signer,
    WrongSigner,
    digest_of,
    read_signer,
    signed,
)

__all__ = [
    "ABSENT",
    "CASES",
    "CONTACT_KINDS",
    "DAY_PARTS",
    "ONLY_SAID",
    "PARTNER_TYPES",
    "RESULTS",
    "SIGNALS",
    "SIGNATURE_HEADER",
    "STATUSES",
    "AanleverendeOrganisatie",
    "Contactpersoon",
    "Enumeration",
    "Levering",
    "Signaalpartnertype",
    "Signer",
    "Uitwisselmodel",
    "WrongSigner",
    "alone",
    "digest_of",
    "framed",
    "origins",
    "read_signer",
    "signed",
    "without_origin",
]
