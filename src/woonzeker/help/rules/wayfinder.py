# SPDX-License-Identifier: EUPL-1.2
"""With what an organisation in the wayfinder helps. Pure."""

from __future__ import annotations

from woonzeker.matching.linkage.wording import gettext_noop

#: code → words; also the kinds of a referral
KINDS: dict[str, str] = {
    "schulden": gettext_noop("schulden en budget"),
    "onafhankelijk": gettext_noop("onafhankelijke cliëntondersteuning"),
    "juridisch": gettext_noop("juridische hulp"),
    "buurtteam": gettext_noop("buurtteam of maatschappelijk werk"),
    "huisarts": gettext_noop("huisarts en gezondheid"),
    "wonen": gettext_noop("wonen en huurrecht"),
    "voedsel": gettext_noop("voedsel, kleding en spullen"),
    "kinderen": gettext_noop("kinderen en opvoeden"),
    "werk": gettext_noop("werk en inkomen"),
    "taal": gettext_noop("taal, formulieren en digitale hulp"),
    "opvang": gettext_noop("opvang en veiligheid"),
    "regeling": gettext_noop("lokale regeling of fonds"),
    "anders": gettext_noop("iets anders"),
}
