# SPDX-License-Identifier: EUPL-1.2
"""An inbox over IMAP: letters wait until they are put away, and nothing else is marked as read."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from email.message import EmailMessage
from threading import Thread
from typing import Any

import pytest

from woonzeker.connections.inbox import (
    Box,
    InboxBroken,
    InboxRefused,
    InboxUnreachable,
    Letter,
    connect,
    opened,
)

SENDER, HOST = "berichten@vanderlaan.example", "mail.gemeente.example"
CHECKED = f"{HOST}; spf=pass smtp.mailfrom={SENDER}; dmarc=pass header.from=vanderlaan.example"
PASSWORD = 'geheim"teken'
_UID = re.compile(rb"UID (\w+) ?(\d*) ?(.*)", re.IGNORECASE)


def letter(checked: str = CHECKED, sender: str = SENDER) -> bytes:
    """An e-mail with one file, as a mail server hands it over."""
    mail = EmailMessage()
    mail["From"], mail["Authentication-Results"] = sender, checked
    mail.set_content("Zie bijlage.")
    mail.add_attachment(b"[]", maintype="application", subtype="json", filename="b.json")
    return bytes(mail)


class Server:
    """A mail server on this machine that knows one folder with letters by their number."""

    def __init__(self, letters: dict[int, bytes], *, folder: str = "INBOX", says: str = "OK"):
        self.letters, self.flags, self.said = letters, dict[int, bytes](), list[bytes]()
        self._folder, self._says = folder.encode(), says.encode()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *why: object) -> None:
        self._socket.close()
        self._thread.join(5)

    def box(self, folder: str = "") -> Box:
        """Where it is, for who reads it."""
        user, word = "postbus%40gemeente.example", "geheim%22teken"
        return Box(f"imaps://{user}:{word}@127.0.0.1:{self.port}/{folder}", HOST, plain=True)

    def _serve(self) -> None:
        line, _where = self._socket.accept()
        with suppress(OSError), line, line.makefile("rwb") as talk:
            talk.write(b"* OK here\r\n")
            talk.flush()
            while said := talk.readline():
                self.said.append(said.strip())
                tag, _space, words = said.strip().partition(b" ")
                self._answer(talk, tag, words)
                talk.flush()
                if words.upper().startswith(b"LOGOUT"):
                    return

    def _answer(self, talk: Any, tag: bytes, words: bytes) -> None:
        state = b"OK"
        if words.upper().startswith(b"CAPABILITY"):
            talk.write(b"* CAPABILITY IMAP4rev1\r\n")
        elif words.upper().startswith(b"LOGIN"):
            state = b"OK" if rb"geheim\"teken" in words else b"NO"
        elif words.upper().startswith(b"SELECT"):
            state = b"OK" if words[7:] == b'"%s"' % self._folder else b"NO"
            talk.write(b"* %d EXISTS\r\n" % len(self.letters))
        elif hit := _UID.match(words):
            state = self._says
            self._uid(talk, hit[1].upper(), int(hit[2] or 0), hit[3])
        talk.write(tag + b" " + state + b" done\r\n")

    def _uid(self, talk: Any, what: bytes, number: int, rest: bytes) -> None:
        if what == b"SEARCH":
            unseen = [each for each in self.letters if rb"\Seen" not in self.flags.get(each, b"")]
            talk.write(b"* SEARCH %s\r\n" % b" ".join(b"%d" % each for each in sorted(unseen)))
        elif what == b"STORE":
            self.flags[number] = rest
        elif b"SIZE" in rest:
            size = len(self.letters[number])
            talk.write(b"* 1 FETCH (UID %d RFC822.SIZE %d)\r\n" % (number, size))
        else:
            body = self.letters[number]
            talk.write(b"* 1 FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (number, len(body), body))


def test_letters_wait_until_they_are_put_away() -> None:
    letters = {7: letter(), 9: letter(sender="iemand@anders.example")}
    with Server(letters) as server, connect(server.box()) as found:
        first, second = found.waiting()
        assert server.flags == {}
        found.settle(first, taken=True)
        found.settle(second, taken=False)
        assert list(found.waiting()) == []
    assert (first.number, first.sender, first.checked) == ("7", SENDER, True)
    assert [each.content for each in first.attachments] == [b"[]"]
    assert (second.number, second.checked) == ("9", False)
    assert server.flags == {7: rb"+FLAGS (\Seen)", 9: rb"+FLAGS (\Seen \Flagged)"}
    assert not any(b"BODY[]" in said for said in server.said)


def test_letters_can_be_put_away_while_others_wait() -> None:
    with Server({each: letter() for each in (1, 2, 3)}) as server, connect(server.box()) as found:
        for one in found.waiting():
            found.settle(one, taken=True)
        assert set(server.flags) == {1, 2, 3}


def test_a_folder_with_a_space_is_found() -> None:
    there = Server({1: letter()}, folder="Van deurwaarders")
    with there as server, connect(server.box("Van%20deurwaarders")) as found:
        assert [each.number for each in found.waiting()] == ["1"]


def test_a_letter_that_is_too_long_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("woonzeker.connections.inbox.taking.MOST_BYTES", 10)
    with Server({1: letter()}) as server, connect(server.box()) as found:
        assert list(found.waiting()) == [Letter("1", "")]
    assert not any(b"PEEK" in said for said in server.said)


@pytest.mark.parametrize("folder", ["elders", ""])
def test_who_is_not_let_in_is_told_what_to_check(folder: str) -> None:
    with Server({}) as server:
        box = server.box(folder)
        if not folder:
            box = Box(box.url.replace("geheim", "fout"), HOST, plain=True)
        with pytest.raises(InboxRefused, match="wachtwoord") as told, connect(box):
            pytest.fail("not reached")
    assert "geheim" not in f"{told.value!r}{told.value.__cause__!r}{box!r}"


def test_an_answer_that_nobody_can_read_is_told() -> None:
    there = Server({1: letter()}, says="NO")
    with there as server, connect(server.box()) as found, pytest.raises(InboxBroken):
        list(found.waiting())


def test_a_server_that_is_away_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with (
        pytest.raises(InboxUnreachable),
        connect(Box(f"imaps://a:b@127.0.0.1:{port}/", HOST, plain=True)),
    ):
        pytest.fail("not reached")


def test_without_a_word_of_its_own_nothing_goes_in_the_open() -> None:
    with Server({}) as server:
        box = Box(server.box().url, HOST)
        with pytest.raises(InboxUnreachable), connect(box):
            pytest.fail("not reached")
    assert not any(b"LOGIN" in said for said in server.said)


@pytest.mark.parametrize(
    "line",
    [
        f"{HOST}; spf=pass smtp.mailfrom=dmarc=pass@boos.example; dmarc=fail",
        f"{HOST}; spf=pass (dmarc=pass ; dmarc=pass) smtp.mailfrom=x@boos.example",
        f'{HOST}; spf=pass smtp.mailfrom="a; dmarc=pass "@boos.example; dmarc=fail',
        f"{HOST}; dmarc=fail; dmarc=pass",
        f"{HOST}; dmarc=pass header.from=boos.example",
        f"{HOST}; dmarc=passed",
        f"{HOST}; spf=pass (; dmarc=pass",
        f"vreemd.example; {HOST}; dmarc=pass",
        f"{HOST}.boos.example; dmarc=pass",
        "",
    ],
)
def test_words_that_a_sender_chose_check_nobody(line: str) -> None:
    assert not opened(letter(line), number="1", checked_by=HOST).checked


@pytest.mark.parametrize(
    "line",
    [
        CHECKED,
        f"{HOST}; dmarc=pass",
        f"{HOST} 1; dmarc = pass (p=reject sp=none) header.from=vanderlaan.example; arc=none",
    ],
)
def test_what_the_own_server_checked_counts(line: str) -> None:
    assert opened(letter(line), number="1", checked_by=HOST).checked


def test_a_letter_with_two_senders_has_none() -> None:
    two = b"From: <een@boos.example>\n" + letter()
    assert opened(two, number="1", checked_by=HOST).sender == ""
    assert opened(letter(sender=f"a@b.example, {SENDER}"), number="1", checked_by=HOST).sender == ""
