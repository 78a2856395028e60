"""What search finds of the meetings: what somebody is to do, and what keepers of minutes wrote."""

from collections.abc import Iterator

from django.urls import reverse

from alliancemap_web.languages import sentence
from alliancemap_web.meetings.models import Meeting, Minute, Task
from alliancemap_web.portfolio.queries import seen_whole
from alliancemap_web.portfolio.searched import Heard
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.workspaces.rights import Member

# So many of the newest are looked through, and so many of each kind shown.
MOST_READ, MOST_SHOWN = 1_000, 20


def heard(member: Member, words: tuple[str, ...]) -> Iterator[Heard]:
    """Yield the tasks and the kept remarks in which all of some folded words stand."""
    seen = seen_whole(member).values("pk")
    tasks = Task.objects.filter(meeting__alliance__in=seen).select_related("meeting__alliance")
    said = ((f"{one.who}: {one.what}", one.meeting) for one in tasks.order_by("-pk")[:MOST_READ])
    yield from shown(member, words, "meetings.heard_task", said)
    minutes = Minute.objects.filter(meeting__alliance__in=seen).exclude(remarks="")
    minutes = minutes.select_related("meeting__alliance").order_by("-pk").defer("data")
    latest: dict[int, Minute] = {}
    for one in minutes[:MOST_READ]:
        latest.setdefault(one.meeting_id, one)
    remarks = ((one.remarks, one.meeting) for one in latest.values())
    yield from shown(member, words, "meetings.heard_minute", remarks)


def shown(
    member: Member, words: tuple[str, ...], kind: str, said: Iterator[tuple[str, Meeting]]
) -> Iterator[Heard]:
    """Yield what has all the words, in so many of them."""
    left = MOST_SHOWN
    for text, meeting in said:
        whole = folded(f"{meeting.title} {text}")
        if left and all(word in whole for word in words):
            left -= 1
            url = reverse("meeting", args=[member.key, meeting.alliance.key, meeting.key])
            yield Heard(url, meeting.alliance.name, sentence(kind), text)
