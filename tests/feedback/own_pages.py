# SPDX-License-Identifier: EUPL-1.2
"""The addresses that show a partner its own: what must not change with what others report.

A slice that shows a partner more adds its addresses here, with the ids of the scenario in braces:
`place` (code of the municipality), `delivery`, `line` (one that went back) and `signal`. What goes
to a partner by itself, the weekly message and the events, is looked at beside these. A proof on
paper is drawn from the same document as its page and its file.
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
    "/partner/{place}/aanleveringen/{delivery}/bewijs",
    "/partner/{place}/aanleveringen/{delivery}/bewijs.json",
    "/partner/{place}/regels/{line}",
    "/partner/signalen",
    "/partner/signalen?stand=repeat",
    "/partner/{place}/signalen/{signal}/verklaring",
    "/partner/scorekaart",
    "/partner/scorekaart?tijd=jaar",
)
#: the pages that hang most on what happens in the municipality
OFTEN: tuple[str, ...] = ("/partner/signalen", "/partner/scorekaart?tijd=jaar")
#: answers for the partner's own system
ANSWERS: tuple[str, ...] = (
    "/api/v1/aanleveringen",
    "/api/v1/aanleveringen/{delivery}",
    "/api/v1/aanleveringen/{delivery}/teruggegeven",
    "/api/v1/aanleveringen/{delivery}/bewijs",
    "/api/v1/signalen",
    "/api/v1/signalen/{signal}",
)
