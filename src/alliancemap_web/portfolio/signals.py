"""What portfolio tells the rooms above it, which it does not know."""

from django.dispatch import Signal

changed = Signal()
"""Something was done to an alliance. Sent inside the transaction, with `member` (who did it),
`before` and `after` (queries.Row; None before it was there, None after it is gone), `entries` (the
acts that were added) and `now`. What a receiver writes is kept or lost together with the acts.
"""
