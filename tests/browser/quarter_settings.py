"""The settings of the journeys, with a clock that a journey may put forward by whole days.

How many days stands in the file `days` of the data folder; without it the clock is right.
"""

from datetime import datetime, timedelta

from roomy_settings import *  # noqa: F403

from alliancemap_web import clock
from alliancemap_web.settings import DATA_FOLDER

right = clock.now


def put_forward() -> datetime:
    """This moment, so many days on."""
    days = DATA_FOLDER / "days"
    return right() + timedelta(days=int(days.read_text("utf-8")) if days.is_file() else 0)


clock.now = put_forward
