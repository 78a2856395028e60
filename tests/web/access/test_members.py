"""Every address, tried by everybody with a seat in the firm and by everybody without one."""

import os

import pytest
from web.access.firm import Firm
from web.access.people import ALONE, ELSEWHERE, FORMER, FROM_OUTSIDE, INSIDERS, NOBODY
from web.access.rows import RIGHTS as RIGHTS_THERE_ARE
from web.access.rows import Row, addresses, there
from web.access.tries import NOTED, address, form_of, tell

from alliancemap_web.workspaces.rights import RIGHTS, ROLES, Role

ROWS = there()
NAMES = addresses()
INSIDE = {path: row for path, row in ROWS.items() if row.door in ("member", "alliance")}
REACH = {"whole": 2, "outline": 1}
# The role with the fewest rights that has a right.
LEAST: dict[str, Role] = {
    right: min((one for one in ROLES if right in RIGHTS[one]), key=lambda one: len(RIGHTS[one]))
    for right in RIGHTS_THERE_ARE
}
IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
NEEDED = {"theirs": 0, "outline": 1, "whole": 2, "never": 3}


def expected(row: Row, who: str, method: str) -> str:
    """What somebody's try at a row must come to."""
    right = row.right(method)
    if not right:
        return "not that way"
    if who == NOBODY:
        return "sign in"
    if who in (ALONE, ELSEWHERE, FORMER):
        return "away"
    if who in INSIDERS:
        role, reach = INSIDERS[who], 3
    else:
        role, level = FROM_OUTSIDE[who]
        reach = REACH.get(level, 0)
    may = right in RIGHTS[role] and reach >= NEEDED[row.reach(method)]
    return "in" if may and (who == "owner" or not row.is_own(method)) else "away"


def spared(row: Row, who: str, method: str) -> bool:
    """Whether a try need not be made each time: one with fewer rights is let in at the same row.

    Roles hold each other's rights (tests/web/workspaces/test_rights.py), and pages take long to
    make. With HYPOTHESIS_PROFILE=thorough nobody is spared.
    """
    if who == "owner" or expected(row, who, method) != "in" or IS_THOROUGH:
        return False
    role = INSIDERS.get(who) or FROM_OUTSIDE[who][0]
    return role != LEAST[row.right(method)]


def wrong(firm: Firm, who: str) -> list[str]:
    """Each try of somebody that came to something else than the rows say."""
    browser, found = firm.browser(who), []
    for path, row in INSIDE.items():
        if row.untried:
            continue
        here = address(firm, row, NAMES[path])
        for method in ("GET", "POST"):
            if spared(row, who, method):
                continue
            wanted = expected(row, who, method)
            told = tell(browser, method, here, form_of(firm, row))
            if told.outcome != wanted:
                found.append(f"{method} {path}: {told.status} {told.leads_to}, not {wanted}")
            if wanted != "in" and told.written - NOTED:
                found.append(f"{method} {path}: writes {sorted(told.written)}")
    return found


@pytest.mark.parametrize("who", [*INSIDERS, *FROM_OUTSIDE, NOBODY, ALONE, ELSEWHERE, FORMER])
def test_each_address_of_a_firm_opens_to_whom_its_row_says(firm: Firm, who: str) -> None:
    assert wrong(firm, who) == []
