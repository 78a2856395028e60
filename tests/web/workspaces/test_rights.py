"""Who may do what: the whole table, and what stands in its way."""

from itertools import pairwise

import pytest

from alliancemap_web.workspaces.rights import RIGHTS, ROLES, Member, NotAllowedError, require

# Written out once more, by hand: a slip in the table shows here.
MAY = {
    ("owner", "see"): True,
    ("owner", "answer"): True,
    ("owner", "edit"): True,
    ("owner", "manage"): True,
    ("editor", "see"): True,
    ("editor", "answer"): True,
    ("editor", "edit"): True,
    ("editor", "manage"): False,
    ("respondent", "see"): True,
    ("respondent", "answer"): True,
    ("respondent", "edit"): False,
    ("respondent", "manage"): False,
    ("reader", "see"): True,
    ("reader", "answer"): False,
    ("reader", "edit"): False,
    ("reader", "manage"): False,
}


def member(role: str, sees_all: bool = True) -> Member:
    return Member(1, "key", "Lumio", role, "Ada", sees_all=sees_all)  # type: ignore[arg-type]


def test_the_table_has_every_role_and_every_right() -> None:
    assert {role for role, _ in MAY} == set(ROLES) == set(RIGHTS)
    assert {right for _, right in MAY} == set().union(*RIGHTS.values())


@pytest.mark.parametrize(("role", "right"), MAY)
@pytest.mark.parametrize("sees_all", [True, False])
def test_a_role_gives_its_rights_and_no_others(role: str, right: str, sees_all: bool) -> None:
    somebody = member(role, sees_all)
    assert somebody.may(right) is MAY[role, right]  # type: ignore[arg-type]
    if MAY[role, right]:
        require(somebody, right)  # type: ignore[arg-type]
    else:
        with pytest.raises(NotAllowedError) as refused:
            require(somebody, right)  # type: ignore[arg-type]
        assert refused.value.right == right


def test_whoever_may_more_may_all_that_others_may() -> None:
    rights = [RIGHTS[role] for role in ROLES]
    assert all(less < more for more, less in pairwise(rights))
