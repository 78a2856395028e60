"""Every read of what is kept of persons, whichever room keeps it."""

from alliancemap_web.privacy.queries.matching import Hit, hits
from alliancemap_web.privacy.queries.told import (
    Rooms,
    Written,
    files_naming,
    told_in_account,
    told_in_firm,
    written_files,
)
from alliancemap_web.privacy.queries.whom import (
    firm_named,
    firms_of,
    free_name,
    member_named,
    sees_all_of,
    somebody,
    whom_of_account,
)

__all__ = [
    "Hit",
    "Rooms",
    "Written",
    "files_naming",
    "firm_named",
    "firms_of",
    "free_name",
    "hits",
    "member_named",
    "sees_all_of",
    "somebody",
    "told_in_account",
    "told_in_firm",
    "whom_of_account",
    "written_files",
]
