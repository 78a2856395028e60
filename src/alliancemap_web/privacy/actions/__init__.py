"""Every change of what is kept of persons, whichever room keeps it."""

from alliancemap_web.privacy.actions.forgetting import (
    Forgotten,
    forget_account,
    forget_in_firm,
)

__all__ = ["Forgotten", "forget_account", "forget_in_firm"]
