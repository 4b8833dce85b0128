# SPDX-License-Identifier: EUPL-1.2
"""An inbox and what lies in it: who sent it, whether that was checked, and what is attached."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """Where the inbox is: imaps://user:password@host/FOLDER, or file:///folder for practice.

    `checked_by` is the name under which the municipality's own mail server writes down that it
    checked who sent a letter (Authentication-Results); what it did not write counts for nothing.
    """

    url: str = field(repr=False)
    checked_by: str
    #: whether a server of this machine may be called without TLS: only in tests
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came along."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail. `checked` says that the sender is who the letter says it is."""

    number: str
    sender: str = field(repr=False)
    checked: bool = False
    #: it answers by itself: nobody answers such a letter
    automatic: bool = False
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)
