# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""
