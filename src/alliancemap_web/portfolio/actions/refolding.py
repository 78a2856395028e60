"""Makes again what acts add up to, after what they say was changed beneath them."""

from django.db.models import Q

from alliancemap.alliance_file import AllianceFileError
from alliancemap_web.portfolio.actions.alliances import derive
from alliancemap_web.portfolio.actions.assessing import keep_assessed
from alliancemap_web.portfolio.models import Act, Alliance
from alliancemap_web.portfolio.queries import acts_of
from alliancemap_web.portfolio.refusals import RefusedError


def fold_again(workspace: int, name: str) -> int:
    """Make every alliance of a workspace again whose acts bear a name; return how many those were.

    One that this program cannot read stays as it is, for the page that says so.
    """
    bearing = Act.objects.filter(
        Q(by=name) | Q(value__contains=name) | Q(register__contains=name),
        alliance__workspace_id=workspace,
    )
    rows = Alliance.objects.select_for_update().filter(
        pk__in=bearing.order_by().values("alliance_id")
    )
    done = 0
    for row in rows.order_by("pk"):
        try:
            derive(row, acts_of(row.pk))
            keep_assessed(row.pk, row.document)
        except (AllianceFileError, RefusedError):
            continue
        row.save()
        done += 1
    return done
