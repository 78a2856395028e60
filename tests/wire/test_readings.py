"""The parts of a reading: the theme, gate and question records hold what a page needs."""

from alliancemap.wire.readings import READING_PARTS
from alliancemap.wire.shape import Exact


def test_exact_weights_are_the_only_numbers_written_as_text() -> None:
    exact = [
        (record.name, field.name)
        for record in READING_PARTS
        for field in record.fields
        if isinstance(field.shape, Exact)
    ]
    assert exact == [("futures", "yes"), ("futures", "total")]
