# SPDX-License-Identifier: EUPL-1.2
"""The practice municipality: an invented town, its accounts and its months of deliveries."""
