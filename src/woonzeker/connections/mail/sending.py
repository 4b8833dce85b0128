# SPDX-License-Identifier: EUPL-1.2
"""One e-mail over SMTP, always under TLS; or as a file in a folder (a sink), for practice.

Plain text, one receiver, nothing attached. The receiver is known only to the server that takes it.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from woonzeker.connections.mail.errors import MailRefused, MailUnreachable

_SECONDS = 20
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Post:
    """The mail server as smtps://user:password@host, smtp://… (STARTTLS) or file:///folder, and
    who an e-mail comes from."""

    url: str = field(repr=False)
    sender: str
    #: whether a server of this machine may be called without TLS: only in tests
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail: to whom, under which subject, and what it says. `reference` is opaque."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    reference: str


def send(post: Post, mail: Mail) -> str:
    """Hand an e-mail over; gives the number under which the server knows it (Message-ID).

    The number follows from the reference, so that a second try is the same e-mail. Raises
    MailRefused for an address that the server does not take, else MailUnreachable.
    """
    letter = _letter(post, mail)
    parts = urlsplit(post.url)
    if parts.scheme == "file":
        _sink(Path(url2pathname(parts.path)), mail.reference, letter)
    else:
        _over_smtp(post, letter)
    return str(letter["Message-ID"])


def kept(post: Post, reference: str) -> bytes:
    """The e-mail of this reference where it stays in a folder; nothing where it is sent."""
    parts = urlsplit(post.url)
    if parts.scheme != "file":
        return b""
    path = _file(Path(url2pathname(parts.path)), reference)
    return path.read_bytes() if path.is_file() else b""


def _letter(post: Post, mail: Mail) -> EmailMessage:
    domain = post.sender.rpartition("@")[2]
    letter = EmailMessage(policy=WIRE)
    try:
        letter["From"] = post.sender
        letter["To"] = Address(addr_spec=mail.to)
        letter["Subject"] = mail.subject
    except ValueError:
        raise MailRefused from None
    letter["Date"] = format_datetime(datetime.now(UTC))
    letter["Message-ID"] = f"<{mail.reference}@{domain}>" if mail.reference else make_msgid()
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(mail.text)
    return letter


def _sink(folder: Path, reference: str, letter: EmailMessage) -> None:
    """Keep the e-mail as a file that only we read; a second try writes over the first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _file(folder, reference)
    path.touch(mode=0o600)
    path.write_bytes(bytes(letter))


def _file(folder: Path, reference: str) -> Path:
    return folder / f"{reference}.eml"


def _over_smtp(post: Post, letter: EmailMessage) -> None:
    try:
        with _connection(post) as server:
            server.send_message(letter)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as problem:
        raise _meaning(problem) from None
    except (OSError, smtplib.SMTPException):
        # from None: a cause may hold what was being sent
        raise MailUnreachable from None


def _connection(post: Post) -> smtplib.SMTP:
    """A server that knows us, under TLS; smtp:// is never sent in the open."""
    parts = urlsplit(post.url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    trust = ssl.create_default_context()
    made: Callable[[], smtplib.SMTP] = (
        (lambda: smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=trust))
        if parts.scheme == "smtps"
        else (lambda: smtplib.SMTP(host, port, timeout=_SECONDS))
    )
    server = made()
    if parts.scheme == "smtp" and not post.plain:
        server.starttls(context=trust)
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def _meaning(problem: smtplib.SMTPException) -> MailRefused | MailUnreachable:
    """A refusal for good (5xx) or one that may pass (4xx)."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _said in problem.recipients.values()]
    else:
        codes = [int(getattr(problem, "smtp_code", 0))]
    return MailRefused() if all(code >= 500 for code in codes) else MailUnreachable()
