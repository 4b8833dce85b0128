# SPDX-License-Identifier: EUPL-1.2
"""The bytes of an e-mail as a letter: its sender, what its server checked, and what is attached.

Only files are taken along: the text of a letter is looked at by nobody.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from woonzeker.connections.inbox.shapes import Attachment, Letter

#: larger files, or more of them, are no messages of ours
MOST_FILES, MOST_BYTES = 5, 1_000_000
#: of the lines about who sent it the first stands for what our own server wrote last
_CHECKED, _PASSED = "Authentication-Results", "dmarc=pass"


def opened(content: bytes, *, number: str, checked_by: str) -> Letter:
    """Read one e-mail; what cannot be read has no sender and no files."""
    try:
        mail = message_from_bytes(content, policy=default)
        sender = parseaddr(str(mail.get("From", "")))[1].strip().casefold()
        return Letter(
            number,
            sender,
            checked=_checked(mail, checked_by),
            automatic=_automatic(mail),
            attachments=_attachments(mail),
        )
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        # a letter that is made up to break a reader
        return Letter(number, "")


def _checked(mail: EmailMessage, by: str) -> bool:
    """Whether our own server wrote that the sender was checked; only its newest line counts."""
    lines = [str(line) for line in mail.get_all(_CHECKED, [])]
    host, _sign, rest = lines[0].partition(";") if lines else ("", "", "")
    own = bool(by) and host.split()[:1] == [by]
    return own and _PASSED in rest.casefold().replace(" ", "")


def _automatic(mail: EmailMessage) -> bool:
    said = str(mail.get("Auto-Submitted", "no")).strip().casefold()
    return said != "no" or not str(mail.get("Return-Path", "x")).strip("<> ")


def _attachments(mail: EmailMessage) -> tuple[Attachment, ...]:
    found = []
    for part in mail.walk():
        name = part.get_filename()
        if not name or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and len(content) <= MOST_BYTES:
            found.append(Attachment(str(name)[-120:], content))
    return tuple(found[:MOST_FILES])
