# SPDX-License-Identifier: EUPL-1.2
"""What the room of rights and supervision decides: whose data is where, and which looks are odd."""
