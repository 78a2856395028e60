"""`alliancemap upgrade`: tables of an older version become this version's, with a way back."""

import time
from pathlib import Path

from alliancemap_web import clock
from alliancemap_web.own.backing_up import make, place_of
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.starting import carry_out, program, tenths, told


def upgrade(
    data: str | Path | None = None,
    language: str | None = None,
    to: str | Path | None = None,
    only_check: bool = False,
) -> int:
    """Back up, then bring the tables up to this version; return 0, or 2 having said why not.

    `to` is where the backup goes, as for `backup`. `only_check` says what would be done.
    """

    def act(folder: Path, said: str) -> int:
        from alliancemap_web.own.queries import is_at_work
        from alliancemap_web.own.snapshot import known_to_this_program
        from alliancemap_web.own.state import state_of

        began = time.monotonic()
        state = state_of("default")
        known_to_this_program(state)
        if not state.missing:
            print(told(said, "up_to_date", version=program()), flush=True)  # noqa: T201
            return 0
        count = len(state.missing)
        if only_check:
            print(told(said, "would_upgrade", count=count, version=program()), flush=True)  # noqa: T201
            return 0
        if is_at_work(clock.now()):
            raise CannotError("OWN023")
        path, about = make(folder, place_of(to, folder), with_key=True)
        bring()
        rows = sum(int(one["rows"]) for one in about["tables"].values())
        seconds = tenths(time.monotonic() - began, said)
        lines = [
            told(said, "kept_before", file=str(path)),
            told(said, "upgraded", count=count, version=program(), seconds=seconds),
            told(said, "same_rows", rows=rows, tables=len(about["tables"])),
            told(said, "way_back", version=about["program"], file=str(path)),
        ]
        print("\n".join(lines), flush=True)  # noqa: T201
        return 0

    return carry_out(data, language, act)


def bring() -> None:
    """Take the missing steps; CannotError OWN031 when one fails, with nothing changed."""
    from django.db import DatabaseError

    from alliancemap_web.own.forward import bring_forward
    from alliancemap_web.own.refusals import reason_of

    try:
        bring_forward("default")
    except (DatabaseError, ValueError, TypeError, LookupError) as error:
        raise CannotError("OWN031", reason=reason_of(error)) from error
