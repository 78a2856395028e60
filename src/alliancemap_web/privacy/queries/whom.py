"""Who is meant: by an account, or by a name and an address that an owner typed."""

import re
from collections.abc import Iterable

from alliancemap_web.persons import standing
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.privacy.names import Finder, Whom
from alliancemap_web.privacy.queries.matching import rows_of, table_of
from alliancemap_web.workspaces.queries import memberships_of, names_of_members


def whom_of_account(account: int, name: str, address: str, workspace: int | None) -> Whom:
    """Return somebody by their account, with every name they bore in a workspace (its number)."""
    bore = names_borne(frozenset({account}), workspace)
    names = tuple(dict.fromkeys(one for one in (name, *bore) if one.strip()))
    shared = is_shared(names, frozenset({account}), workspace) if workspace else False
    return Whom(names, (address,), frozenset({account}), is_shared=shared)


def somebody(workspace: int, names: Iterable[str], addresses: Iterable[str]) -> Whom:
    """Return whom an owner means by names and addresses, with the account if one shows.

    An account shows where it stands in the workspace under one of the addresses, else under one of
    the names. Members are not meant: they may say themselves what becomes of theirs.
    """
    typed = Whom(
        tuple(dict.fromkeys(one.strip() for one in names if one.strip())),
        tuple(dict.fromkeys(one.strip().casefold() for one in addresses if one.strip())),
    )
    members = {account for account, _ in names_of_members(workspace)}
    named = accounts_named(workspace, Finder(typed)) - members
    at = {one for one in accounts_at(typed.addresses) if workspace in firms_of(one)} - members
    found = frozenset(at or named)
    borne = names_borne(found, workspace) if at else ()
    all_names = tuple(dict.fromkeys((*typed.names, *borne)))
    shared = is_shared(all_names, found, workspace) or bool(at and named - at)
    return Whom(all_names, typed.addresses, found, is_shared=shared)


def accounts_named(workspace: int, finder: Finder) -> set[int]:
    """Return the accounts whose rows in a workspace bear one of the names."""
    found: set[int] = set()
    for told in standing():
        for column, path in told.names.items() if told.firm else ():
            if path:
                rows = rows_of(told, workspace).exclude(**{path: None}).order_by()
                pairs = rows.values_list(column, path).distinct()
                found |= {account for name, account in pairs if finder.bears(name)}
    return found


def accounts_at(addresses: Iterable[str]) -> Iterable[int]:
    """Return the accounts of addresses."""
    people = next(told for told in standing() if told.table == "people.Person")
    rows = table_of(people)._default_manager.filter(email__in=list(addresses))
    return list(rows.values_list("pk", flat=True))


def names_borne(accounts: frozenset[int], workspace: int | None) -> tuple[str, ...]:
    """Return every name under which accounts stand in a workspace, or in any."""
    borne: dict[str, None] = {}
    for told in standing():
        for column, path in told.names.items():
            if not (told.firm and path and accounts):
                continue
            rows = rows_of(told, workspace) if workspace else table_of(told)._default_manager.all()
            theirs = rows.filter(**{f"{path}__in": accounts}).order_by()
            borne |= dict.fromkeys(theirs.values_list(column, flat=True).distinct())
    return tuple(one for one in borne if one and one.strip())


def is_shared(names: Iterable[str], accounts: frozenset[int], workspace: int) -> bool:
    """Say whether a member of a workspace who is not meant bears one of the names."""
    bare = {folded(one) for one in names}
    others = names_of_members(workspace)
    return any(folded(name) in bare and account not in accounts for account, name in others)


def member_named(workspace: int, whom: Whom) -> str:
    """Return the name of the member of a workspace who is meant; nothing when nobody is."""
    at = set(accounts_at(whom.addresses))
    finder = Finder(whom)
    for account, name in names_of_members(workspace):
        is_other = bool(whom.accounts) or bool(at - {account})
        if account in at or (finder.bears(name) and not is_other):
            return name
    return ""


def firms_of(account: int) -> tuple[int, ...]:
    """Return the workspaces in which an account stands: as a member, or by what it said there."""
    found = {one.workspace for one in memberships_of(account)}
    for told in standing():
        if told.firm and told.firm != "pk":
            for path in told.ties:
                rows = table_of(told)._default_manager.filter(**{path: account}).order_by()
                found |= set(rows.values_list(told.firm, flat=True).distinct())
    return tuple(sorted(found))


def free_name(workspace: int, neutral: str) -> str:
    """Return the neutral name that nobody in a workspace has yet: itself, or with a number.

    Two who were forgotten stay two, so that what they said does not become one person's.
    """
    numbered = re.compile(rf"{re.escape(neutral)}(?: (\d+))?")
    taken = {0}
    for told in standing():
        for column in told.names if told.firm else ():
            rows = rows_of(told, workspace).filter(**{f"{column}__startswith": neutral}).order_by()
            for name in rows.values_list(column, flat=True).distinct():
                found = numbered.fullmatch(name)
                if found:
                    taken.add(int(found[1] or 1))
    last = max(taken)
    return neutral if last == 0 else f"{neutral} {last + 1}"


def sees_all_of(account: int, workspace: int) -> bool:
    """Say whether somebody is a member of a workspace who sees all of it."""
    return any(one.workspace == workspace and one.sees_all for one in memberships_of(account))


def firm_named(workspace: int) -> tuple[str, str]:
    """Return a workspace's key and name."""
    told = next(told for told in standing() if told.table == "workspaces.Workspace")
    row = rows_of(told, workspace).values("key", "name").get()
    return row["key"], row["name"]
