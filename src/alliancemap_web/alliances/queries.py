"""Every read of the tables, and the readings the library makes of what they hold."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from alliancemap.alliance_file import AllianceFileError, Problem
from alliancemap_web.alliances.models import Alliance, AllianceVersion
from alliancemap_web.alliances.readings import Judged, read


@dataclass(frozen=True, slots=True)
class Listed:
    """One alliance of the gallery. `reading` is None while no version of its file could be read."""

    slug: str
    title: str
    reading: Judged | None
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an alliance's file has had, and when it was read."""

    number: int
    text: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """One alliance with all that its page needs from the tables.

    `versions` come newest first; `problems` are what is wrong with the file as it stands now.
    """

    slug: str
    title: str
    file_name: str
    is_present: bool
    versions: tuple[Version, ...]
    reading: Judged | None
    problems: tuple[Problem, ...]

    @property
    def latest(self) -> Version | None:
        """Return the last version that could be read."""
        return self.versions[0] if self.versions else None


def list_alliances() -> tuple[Listed, ...]:
    """Return the alliances whose files are there, each in its last readable version.

    One query, however many alliances and versions there are.
    """
    last = AllianceVersion.objects.filter(alliance=OuterRef("pk")).order_by("-number")
    rows = (
        Alliance.objects.filter(is_present=True)
        .annotate(text=Subquery(last.values("text")[:1]))
        .order_by("title", "slug")
    )
    return tuple(
        Listed(
            slug=row.slug,
            title=row.title or row.file_name,
            reading=None if row.text is None else read(row.text, row.file_name),
            is_refused=bool(row.refused_digest),
        )
        for row in rows
    )


def find_alliance(slug: str) -> Shown | None:
    """Return one alliance by its slug, None when there is none."""
    row = Alliance.objects.filter(slug=slug).first()
    if row is None:
        return None
    versions = tuple(
        Version(one.number, one.text, one.loaded_at) for one in row.versions.order_by("-number")
    )
    return Shown(
        slug=row.slug,
        title=row.title or row.file_name,
        file_name=row.file_name,
        is_present=row.is_present,
        versions=versions,
        reading=reading_of(versions[0], row.file_name) if versions else None,
        problems=problems_of(bytes(row.refused), row.file_name) if row.refused is not None else (),
    )


def reading_of(version: Version, file_name: str) -> Judged:
    """Return the reading of one kept version."""
    return read(version.text, file_name)


def problems_of(content: bytes, file_name: str) -> tuple[Problem, ...]:
    """Return what is wrong with a file's content, nothing when it can be read after all."""
    try:
        read(content, file_name)
    except AllianceFileError as error:
        return error.problems
    return ()


def digests() -> dict[str, tuple[str, bool]]:
    """Return for each file name the digest of what was kept last, and whether it is there."""
    last = AllianceVersion.objects.filter(alliance=OuterRef("pk")).order_by("-number")
    rows = Alliance.objects.annotate(digest=Subquery(last.values("digest")[:1]))
    found = rows.values_list("file_name", "refused_digest", "digest", "is_present")
    return {name: (refused or kept or "", here) for name, refused, kept, here in found}
