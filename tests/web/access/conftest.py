"""One firm with one of everything, built for each file of tests; what a try does is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from web.access.firm import Firm, build, standing_still


# Not for the folder: without an __init__.py that would be for the whole run, and every later test
# would find the firm.
@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Firm]:
    """The firm, which is not there any more when the tests of a file are over."""
    with django_db_blocker.unblock(), transaction.atomic(), standing_still():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def firm(built: Firm, db: None) -> Iterator[Firm]:
    """The firm as it was built, at the moment at which it was."""
    with standing_still():
        yield built
