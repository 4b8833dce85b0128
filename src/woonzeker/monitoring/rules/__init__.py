# SPDX-License-Identifier: EUPL-1.2
"""What figures say, and when they are too small to be said. Pure."""
