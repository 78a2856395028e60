"""The tables hold what must never be there twice, and say of themselves no more than a key."""

import pytest
from django.db import IntegrityError, transaction
from web.meetings.team import NOW, Team

from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.meetings.models import Attendance, Meeting, Minute, Note, Task

pytestmark = pytest.mark.django_db


def test_rows_name_themselves_without_anybodys_words(made: Team) -> None:
    meeting = Meeting.objects.get(key=made.ended().key)
    task, note = Task.objects.get(), Note.objects.order_by("pk")[0]
    assert (str(meeting), str(task), str(note)) == (meeting.key, task.key, "M04")
    assert str(Attendance.objects.get(seat="")) == "Ada"
    data = minute_of(made.owner, made.kept, made.row(meeting.key))
    minute = Minute.objects.create(meeting=meeting, number=1, data=data, by="Ada", kept_at=NOW)
    assert str(minute) == "1"


def test_nothing_is_there_twice(made: Team) -> None:
    meeting = Meeting.objects.get(key=made.ended().key)
    task, note = Task.objects.get(), Note.objects.order_by("pk")[0]
    there = Attendance.objects.get(seat="")
    first = Minute.objects.create(meeting=meeting, number=1, by="Ada", kept_at=NOW)
    for row in (task, note, there, first):
        row.pk = None
        if isinstance(row, Task):
            row.key = "z" * 12
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
