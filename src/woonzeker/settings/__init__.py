# SPDX-License-Identifier: EUPL-1.2
"""Where the program runs: its environment, its database and what Django must know of them."""
