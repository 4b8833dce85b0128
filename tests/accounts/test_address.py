# SPDX-License-Identifier: EUPL-1.2
"""From which address somebody comes."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from woonzeker.access.requests import address_of

PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_an_address_is_that_of_a_home_or_office(given: str, address: str) -> None:
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=given)) == address


def test_what_a_visitor_says_of_their_address_is_not_believed() -> None:
    asked = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_REAL_IP="198.51.100.1")
    assert address_of(asked) == "203.0.113.7"


def test_behind_our_proxy_only_the_proxy_says_it(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    asked = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_REAL_IP="198.51.100.1")
    assert address_of(asked) == "198.51.100.1"
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")) == ""
