# SPDX-License-Identifier: EUPL-1.2
"""The words for ways and languages in which a household was told something."""

from __future__ import annotations

from django.utils.translation import gettext as _

from woonzeker.help.selectors import CHANNELS
from woonzeker.legal.rules.safeguards import PICTURES
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.outreach.letters import LANGUAGES

WITH_PICTURES = gettext_noop("met beelden")


def channels() -> list[tuple[str, str]]:
    """Code and words of each way."""
    return [(code, str(words)) for code, words in CHANNELS.items()]


def channel_words(code: str) -> str:
    """By which way."""
    return str(CHANNELS.get(code, code))


def languages() -> list[tuple[str, str]]:
    """Code and name of each language in which letters are written, and of the one with pictures."""
    return [(PICTURES, _(WITH_PICTURES)), *((code, str(name)) for code, name in LANGUAGES.items())]


def language_words(code: str) -> str:
    """In which language, or with pictures."""
    return dict(languages()).get(code, code)
