"""What workspaces tells the rooms above it, which it does not know."""

from django.dispatch import Signal

proof_asked = Signal()
"""A firm begins to ask for more than a password. Sent inside the transaction, with `member` (who
asks it). What a member could make by a password alone and use without a visit ends with it.
"""
