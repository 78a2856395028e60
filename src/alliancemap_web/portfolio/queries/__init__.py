"""Every read of the alliances; what a member may not see is not there."""

from alliancemap_web.portfolio.queries.documents import (
    all_documents,
    documents_by_name,
    documents_of,
    documents_promising,
    documents_with,
)
from alliancemap_web.portfolio.queries.files import (
    Attached,
    attached,
    attachment_content,
    attachments_of,
)
from alliancemap_web.portfolio.queries.lists import (
    ORDERS,
    Order,
    find_row,
    list_alliances,
    rows_after,
    rows_in_need,
)
from alliancemap_web.portfolio.queries.rows import (
    Level,
    Listing,
    Row,
    names_everywhere,
    names_of,
    row_of,
    seen_whole,
    visible,
    whose,
)
from alliancemap_web.portfolio.queries.whole import (
    Kept,
    acts_of,
    arrivals,
    counted,
    entry_of,
    find_alliance,
    known_numbers,
    unassessed,
)

__all__ = [
    "ORDERS",
    "Attached",
    "Kept",
    "Level",
    "Listing",
    "Order",
    "Row",
    "acts_of",
    "all_documents",
    "arrivals",
    "attached",
    "attachment_content",
    "attachments_of",
    "counted",
    "documents_by_name",
    "documents_of",
    "documents_promising",
    "documents_with",
    "entry_of",
    "find_alliance",
    "find_row",
    "known_numbers",
    "list_alliances",
    "names_everywhere",
    "names_of",
    "row_of",
    "rows_after",
    "rows_in_need",
    "seen_whole",
    "unassessed",
    "visible",
    "whose",
]
