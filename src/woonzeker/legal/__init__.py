# SPDX-License-Identifier: EUPL-1.2
"""What bailiffs and courts tell (steps 5 to 8 and 11), each with its ground."""
