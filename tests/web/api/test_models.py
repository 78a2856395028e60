"""A row of this room's tables says what it is called, and no secret."""

import uuid

from alliancemap_web.api.models import ApiKey, Delivery, Hook, Idempotency


def test_a_row_is_called_by_its_key_and_tells_no_secret() -> None:
    assert str(ApiKey(key="k" * 12, secret_hash="h")) == "k" * 12
    assert str(Hook(key="w" * 12, secret="s", address="https://a.example/?token=s")) == "w" * 12
    assert str(Delivery(number=uuid.UUID(int=7), body="what was written")) == str(uuid.UUID(int=7))
    assert str(Idempotency(pk=3, route="POST /x", answer="what was answered")) == "POST /x 3"


def test_two_hooks_have_two_keys() -> None:
    assert Hook().key != Hook().key
