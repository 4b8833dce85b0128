# SPDX-License-Identifier: EUPL-1.2
"""What a proof consists of, how it is signed and read, and what is shown of it. Pure."""
