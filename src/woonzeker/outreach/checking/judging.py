# SPDX-License-Identifier: EUPL-1.2
"""Holding every sheet against what its letter must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from woonzeker.outreach.checking.naming import (
    called,
    lives_at,
    same_words,
    signs,
    stands_in,
    window_words,
)
from woonzeker.outreach.checking.reading import Sheet
from woonzeker.outreach.checking.shapes import Fault, Finding, Wanted

#: digests of what was read from paper, as they were kept of the codes that were given out
Digests = Callable[[str], tuple[str, ...]]

_DOT = "•"
#: a name of so many signs may go on on the next line
_WRAPS = 50


def judge(
    sheets: Mapping[str, Sheet], wanted: Sequence[Wanted], *, digests: Digests
) -> list[Finding]:
    """All that does not agree, by mark; empty when every letter is what it must be.

    `sheets` are the files by the name under which they go to the printer, which is their mark.
    """
    known = {each.mark: each for each in wanted}
    found = [Finding(mark, Fault.UNEXPECTED) for mark in sheets.keys() - known.keys()]
    found += [Finding(mark, Fault.TWICE) for mark in _doubled(sheets, wanted)]
    for each in wanted:
        sheet = sheets.get(each.mark)
        faults = [Fault.MISSING] if sheet is None else list(_faults(sheet, each, digests))
        found += [Finding(each.mark, fault) for fault in (*each.against, *faults)]
    return sorted(dict.fromkeys(found), key=lambda finding: (finding.mark, finding.fault))


def _doubled(sheets: Mapping[str, Sheet], wanted: Sequence[Wanted]) -> Iterator[str]:
    """Marks of which the paper or the letter itself is there more than once."""
    papers = Counter(sheet.sha256 for sheet in sheets.values())
    yield from (mark for mark, sheet in sheets.items() if papers[sheet.sha256] > 1)
    marks = Counter(each.mark for each in wanted)
    yield from (mark for mark, often in marks.items() if often > 1)


def _faults(sheet: Sheet, wanted: Wanted, digests: Digests) -> Iterator[Fault]:
    if not sheet.readable:
        yield Fault.UNREADABLE
        return
    if sheet.sha256 != wanted.sha256:
        yield Fault.CHANGED
    if len(sheet.pages) != wanted.pages or any(page.is_blank for page in sheet.pages):
        yield Fault.PAGES
    expected = [(at, wanted.pages) for at in range(1, wanted.pages + 1)]
    if [page.counter for page in sheet.pages] != expected:
        yield Fault.COUNTER
    if any(page.marks != {wanted.mark} for page in sheet.pages) or not sheet.pages:
        yield Fault.MARK
    yield from _of_window(sheet, wanted)
    yield from _of_words(sheet, wanted, digests)


def _of_window(sheet: Sheet, wanted: Wanted) -> Iterator[Fault]:
    """The first page bears name and address, and no page bears anybody else's."""
    seen = same_words(sheet.pages[0].window) if sheet.pages else ()
    if seen != window_words(wanted.resident):
        name = same_words(called(wanted.resident))
        if seen[: len(name)] != name:
            yield Fault.NAME
        if seen[len(name) :] != lives_at(wanted.resident):
            yield Fault.ADDRESS
    if any(page.window.strip() for page in sheet.pages[1:]):
        yield Fault.ADDRESS


def _of_words(sheet: Sheet, wanted: Wanted, digests: Digests) -> Iterator[Fault]:
    body = "\n".join(page.body for page in sheet.pages)
    if wanted.greets and not stands_in(called(wanted.resident), body):
        yield Fault.GREETING
    codes = [code for page in sheet.pages for code in page.codes]
    if len(codes) != (wanted.code is not None) or any(
        wanted.code not in digests(code) for code in codes
    ):
        yield Fault.CODE
    if wanted.sources is not None and not _names_all(wanted.sources, body):
        yield Fault.SOURCE
    if wanted.no_amounts and any(page.has_money for page in sheet.pages):
        yield Fault.AMOUNT
    if any(page.has_number for page in sheet.pages):
        yield Fault.NUMBER


def _names_all(sources: Sequence[str], body: str) -> bool:
    """Whether the list in the letter is exactly these partners: each on a line after a dot."""
    listed = sorted(signs(line) for line in body.split("\n") if _DOT in line)
    wanted = sorted(signs(each) for each in sources)
    return len(listed) == len(wanted) and all(
        line == each or (len(line) >= _WRAPS and each.startswith(line))
        for line, each in zip(listed, wanted, strict=True)
    )
