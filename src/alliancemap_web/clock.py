"""What time it is: asked here and nowhere else, so that a test can live through a quarter.

Import the module and call `clock.now()`; a name taken out of it would not notice the test.
"""

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return this day, in UTC."""
    return now().date()
