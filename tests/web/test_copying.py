"""What copying rows between two databases stands on: every table, and which is filled first."""

import pytest

from alliancemap_web.copying import FILLED_BY_DJANGO, asking, every_table, first_filled, value


def test_every_table_is_there_once() -> None:
    names = [table._meta.db_table for table in every_table()]
    assert len(set(names)) == len(names)
    assert {"portfolio_act", "people_person", "django_content_type"} <= set(names)


@pytest.mark.django_db
def test_what_django_fills_by_itself_does_not_count_as_filled() -> None:
    own = [one for one in every_table() if one._meta.label in FILLED_BY_DJANGO]
    assert own
    assert first_filled(own, "default") is None


@pytest.mark.django_db
def test_the_first_table_that_keeps_something_is_named() -> None:
    from alliancemap_web.people.models import Person

    Person.objects.create_user("ana@example.org")
    assert first_filled([Person], "default") == "people_person"


def test_a_value_is_bytes_however_the_driver_wraps_them() -> None:
    class Row:
        content = memoryview(b"abc")
        name = "x"

    assert (value(Row(), "content"), value(Row(), "name")) == (b"abc", "x")


def test_who_names_no_database_is_led_to_one_only_meanwhile() -> None:
    from django.db import router

    from alliancemap_web.people.models import Person

    with asking("elsewhere"):
        assert router.db_for_read(Person) == router.db_for_write(Person) == "elsewhere"
    assert router.db_for_read(Person) == router.db_for_write(Person) == "default"
