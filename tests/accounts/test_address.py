# SPDX-License-Identifier: EUPL-1.2
"""From which address somebody comes."""

from __future__ import annotations

from ipaddress import ip_network

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


@pytest.mark.parametrize("said", [{}, {"HTTP_X_REAL_IP": ""}, {"HTTP_X_REAL_IP": "unknown"}])
def test_a_proxy_that_says_no_address_counts_itself(
    settings: LazySettings, said: dict[str, str]
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", **said)) == "10.0.0.1"


def test_who_comes_past_the_proxy_is_not_believed(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    asked = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_REAL_IP="198.51.100.1")
    assert address_of(asked) == "203.0.113.7"


def test_a_proxy_elsewhere_can_be_named(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    settings.WOONZEKER_PROXIES = (ip_network("203.0.113.7"),)
    asked = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_REAL_IP="198.51.100.1")
    assert address_of(asked) == "198.51.100.1"
