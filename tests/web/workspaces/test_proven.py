"""Whether a visit was shown to be somebody's by more than a password."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory
from web.people.conftest import ADDRESS
from web.workspaces.conftest import person

from alliancemap_web.workspaces.proven import is_proven, note_proof

pytestmark = pytest.mark.django_db


def test_a_visit_is_proven_once_a_proof_is_noted_and_for_nobody_else() -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.user = person(ADDRESS)
    assert not is_proven(request)
    note_proof(request)
    assert is_proven(request)
    request.user = person("Zoe")
    assert not is_proven(request)
    request.user = AnonymousUser()
    assert not is_proven(request)
