# SPDX-License-Identifier: EUPL-1.2
"""The addresses that show a partner its own: what must not change with what others report.

A slice that shows a partner more adds its addresses here, with the ids of the scenario in braces:
`place` (code of the municipality), `delivery` and `line` (one that went back).
"""

from __future__ import annotations

#: pages for who works at the partner
PAGES: tuple[str, ...] = (
    "/partner",
    "/partner/aanleveringen",
    "/partner/aanleveren",
    "/partner/aanleveren/formulier",
    "/partner/{place}/aanleveringen/{delivery}",
    "/partner/{place}/aanleveringen/{delivery}/teruggegeven.csv",
    "/partner/{place}/regels/{line}",
)
#: answers for the partner's own system
ANSWERS: tuple[str, ...] = (
    "/api/v1/aanleveringen/{delivery}",
    "/api/v1/aanleveringen/{delivery}/teruggegeven",
)
