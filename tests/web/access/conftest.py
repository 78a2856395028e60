"""One firm with one of everything, built once; what each try does to it is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from web.access.firm import Firm, build, standing_still


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Firm]:
    """The firm, which is not there any more when the tests of this folder are over."""
    with django_db_blocker.unblock(), transaction.atomic(), standing_still():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def firm(built: Firm, db: None) -> Iterator[Firm]:
    """The firm as it was built, at the moment at which it was."""
    with standing_still():
        yield built
