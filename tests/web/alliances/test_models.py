"""The tables keep what the pages rely on."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from alliancemap_web.alliances.models import Alliance, AllianceVersion

pytestmark = pytest.mark.django_db


def version(alliance: Alliance, number: int) -> AllianceVersion:
    return AllianceVersion.objects.create(
        alliance=alliance,
        number=number,
        text="alliancemap: 1",
        digest="0" * 64,
        loaded_at=datetime(2026, 1, 1, tzinfo=UTC),
        instrument="alliance_fit",
        instrument_version="1.0",
        instrument_digest="0" * 64,
        sector="general_hi_tech",
    )


def test_rows_are_named_by_their_slug() -> None:
    alliance = Alliance.objects.create(slug="a-b", file_name="a-b.yaml")
    assert str(alliance) == "a-b"
    assert str(version(alliance, 3)) == "a-b 3"


def test_a_number_is_given_to_one_version_only() -> None:
    alliance = Alliance.objects.create(slug="a-b", file_name="a-b.yaml")
    version(alliance, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        version(alliance, 1)


def test_a_file_is_one_alliance_only() -> None:
    Alliance.objects.create(slug="a", file_name="a.yaml")
    with pytest.raises(IntegrityError), transaction.atomic():
        Alliance.objects.create(slug="b", file_name="a.yaml")


def test_the_migrations_make_the_tables_as_they_are() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())
