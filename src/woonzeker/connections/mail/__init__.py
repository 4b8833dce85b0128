# SPDX-License-Identifier: EUPL-1.2
"""E-mail through a mail server of the municipality, or into a folder where people practise."""

from __future__ import annotations

from woonzeker.connections.mail.errors import MailError, MailRefused, MailUnreachable
from woonzeker.connections.mail.sending import Mail, Post, kept, send

__all__ = ["Mail", "MailError", "MailRefused", "MailUnreachable", "Post", "kept", "send"]
