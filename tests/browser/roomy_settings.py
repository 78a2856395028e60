"""The product's own settings, with room for all the failed sign-ins that journeys make in a minute.

The limits themselves are tested in tests/web/people.
"""

from alliancemap_web.settings import *  # noqa: F403
from alliancemap_web.settings import ACCOUNT_RATE_LIMITS as LIMITS

ACCOUNT_RATE_LIMITS = LIMITS | {
    "login_failed": "1000/m/ip,5/5m/key",
    "reauthenticate": "1000/m/user",
    "signup": "1000/10m/ip",
}
