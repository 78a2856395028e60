"""The tables' rows go by their names."""

from alliancemap_web.jobs.models import Schedule, Worker


def test_rows_are_called_by_their_names() -> None:
    assert str(Worker(name="host 1 ab")) == "host 1 ab"
    assert str(Schedule(name="reviews.remind")) == "reviews.remind"
