"""Each address of the product has its row, each row its address, and a row says what it means."""

from itertools import pairwise

from web.access.rows import RIGHTS as RIGHTS_THERE_ARE
from web.access.rows import addresses, load

from alliancemap_web.workspaces.rights import RIGHTS, ROLES

WRITE_ONE = "write its row into tests/web/access/rows.toml: who may read there, and who may send"


def test_each_address_has_its_row() -> None:
    missing = sorted(set(addresses()) - set(load()))
    assert not missing, f"{WRITE_ONE}: {missing}"


def test_each_row_has_its_address() -> None:
    assert sorted(set(load()) - set(addresses())) == []


def test_a_row_of_the_workplace_lies_below_a_workspace_and_no_other_does() -> None:
    for path, row in load().items():
        below = path.startswith("/work/{key}/")
        assert below == (row.door in ("member", "alliance")), path
        assert ("{alliance}" in path) == (row.door == "alliance"), path


def test_a_row_of_the_workplace_names_rights() -> None:
    for path, row in load().items():
        if row.door in ("member", "alliance"):
            assert {row.read, row.send} <= {"", *RIGHTS_THERE_ARE}, path
            assert row.read or row.send, path


def test_no_row_lets_somebody_from_outside_manage() -> None:
    for path, row in load().items():
        for method in ("GET", "POST"):
            if row.right(method) == "manage":
                assert "manage" not in RIGHTS["editor"], path


def test_each_role_holds_what_the_next_one_holds() -> None:
    assert all(RIGHTS[more] > RIGHTS[less] for more, less in pairwise(ROLES))


def test_what_is_not_tried_says_why_and_where_else_it_is() -> None:
    for path, row in load().items():
        assert not row.untried or "tests/" in row.untried, path
