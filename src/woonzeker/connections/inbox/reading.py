# SPDX-License-Identifier: EUPL-1.2
"""The bytes of an e-mail as a letter: its sender, what its server checked, and what is attached.

Only files are taken along: the text of a letter is looked at by nobody.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from woonzeker.connections.inbox.shapes import Attachment, Letter

#: larger files, or more of them, are no messages of ours
MOST_FILES, MOST_BYTES = 5, 1_000_000
#: of the lines about who sent it the first stands for what our own server wrote last
_CHECKED, _PASSED = "Authentication-Results", "dmarc=pass"
#: what a stranger can fill in such a line: quoted words and remarks (RFC 8601)
_QUOTED, _REMARK = re.compile(r'"(?:\\.|[^"\\])*"'), re.compile(r"\([^()]*\)")
_FROM = re.compile(r"header\.from=(\S+)")


def opened(content: bytes, *, number: str, checked_by: str) -> Letter:
    """Read one e-mail; what cannot be read has no sender and no files."""
    try:
        mail = message_from_bytes(content, policy=default)
        sender = _sender(mail)
        return Letter(
            number,
            sender,
            checked=bool(sender) and _checked(mail, checked_by, sender),
            automatic=_automatic(mail),
            attachments=_attachments(mail),
        )
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        # a letter that is made up to break a reader
        return Letter(number, "")


def _sender(mail: EmailMessage) -> str:
    """The one address that sent it; nobody when there is more than one to choose from."""
    lines = mail.get_all("From", [])
    addresses = list(lines[0].addresses) if len(lines) == 1 else []
    return str(addresses[0].addr_spec).strip().casefold() if len(addresses) == 1 else ""


def _checked(mail: EmailMessage, by: str, sender: str) -> bool:
    """Whether our own server wrote that the sender was checked; only its newest line counts.

    Only the result itself counts, and only one of it: a sender chooses words that servers repeat.
    """
    lines = [str(line) for line in mail.get_all(_CHECKED, [])]
    host, _sign, rest = lines[0].partition(";") if lines else ("", "", "")
    if not by or host.split()[:1] != [by]:
        return False
    results = [each.strip() for each in _bare(rest).casefold().split(";")]
    dmarc = [each for each in results if re.match(r"dmarc\b", each)]
    if len(dmarc) != 1 or re.sub(r"\s*=\s*", "=", dmarc[0]).split()[:1] != [_PASSED]:
        return False
    domains = set(_FROM.findall(re.sub(r"\s*=\s*", "=", dmarc[0])))
    return domains <= {sender.rpartition("@")[2]}


def _bare(text: str) -> str:
    """A line without quoted words and remarks; nothing when one of those does not end."""
    text, before = _QUOTED.sub("", text), ""
    while text != before:
        text, before = _REMARK.sub(" ", text), text
    return "" if re.search(r'["()\\]', text) else text


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
