# SPDX-License-Identifier: EUPL-1.2
"""What decides in this room. Pure."""
