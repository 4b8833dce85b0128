# SPDX-License-Identifier: EUPL-1.2
"""CAMT.053: what came in is read, and what is no statement is refused."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.landlords.rules.camt import NotCamt, is_xml, read

IBAN, OWN = "NL91ABNA0417164300", "NL20INGB0001234567"


def entry(
    amount: str = "650.00", sign: str = "CRDT", details: str | None = None, on: str = "2026-11-02"
) -> str:
    inside = party() if details is None else details
    return (
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>BOOK</Sts>'
        f"<BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>2026-1</AcctSvcrRef>"
        f"<NtryDtls>{inside}</NtryDtls></Ntry>"
    )


def party(name: str = "A. de Vries", amount: str = "", iban: str = IBAN) -> str:
    part = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>' if amount else ""
    return (
        f"<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{part}<RltdPties><Dbtr>"
        f"<Nm>{name}</Nm></Dbtr><DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>"
        "<RmtInf><Ustrd>huur november</Ustrd></RmtInf></TxDtls>"
    )


def statement(*entries: str, version: str = "02", before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<Document '
        f'xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt><GrpHdr>'
        f"<MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>"
        f"{''.join(entries)}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


@pytest.mark.parametrize("version", ["02", "08"])
def test_what_came_in_is_read(version: str) -> None:
    [line] = read(statement(entry(), version=version)).came_in
    assert (line.on, line.cents, line.iban) == (date(2026, 11, 2), 65_000, IBAN)
    assert (line.name, line.words, line.account) == ("A. de Vries", "huur november", OWN)


def test_the_party_of_a_later_version_is_read() -> None:
    details = party().replace("<Dbtr><Nm>A. de Vries</Nm></Dbtr>",
                              "<Dbtr><Pty><Nm>B. Bos</Nm></Pty></Dbtr>")  # fmt: skip
    [line] = read(statement(entry(details=details), version="08")).came_in
    assert line.name == "B. Bos"


def test_what_went_out_is_only_counted() -> None:
    found = read(statement(entry(), entry(sign="DBIT"), entry(on="x")))
    assert (len(found.came_in), found.went_out, found.unreadable) == (1, 1, (3,))


def test_a_batch_is_a_line_for_each_payment() -> None:
    batch = party("A", "250.00") + party("B", "400.00")
    assert [each.cents for each in read(statement(entry(details=batch))).came_in] == [
        25_000,
        40_000,
    ]


def test_a_batch_that_does_not_add_up_stays_whole() -> None:
    batch = party("A", "250.00") + party("B", "300.00")
    assert [each.cents for each in read(statement(entry(details=batch))).came_in] == [65_000]


@pytest.mark.parametrize(
    "content",
    [
        b"<x/>",
        b"<html><body></body></html>",
        statement(entry())[:-40],
        statement(entry(), before='<!DOCTYPE d [<!ENTITY a "b">]>'),
        statement(entry(), before='<!DOCTYPE d SYSTEM "http://voorbeeld.invalid/d.dtd">'),
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>',
        statement(entry()).replace(b"UTF-8", b"niets"),
        b"\xff\xfe<",
    ],
)
def test_what_is_no_statement_is_refused(content: bytes) -> None:
    with pytest.raises(NotCamt):
        read(content)


def test_xml_is_known_by_how_it_begins() -> None:
    assert is_xml(b"\xef\xbb\xbf\n<?xml")
    assert not is_xml(b"Datum;Bedrag")
