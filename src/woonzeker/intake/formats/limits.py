# SPDX-License-Identifier: EUPL-1.2
"""How much a delivered file may ask of the machine."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE_BYTES = 25 * MEGABYTE
#: JSON up to this size is read without a process of its own: there is nothing in it to unpack
HERE_BYTES = 1_500_000
#: everything in a zip container together
UNPACKED_BYTES = 50 * MEGABYTE
LINES = 50_000
#: as long as a sheet can be, empty lines included
PHYSICAL_LINES = 1_048_576
COLUMNS = 200
CELL_CHARACTERS = 2_000

CPU_SECONDS = 20
#: a reader that waits instead of working is stopped as well
WALL_SECONDS = 60
ADDRESS_SPACE_BYTES = 512 * MEGABYTE

MEMBERS = 500
#: how many times smaller a large member may be than what comes out of it
RATIO = 100
#: below this size the ratio says nothing
RATIO_FROM_BYTES = 5 * MEGABYTE
