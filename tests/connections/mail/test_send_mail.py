# SPDX-License-Identifier: EUPL-1.2
"""An e-mail: to one receiver, as plain text, into a folder or to a server that takes it."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from threading import Thread

import pytest

from woonzeker.connections.mail import Mail, MailRefused, MailUnreachable, Post, send

MAIL = Mail("jan@voorbeeld.example", "Bericht van uw gemeente", "Groet, één bericht.", "a7")
FROM = "team@meerveld.example"


class Server:
    """A mail server that takes one letter and says to its receiver what it was told to say."""

    def __init__(self, says: bytes = b"250 ok") -> None:
        self.says, self.lines = says, list[bytes]()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *why: object) -> None:
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        line, _where = self._socket.accept()
        with line, line.makefile("rwb") as talk:
            self._say(talk, b"220 hello")
            while said := talk.readline():
                self.lines.append(said.strip())
                self._say(talk, self._answer(said.upper()))
                if said.upper().startswith(b"DATA") and self.says.startswith(b"2"):
                    self._take(talk)

    def _answer(self, said: bytes) -> bytes:
        if said.startswith(b"RCPT"):
            return self.says
        if said.startswith(b"QUIT"):
            return b"221 bye"
        return b"354 go on" if said.startswith(b"DATA") else b"250 ok"

    def _take(self, talk: object) -> None:
        while (said := talk.readline()).strip() != b".":  # type: ignore[attr-defined]
            self.lines.append(said.strip())
        self._say(talk, b"250 taken")

    @staticmethod
    def _say(talk: object, words: bytes) -> None:
        talk.write(words + b"\r\n")  # type: ignore[attr-defined]
        talk.flush()  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def test_a_folder_keeps_what_is_sent_for_our_eyes_only(folder: Path) -> None:
    number = send(Post(folder.as_uri(), FROM), MAIL)
    path = folder / "a7.eml"
    letter = message_from_bytes(path.read_bytes(), policy=default)
    assert (letter["To"], letter["Subject"], letter["Message-ID"]) == (
        MAIL.to,
        MAIL.subject,
        number,
    )
    assert letter.get_content().strip() == MAIL.text
    assert path.stat().st_mode & 0o077 == 0


def test_a_second_try_is_the_same_e_mail(folder: Path) -> None:
    post = Post(folder.as_uri(), FROM)
    assert send(post, MAIL) == send(post, MAIL)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    "to", ["jan@voorbeeld.example\r\nBcc: an@x.example", "jan", "a@b.example, c@d.example"]
)
def test_an_address_with_a_line_break_is_refused(folder: Path, to: str) -> None:
    with pytest.raises(MailRefused):
        send(Post(folder.as_uri(), FROM), Mail(to, "Bericht", "Tekst", "a8"))
    assert not folder.exists()


def test_a_server_takes_it() -> None:
    with Server() as server:
        send(Post(f"smtp://127.0.0.1:{server.port}", FROM, plain=True), MAIL)
    assert b"rcpt TO:<jan@voorbeeld.example>" in server.lines


@pytest.mark.parametrize(("says", "problem"), [
    (b"550 no such box", MailRefused),
    (b"451 come back later", MailUnreachable),
])  # fmt: skip
def test_a_box_that_is_not_there_is_another_thing_than_a_full_one(
    says: bytes, problem: type[Exception]
) -> None:
    with Server(says) as server, pytest.raises(problem):
        send(Post(f"smtp://127.0.0.1:{server.port}", FROM, plain=True), MAIL)


def test_nothing_is_sent_in_the_open() -> None:
    with Server() as server, pytest.raises(MailUnreachable):
        send(Post(f"smtp://127.0.0.1:{server.port}", FROM), MAIL)
    assert not [line for line in server.lines if line.upper().startswith((b"MAIL", b"RCPT"))]
