"""`alliancemap export`: everything of a workspace as one zip, or one alliance as its file.

The zip is the one of the page "Everything out". What belongs to one person alone, as their own
forecasts do, is only in what that person takes out.
"""

import os
from pathlib import Path

from alliancemap_web import clock
from alliancemap_web.data_folder import full_path
from alliancemap_web.own.backing_up import put_in_place
from alliancemap_web.own.named import alliance_in, owner_in
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.starting import carry_out, room_to_work, told
from alliancemap_web.workspaces.rights import Member


def export(
    workspace: str,
    alliance: str | None = None,
    to: str | Path | None = None,
    data: str | Path | None = None,
    language: str | None = None,
) -> int:
    """Write a workspace's zip, or the file of one of its alliances; return 0, or 2 and why not.

    `to` is the file, which must not exist yet, or a folder; by default named after what is in it.
    """

    def act(_: Path, said: str) -> int:
        owner = owner_in(workspace)
        member = Member(
            workspace=owner.workspace,
            key=owner.key,
            workspace_name=owner.workspace_name,
            role=owner.role,
            name=told(said, "terminal"),
        )
        path, count = (
            take_all(member, to, said) if alliance is None else take_one(member, alliance, to)
        )
        print(told(said, "exported", file=str(path), count=count), flush=True)  # noqa: T201
        return 0

    return carry_out(data, language, act, needs_tables=True)


def take_all(member: Member, to: str | Path | None, language: str) -> tuple[Path, int]:
    """Write everything of a workspace; return where, and how many alliances there are."""
    from alliancemap_web.exchange.everything import write_everything
    from alliancemap_web.exchange.queries import every_row

    now = clock.now()
    path = place(to, f"{named_as(member.workspace_name)}-{now:%Y-%m-%d}.zip")
    with room_to_work(path.parent) as room:
        whole = room / "whole.zip"
        with whole.open("xb") as out:
            taken = write_everything(out, member, every_row(member), now, language)
            out.flush()
            os.fsync(out.fileno())
        whole.chmod(0o600)
        put_in_place(whole, path)
    return path, taken.alliances


def take_one(member: Member, named: str, to: str | Path | None) -> tuple[Path, int]:
    """Write one alliance's file; return where, and that it is one."""
    from alliancemap_web.portfolio.queries import find_alliance

    row = alliance_in(member, named)
    kept = find_alliance(member, row.key)
    if kept is None:
        raise CannotError("OWN043", found=named, workspace=member.workspace_name, known="–")
    path = place(to, f"{named_as(row.name)}.yaml")
    with room_to_work(path.parent) as room:
        whole = room / "whole.yaml"
        whole.write_text(text_of(kept.document), "utf-8")
        whole.chmod(0o600)
        put_in_place(whole, path)
    return path, 1


def text_of(document: str) -> str:
    """Return a kept document as an alliance file."""
    from alliancemap.alliance_file import write_alliance
    from alliancemap_web.exchange.table_rows import alliance_of

    return write_alliance(alliance_of(document))


def place(to: str | Path | None, name: str) -> Path:
    """Return the path to write to; CannotError OWN020 when something is there."""
    asked = full_path(to) if to else full_path(name)
    path = asked / name if asked.is_dir() else asked
    if path.exists():
        raise CannotError("OWN020", file=str(path))
    return path


def named_as(name: str) -> str:
    """Return a name as files bear it."""
    from django.utils.text import slugify

    return slugify(name) or "alliancemap"
