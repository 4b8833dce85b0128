# SPDX-License-Identifier: EUPL-1.2
"""What browser and machine somebody uses, in a few words that they recognise in a list."""

from __future__ import annotations

#: the first that fits; many browsers also call themselves another one
_BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
_MACHINES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "Chromebook"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def browser_words(agent: str) -> str:
    """'Firefox, Windows'; empty when it says nothing that we know."""
    found = (
        next((words for mark, words in table if mark in agent), "")
        for table in (_BROWSERS, _MACHINES)
    )
    return ", ".join(filter(None, found))
