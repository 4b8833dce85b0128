# SPDX-License-Identifier: EUPL-1.2
"""Two hundred ways to let a name run as a program, and names that only look odd.

Each runs `pwned(…)` when a page lets it; nothing on a page has that word of its own.
"""

from __future__ import annotations

#: what breaks out of where the words stand
_BEFORE = (
    "", "'>", '">', "</td>", "</title>", "</textarea>", "</script>", "-->", "]]>", "{{x}}", "{%x%}",
    "\\\";", "';", "`;", "<![CDATA[", "</style>", "%22%3E", "&quot;>", "\u2028", "\x0b",
)  # fmt: skip
#: what would run then; short, because a field holds two hundred characters at most
_RUNS = (
    "<script>pwned()</script>",
    "<img src=x onerror=pwned()>",
    "<svg/onload=pwned()>",
    "<a href=javascript:pwned()>x</a>",
    "<iframe srcdoc='<script>parent.pwned()</script>'>",
    "<details open ontoggle=pwned()>",
    "<input autofocus onfocus=pwned()>",
    "<style>@import'//pwned.example'</style>",
    "<b style='background:url(//pwned.example)'>",
    "{{constructor.constructor('pwned()')()}}",
)
PAYLOADS = tuple(before + runs for before in _BEFORE for runs in _RUNS)
#: names that people have, or that a spreadsheet would run: kept exactly as they are
ODD_NAMES = (
    "O'Brien", "<3 Jansen", "=cmd|' /C calc'!A0", "İşık", "Ġorġ & Zn", "\u05d3\u05d5\u05d3",
    "\U0001f469\u200d\U0001f467 Vos", 'De "Groot"', "+31 Bos", "@home",
)  # fmt: skip
