# SPDX-License-Identifier: EUPL-1.2
"""CAMT.053: the bank statement in XML of ISO 20022, as far as rent needs it. Pure.

Any version of the message is read, by the names of its parts. Declarations and entities are
refused, and the tree is thrown away while it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from woonzeker.landlords.rules.bank import Line, clean_iban
from woonzeker.landlords.rules.bank_columns import Lines, cents_of, day_of

#: a month of a landlord with thousands of homes is well below this
MOST_BYTES = 20 * 1024 * 1024
MOST_ENTRIES = 50_000
_STATEMENTS = ("camt.053", "camt.052")


class NotCamt(ValueError):
    """It is no bank statement in CAMT.053, it is damaged, or it is too large."""


def is_xml(content: bytes) -> bool:
    """Whether this begins as XML does."""
    return content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def read(content: bytes) -> Lines:
    """The lines of a statement with money that came in. Raises NotCamt."""
    if len(content) > MOST_BYTES:
        raise NotCamt
    came_in: list[Line] = []
    went_out, unreadable, number = 0, [], 0
    try:
        for account, entry in _entries(content):
            number += 1
            if number > MOST_ENTRIES:
                raise NotCamt
            found = _lines(entry, account)
            if found is None:
                unreadable.append(number)
            went_out += found == ()
            came_in.extend(found or ())
    except (ParseError, DefusedXmlException, UnicodeError, LookupError) as problem:
        raise NotCamt from problem
    return Lines(tuple(came_in), went_out, tuple(unreadable))


def _entries(content: bytes) -> Iterator[tuple[str, Element]]:
    """Each entry with the account it stands on; raises NotCamt for another kind of document."""
    account, known, depth = "", False, 0
    for event, element in iterparse(BytesIO(content), ("start", "end"), forbid_dtd=True):
        name = _name(element)
        if event == "start":
            depth += 1
            if depth == 1 and not any(each in element.tag for each in _STATEMENTS):
                raise NotCamt
            known = known or name in {"BkToCstmrStmt", "BkToCstmrAcctRpt"}
            continue
        depth -= 1
        if name == "Acct" and not account:
            account = clean_iban(_text(element, "Id", "IBAN"))
        elif name == "Ntry":
            yield account, element
            element.clear()
        elif name in {"Stmt", "Rpt"}:
            account = ""
            element.clear()
    if not known:
        raise NotCamt


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _parts(element: Element, name: str) -> list[Element]:
    return [each for each in element if _name(each) == name]


def _text(element: Element | None, *path: str) -> str:
    """The text at a path of names below an element; empty where there is none."""
    for name in path:
        found = _parts(element, name) if element is not None else []
        element = found[0] if found else None
    return (element.text or "").strip() if element is not None else ""


def _lines(entry: Element, account: str) -> tuple[Line, ...] | None:
    """The money that came in with an entry; empty when it went out, None when unreadable.

    A batch holds several payments in one entry: each of them is a line.
    """
    on = day_of(_text(entry, "BookgDt", "Dt") or _text(entry, "BookgDt", "DtTm"))
    cents = cents_of(_text(entry, "Amt"))
    if on is None or cents is None:
        return None
    if _text(entry, "CdtDbtInd") != "CRDT" or _text(entry, "RvslInd") == "true":
        return ()
    details = [each for group in _parts(entry, "NtryDtls") for each in _parts(group, "TxDtls")]
    if len(details) < 2:
        return (_line(entry, details[0] if details else entry, account, on, cents),)
    found = tuple(
        _line(entry, each, account, on, part)
        for each in details
        if (part := cents_of(_text(each, "AmtDtls", "TxAmt", "Amt") or _text(each, "Amt")))
    )
    whole = sum(each.cents for each in found) == cents
    return found if whole else (_line(entry, entry, account, on, cents),)


def _line(entry: Element, details: Element, account: str, on: date, cents: int) -> Line:
    parties = next(iter(_parts(details, "RltdPties")), None)
    debtor = _text(parties, "Dbtr", "Nm") or _text(parties, "Dbtr", "Pty", "Nm")
    iban = clean_iban(_text(parties, "DbtrAcct", "Id", "IBAN"))
    return Line(
        on, cents, iban, debtor[:100], _words(details)[:300], _mark(entry, details), account
    )


def _words(details: Element) -> str:
    info = next(iter(_parts(details, "RmtInf")), None)
    free = [each.text or "" for each in _parts(info, "Ustrd")] if info is not None else []
    structured = _text(info, "Strd", "CdtrRefInf", "Ref")
    return " ".join(part.strip() for part in (*free, structured) if part.strip())


def _mark(entry: Element, details: Element) -> str:
    said = _text(details, "Refs", "EndToEndId")
    return (_text(entry, "AcctSvcrRef") or (said if said != "NOTPROVIDED" else ""))[:80]
