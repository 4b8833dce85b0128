# SPDX-License-Identifier: EUPL-1.2
"""A message as an attachment of an e-mail: from a known sender, checked, and answered by row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tests.conftest import CODE
from tests.legal.bailiffs import NOTICE, bailiff

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.connections import mail
from woonzeker.connections.inbox import Letter, opened
from woonzeker.errors import Refused
from woonzeker.legal import tasks
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules.attached import NotReadable, rows_of
from woonzeker.legal.services import forget_sender, know_sender
from woonzeker.legal.services.mailing import answer_to
from woonzeker.legal.tasks import read_inbox

SENDER, HOST = "berichten@vanderlaan.example", "mail.gemeente.example"
CHECKED = f"{HOST}; spf=pass; dmarc=pass header.from=vanderlaan.example"
NEEDS_DATABASE = pytest.mark.django_db


def letter(*files: tuple[str, bytes], sender: str = SENDER, checked: str = CHECKED) -> bytes:
    """An e-mail with these files, as a mail server hands it over."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Van der Laan <{sender}>", "berichten@gemeente.example"
    if checked:
        mail["Authentication-Results"] = checked
    mail.set_content("Zie bijlage.")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(mail)


def rows(*facts: dict[str, Any]) -> tuple[str, bytes]:
    """A JSON file with messages."""
    return "berichten.json", json.dumps([{**NOTICE, **each} for each in facts]).encode()


class Post:
    """The inbox and what went back, both in a folder."""

    def __init__(self, folder: Path) -> None:
        self.inbox, self.sent = folder / "in", folder / "uit"
        self.inbox.mkdir()

    def deliver(self, content: bytes, name: str = "") -> None:
        """Put an e-mail in the inbox."""
        (self.inbox / (name or f"{uuid4()}.eml")).write_bytes(content)

    def answers(self) -> str:
        """All that went back."""
        sent = [message_from_bytes(path.read_bytes(), policy=default) for path in self._sent()]
        return "\n".join(str(each.get_content()) for each in sent)

    def _sent(self) -> list[Path]:
        return sorted(self.sent.glob("*.eml"))


@pytest.fixture
def post(tmp_path: Path, settings: Any, municipality: str) -> Post:
    """An inbox that knows one bailiff."""
    made = Post(tmp_path)
    settings.WOONZEKER_INBOX_URL = made.inbox.as_uri()
    settings.WOONZEKER_INBOX_CHECKED_BY = HOST
    settings.WOONZEKER_MAIL_URL = made.sent.as_uri()
    settings.WOONZEKER_MAIL_FROM = "woonzeker@gemeente.example"
    know_sender(actor=system(CODE, "tests"), partner=bailiff().pk, address=SENDER)
    return made


def kept() -> int:
    """How many messages were taken in."""
    with tenant(CODE):
        return CourtMessage.objects.count()


@NEEDS_DATABASE
def test_a_known_sender_is_taken_in_and_answered_without_a_name(post: Post) -> None:
    post.deliver(letter(rows({})))
    assert read_inbox().answered == 1
    assert kept() == 1
    assert "Bericht 1: ontvangen, nummer" in post.answers()
    assert not any(word in post.answers() for word in ("Nowak", "1234", "D-2027"))


@NEEDS_DATABASE
def test_what_is_wrong_goes_back_with_why_and_the_rest_is_taken(post: Post) -> None:
    post.deliver(letter(rows({"datum": "morgen Nowak"}, {})))
    read_inbox()
    assert kept() == 1
    said = " ".join(post.answers().split())
    assert "Bericht 1: teruggegeven. datum:" in said
    assert "Nowak" not in said


@NEEDS_DATABASE
@pytest.mark.parametrize(
    "content",
    [
        letter(rows({}), sender="iemand@anders.example"),
        letter(rows({}), checked=""),
        letter(rows({}), checked="vreemd.example; dmarc=pass"),
        letter(rows({}), checked=f"{HOST}; dmarc=fail"),
        b"\xff\xfe geen e-mail",
    ],
    ids=["unknown", "unchecked", "checked elsewhere", "failed", "no mail"],
)
def test_a_stranger_is_not_read_and_not_answered(post: Post, content: bytes) -> None:
    post.deliver(content)
    assert read_inbox().left == 1
    assert (kept(), post.answers()) == (0, "")


@NEEDS_DATABASE
def test_the_same_letter_twice_is_once_and_a_handled_one_is_put_away(post: Post) -> None:
    for _time in range(2):
        post.deliver(letter(rows({})))
    assert (read_inbox().answered, read_inbox().answered) == (2, 0)
    assert kept() == 1


@NEEDS_DATABASE
def test_a_letter_that_fails_keeps_no_other_from_being_read(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.deliver(letter(rows({})), name="1.eml")
    post.deliver(letter(rows({"huisnummer": "14"})), name="2.eml")
    whole = answer_to

    def fails(each: Letter) -> object:
        if each.number == "1.eml":
            raise RuntimeError
        return whole(each)

    monkeypatch.setattr(tasks, "answer_to", fails)
    with pytest.raises(tasks.LettersLeft):
        read_inbox()
    assert kept() == 1
    assert [each.name for each in post.inbox.glob("*.eml")] == ["1.eml"]


@NEEDS_DATABASE
def test_while_no_answer_can_leave_messages_are_taken_in_all_the_same(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in ("12", "14"):
        post.deliver(letter(rows({"huisnummer": number})))

    def away(*_given: object) -> None:
        raise mail.MailUnreachable

    with monkeypatch.context() as patched:
        patched.setattr(mail, "send", away)
        with pytest.raises(tasks.LettersLeft):
            read_inbox()
    assert kept() == 2
    assert read_inbox().answered == 2
    assert kept() == 2


@NEEDS_DATABASE
def test_what_is_not_for_us_is_put_apart_for_a_person_to_look_at(post: Post) -> None:
    post.deliver(letter(rows({}), sender="iemand@anders.example"))
    read_inbox()
    assert len(list((post.inbox / "niet-gelezen").glob("*.eml"))) == 1


@NEEDS_DATABASE
def test_only_a_file_of_ours_is_read(post: Post) -> None:
    post.deliver(letter(("brief.pdf", b"%PDF")))
    post.deliver(letter())
    read_inbox()
    said = " ".join(post.answers().split())
    assert "Bestand niet gelezen" in said
    assert "geen bestand bij" in said


@NEEDS_DATABASE
def test_a_sender_that_was_taken_off_is_a_stranger(post: Post, coordinator: Actor) -> None:
    with pytest.raises(Refused):
        know_sender(actor=coordinator, partner=uuid4(), address=SENDER)
    known = know_sender(actor=coordinator, partner=bailiff().pk, address=SENDER.upper())
    forget_sender(actor=coordinator, sender=known.pk)
    post.deliver(letter(rows({})))
    assert read_inbox().left == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{"),
        ("a.json", b'"x"'),
        ("a.json", b"[[1]]"),
        ("a.json", b'[{"soort": {"a": 1}}]'),
        ("a.json", b'[{"bsn": "1"}]'),
        ("a.json", b"[]"),
        ("a.csv", b'soort;datum\n"a'),
        ("a.csv", b"soort;datum\na;b;c"),
        ("a.csv", b"\xff\xff"),
        ("a.xlsx", b"PK"),
    ],
)
def test_a_file_that_is_not_ours_says_why(name: str, content: bytes) -> None:
    with pytest.raises(NotReadable):
        rows_of(name, content)


@pytest.mark.parametrize("sign", [";", ","])
def test_a_sheet_with_either_sign_is_read(sign: str) -> None:
    lines: Iterable[str] = (sign.join(NOTICE), sign.join(NOTICE.values()))
    assert rows_of("x.CSV", "\r\n".join(lines).encode()) == [NOTICE]


def test_only_the_newest_line_of_the_own_server_counts() -> None:
    mail = b"Authentication-Results: vreemd.example; dmarc=fail\n" + letter(rows({}))
    assert not opened(mail, number="1", checked_by=HOST).checked
    assert opened(letter(rows({})), number="1", checked_by=HOST).checked
