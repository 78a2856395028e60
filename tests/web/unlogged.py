"""Looking leaves entries in a firm's log: tests that compare two looks keep them out of it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

# Where what a page gave out or refused is written down.
WRITTEN = (
    "alliancemap_web.workspaces.entry.note_export",
    "alliancemap_web.workspaces.entry.note_refused",
    "alliancemap_web.api.interface.note_export",
    "alliancemap_web.api.interface.note_refused",
)


@contextmanager
def unlogged() -> Iterator[None]:
    """Write nothing down of what is taken out or refused meanwhile; all else is written."""
    with ExitStack() as stack:
        for name in WRITTEN:
            stack.enter_context(patch(name))
        yield
