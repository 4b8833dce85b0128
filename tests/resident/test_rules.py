# SPDX-License-Identifier: EUPL-1.2
"""Where a case stands, in the words of who it is about."""

from __future__ import annotations

from woonzeker.resident.rules import Course, Stage, stage_of


def test_the_threat_to_a_home_goes_before_the_wait_for_a_signal() -> None:
    course = Course(status="waiting", threatening=True, waits_for_signal=True)
    assert stage_of(course) is Stage.HOME_AT_STAKE


def test_who_was_not_reached_reads_that_nobody_seeks_them_now() -> None:
    course = Course(status="waiting", waits_for_signal=True)
    assert stage_of(course) is Stage.WAITS_FOR_SIGNAL
