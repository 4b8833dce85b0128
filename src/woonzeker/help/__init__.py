# SPDX-License-Identifier: EUPL-1.2
"""Help: the conversation, the money, what is agreed and whether it holds, and who else helps."""
