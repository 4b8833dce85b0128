# SPDX-License-Identifier: EUPL-1.2
"""Counting: the delivery to the national statistics, scorecards, coverage, figures."""
