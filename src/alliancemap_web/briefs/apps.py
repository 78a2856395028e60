"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "briefs.Brief",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("texts", "made_from", "seen"),
        plain=("kind", "audience", "language"),
    ),
    Stands(
        "briefs.Share",
        "alliance__workspace",
        theirs=("maker__person",),
        names={"by": "maker__person", "ended_by": ""},
        texts=("name", "frozen"),
        plain=("key", "language", "parts", "formats"),
        secret=("secret_hash",),
    ),
    Stands("briefs.ShareDay", "share__alliance__workspace"),
    Stands(
        "briefs.DigestChoice",
        "membership__workspace",
        theirs=("membership__person",),
        secret=("off_hash",),
        goes=True,
    ),
    Stands("briefs.DigestZone", "workspace", plain=("zone",)),
)


class BriefsConfig(AppConfig):
    name = "alliancemap_web.briefs"
    label = "briefs"

    def ready(self) -> None:
        """Open this room's doors, send the digest, and say what goes and is carried."""
        from alliancemap_web.briefs.actions import bring_back, taken_out
        from alliancemap_web.briefs.digest_mail import send_digests
        from alliancemap_web.briefs.doors import briefs_behind, briefs_door
        from alliancemap_web.briefs.queries import counted, digest_of
        from alliancemap_web.jobs import schedule
        from alliancemap_web.portfolio import doors, pending
        from alliancemap_web.reviews import weekly
        from alliancemap_web.workspaces import carried, going

        doors.register(briefs_door)
        pending.register(briefs_behind)
        going.register(counted)
        weekly.register(digest_of)
        carried.carry("briefs", out=taken_out, back=bring_back)
        schedule.every(send_digests, minutes=30)
        stand(*PERSONS)
