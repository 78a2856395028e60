"""What the background does for this room."""

from alliancemap_web.jobs.job import job
from alliancemap_web.portfolio.actions import assess_anew

# In minutes: after the program is replaced pages take a little longer until this was done.
EVERY = 10


@job("portfolio.assess_anew")
def assess_again() -> None:
    """Judge again what another program judged."""
    assess_anew()
