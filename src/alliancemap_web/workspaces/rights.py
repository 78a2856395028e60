"""Who may do what in a workspace: roles, rights, and a member as every other room knows one."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["owner", "editor", "respondent", "reader"]
Right = Literal["see", "answer", "edit", "manage"]
ROLES: tuple[Role, ...] = ("owner", "editor", "respondent", "reader")

# See: read what one may see. Answer: give answers, evidence and notes, and take one's own back.
# Edit: everything about the alliances. Manage: members, keys, what is open to whom, deletion.
RIGHTS: dict[Role, frozenset[Right]] = {
    "owner": frozenset({"see", "answer", "edit", "manage"}),
    "editor": frozenset({"see", "answer", "edit"}),
    "respondent": frozenset({"see", "answer"}),
    "reader": frozenset({"see"}),
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who acts in a workspace: a person with a role, or a program with a key.

    `workspace` is the row's number, `key` what addresses call it; `person` and `membership` are
    None for a program, whose key's own key is `program`. Without `sees_all`, only the alliances
    that were opened to them are there.
    Where the workspace `asks_proof`, its pages ask of a visit more than a password.
    """

    workspace: int
    key: str
    workspace_name: str
    role: Role
    name: str
    person: int | None = None
    membership: int | None = None
    sees_all: bool = True
    asks_proof: bool = False
    program: str = ""

    def may(self, right: Right) -> bool:
        """Say whether the role gives a right; whether an alliance is there for them is apart."""
        return right in RIGHTS[self.role]


class NotAllowedError(Exception):
    """An act that the member's role does not allow; `right` is the one it takes."""

    def __init__(self, right: Right) -> None:
        super().__init__(right)
        self.right = right


def require(member: Member, right: Right) -> None:
    """Raise NotAllowedError unless a member has a right: the first line of every action."""
    if not member.may(right):
        raise NotAllowedError(right)
