"""Changes workspaces: firms, who is in them as what, and what is open to people from outside."""

from alliancemap_web.workspaces.actions.acting import acting
from alliancemap_web.workspaces.actions.firms import (
    ask_for_proof,
    delete_workspace,
    make_workspace,
    set_settings,
    take_along,
)
from alliancemap_web.workspaces.actions.invitations import accept, invite, revoke
from alliancemap_web.workspaces.actions.members import (
    change_member,
    leave,
    remove_member,
    rename_self,
)
from alliancemap_web.workspaces.actions.openings import (
    close_alliance,
    end_openings,
    forget_alliance,
    note_visit,
    open_alliance,
    openings_to_announce,
)
from alliancemap_web.workspaces.checks import LONGEST_OWN_NAME, on_one_line

__all__ = (
    "LONGEST_OWN_NAME",
    "accept",
    "acting",
    "ask_for_proof",
    "change_member",
    "close_alliance",
    "delete_workspace",
    "end_openings",
    "forget_alliance",
    "invite",
    "leave",
    "make_workspace",
    "note_visit",
    "on_one_line",
    "open_alliance",
    "openings_to_announce",
    "remove_member",
    "rename_self",
    "revoke",
    "set_settings",
    "take_along",
)
