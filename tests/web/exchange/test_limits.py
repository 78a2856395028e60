"""Limits fit each other."""

from django.conf import settings

from alliancemap_web.exchange import limits


def test_a_form_of_all_columns_is_one_that_django_takes() -> None:
    assert limits.MOST_COLUMNS + 10 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_a_table_is_smaller_than_an_upload_and_that_than_what_it_unpacks_to() -> None:
    assert limits.MOST_TABLE_BYTES < limits.MOST_UPLOAD_BYTES < limits.MOST_UNPACKED_BYTES
