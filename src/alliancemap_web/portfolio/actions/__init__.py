"""Changes a firm's alliances: acts, what is kept beside them, and files of evidence."""

from alliancemap_web.portfolio.actions.alliances import (
    MOST_ACTS,
    MOST_ALLIANCES,
    Recorded,
    create,
    delete_alliance,
    record,
    see_talk,
    set_review,
)
from alliancemap_web.portfolio.actions.assessing import assess_anew
from alliancemap_web.portfolio.actions.beside import archive, set_signed, set_stage
from alliancemap_web.portfolio.actions.files import MOST_FILE, attach, remove_file
from alliancemap_web.portfolio.actions.returning import bring_back

__all__ = [
    "MOST_ACTS",
    "MOST_ALLIANCES",
    "MOST_FILE",
    "Recorded",
    "archive",
    "assess_anew",
    "attach",
    "bring_back",
    "create",
    "delete_alliance",
    "record",
    "remove_file",
    "see_talk",
    "set_review",
    "set_signed",
    "set_stage",
]
