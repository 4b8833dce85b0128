# SPDX-License-Identifier: EUPL-1.2
"""Taking e-mail out of an inbox, one letter at a time: over IMAP under TLS, or from a folder.

A letter that was handled is marked as read (IMAP) or put away (folder); what failed stays and is
taken again. What was not for us is flagged, or put apart, so that a person can look at it.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from woonzeker.connections.inbox.errors import InboxBroken, InboxRefused, InboxUnreachable
from woonzeker.connections.inbox.reading import opened
from woonzeker.connections.inbox.shapes import Box, Letter

_SECONDS, _PORT = 20, 993
#: so many letters are taken in one go
MOST = 50
#: a longer e-mail is no message of ours and is not fetched
MOST_BYTES = 10_000_000
_DONE, _APART = "verwerkt", "niet-gelezen"
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Inbox(Protocol):
    """Letters that wait, and putting away those that were handled."""

    def waiting(self) -> Iterator[Letter]:
        """The letters that nobody handled yet, the oldest first; raises InboxError."""

    def settle(self, letter: Letter, *, taken: bool) -> None:
        """Put a letter away, or apart for a person to look at; raises InboxError."""


@contextmanager
def connect(box: Box) -> Iterator[Inbox]:
    """Open an inbox; raises InboxUnreachable, InboxRefused, InboxBroken."""
    parts = urlsplit(box.url)
    if parts.scheme == "file":
        yield _Folder(Path(url2pathname(parts.path)), box.checked_by)
        return
    server = _reached(box)
    try:
        _enter(server, box)
        yield _Imap(server, box.checked_by)
    finally:
        _goodbye(server)


def _reached(box: Box) -> imaplib.IMAP4:
    parts = urlsplit(box.url)
    host, port = parts.hostname or "", parts.port or _PORT
    try:
        if box.plain:
            return imaplib.IMAP4(host, port, timeout=_SECONDS)
        trust = ssl.create_default_context()
        return imaplib.IMAP4_SSL(host, port, ssl_context=trust, timeout=_SECONDS)
    except (OSError, imaplib.IMAP4.error):
        raise InboxUnreachable from None


def _enter(server: imaplib.IMAP4, box: Box) -> None:
    parts = urlsplit(box.url)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    quoted = folder.replace("\\", "\\\\").replace('"', '\\"')
    try:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        state, _said = server.select(f'"{quoted}"')
    except OSError:
        raise InboxUnreachable from None
    except imaplib.IMAP4.error:
        # from None: a cause may hold the password
        raise InboxRefused from None
    if state != "OK":
        raise InboxRefused


def _goodbye(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        return


class _Imap:
    """An inbox of a mail server; what was not marked as read waits."""

    def __init__(self, server: imaplib.IMAP4, checked_by: str) -> None:
        self._server, self._checked_by = server, checked_by

    def waiting(self) -> Iterator[Letter]:
        found = self._ask("SEARCH", "UNSEEN")
        numbers = found[0].split() if found and isinstance(found[0], bytes) else []
        for number in numbers[:MOST]:
            yield self._letter(number.decode("ascii", "ignore"))

    def _letter(self, name: str) -> Letter:
        if self._size(name) > MOST_BYTES:
            return Letter(name, "")
        # PEEK: looking at a letter does not mark it as read
        for part in self._ask("FETCH", name, "(BODY.PEEK[])"):
            if isinstance(part, tuple) and isinstance(part[1], bytes):
                return opened(part[1], number=name, checked_by=self._checked_by)
        return Letter(name, "")

    def _size(self, name: str) -> int:
        said = [each for each in self._ask("FETCH", name, "(RFC822.SIZE)") if each]
        hits = [_SIZE.search(each) for each in said if isinstance(each, bytes)]
        return next((int(hit[1]) for hit in hits if hit), 0)

    def settle(self, letter: Letter, *, taken: bool) -> None:
        flags = r"(\Seen)" if taken else r"(\Seen \Flagged)"
        self._ask("STORE", letter.number, "+FLAGS", flags)

    def _ask(self, what: str, *words: str) -> list[object]:
        try:
            state, answer = self._server.uid(what, *words)
        except (OSError, imaplib.IMAP4.abort):
            raise InboxUnreachable from None
        except imaplib.IMAP4.error:
            raise InboxBroken from None
        if state != "OK":
            raise InboxBroken
        return list(answer)


class _Folder:
    """A folder with e-mail as files, for practice and tests; a handled file goes a folder down."""

    def __init__(self, folder: Path, checked_by: str) -> None:
        self._folder, self._checked_by = folder, checked_by

    def waiting(self) -> Iterator[Letter]:
        for path in sorted(self._folder.glob("*.eml"))[:MOST]:
            yield opened(path.read_bytes(), number=path.name, checked_by=self._checked_by)

    def settle(self, letter: Letter, *, taken: bool) -> None:
        done = self._folder / (_DONE if taken else _APART)
        done.mkdir(mode=0o700, exist_ok=True)
        (self._folder / letter.number).rename(done / letter.number)
