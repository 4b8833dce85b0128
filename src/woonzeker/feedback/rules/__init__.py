# SPDX-License-Identifier: EUPL-1.2
"""What may go back to a partner, from when, and until when. Pure."""
