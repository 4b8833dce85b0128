# SPDX-License-Identifier: EUPL-1.2
"""A roof: last offers, the day of an eviction, places, rehousing, aftercare (steps 9 to 11)."""
