# SPDX-License-Identifier: EUPL-1.2
"""Addresses of mail servers in the settings: under TLS, or a folder to practise with."""

from __future__ import annotations


def mail_server(text: str) -> str:
    """A server under TLS, or a folder; a port is named when it is not the usual one."""
    if text and not text.startswith(("smtps://", "smtp://", "file:///")):
        raise ValueError("moet met smtps://, smtp:// of file:/// beginnen")
    return text


def inbox(text: str) -> str:
    """A mail server with an inbox under TLS, or a folder."""
    if text and not text.startswith(("imaps://", "file:///")):
        raise ValueError("moet met imaps:// of file:/// beginnen")
    return text
