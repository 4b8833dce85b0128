# SPDX-License-Identifier: EUPL-1.2
"""The tables of the day, goods, places, agreements and a roof after it."""
