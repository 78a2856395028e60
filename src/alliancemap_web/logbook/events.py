"""Every event that the log knows, by what kind of thing happened: a code, never free text.

Its sentence is `events.<code>` in logbook.toml. Events of a workspace and of the server share the
one table; what is told of which is said by whoever writes.
"""

from types import MappingProxyType
from typing import Literal

Kind = Literal["seen", "changed", "shared", "exported", "people", "deleted", "settings", "refused"]
KINDS: tuple[Kind, ...] = (
    "seen", "changed", "shared", "exported", "people", "deleted", "settings", "refused",
)  # fmt: skip

OF_KIND: dict[Kind, tuple[str, ...]] = {
    "seen": ("alliance_seen", "list_read"),
    "changed": (
        "alliance_made",
        "alliance_changed",
        "alliance_back",
        "file_added",
        "notes_changed",
        "review_changed",
        "trigger_changed",
        "pulse_given",
        "round_drafted",
        "round_changed",
        "round_answered",
        "round_revealed",
        "round_taken",
        "meeting_changed",
        "minute_kept",
        "why_changed",
        "why_revealed",
        "condition_changed",
        "decision_made",
        "words_changed",
        "word_check_changed",
        "word_check_answered",
        "contacts_changed",
        "story_changed",
        "handover_changed",
        "readiness_given",
        "mirror_changed",
        "mirror_answered",
        "mirror_revealed",
        "brief_changed",
        "imported",
    ),
    "shared": (
        "opened_to",
        "closed_to",
        "link_made",
        "link_ended",
        "link_opened",
        "round_opened",
        "word_check_opened",
        "calendar_made",
        "calendar_ended",
        "calendar_read",
        "key_made",
        "key_ended",
        "hook_made",
        "hook_changed",
        "hook_ended",
    ),
    "exported": ("exported", "exported_by_guest"),
    "people": (
        "workspace_made",
        "invited",
        "uninvited",
        "joined",
        "renamed",
        "member_changed",
        "member_removed",
        "member_left",
        "forgotten",
        "account_made",
        "account_deleted",
        "signed_in",
        "signed_out",
        "sign_in_changed",
    ),
    "deleted": (
        "alliance_deleted",
        "file_deleted",
        "contact_forgotten",
        "draft_deleted",
        "workspace_deleted",
    ),
    "settings": ("settings_changed", "proof_asked", "proof_unasked"),
    "refused": ("page_refused", "sign_in_refused", "link_refused", "key_refused"),
}
KIND_OF = MappingProxyType({event: kind for kind, events in OF_KIND.items() for event in events})
EVENTS = frozenset(KIND_OF)
