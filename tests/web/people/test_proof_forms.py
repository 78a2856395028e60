"""The forms of what proves who somebody is."""

import pytest
from django.core.exceptions import ValidationError

from alliancemap_web.people.proof_forms import refusing_nonsense


@pytest.mark.parametrize("error", [KeyError, TypeError, ValueError, AttributeError])
def test_what_a_strange_reply_raises_becomes_a_refusal(error: type[Exception]) -> None:
    with pytest.raises(ValidationError), refusing_nonsense():
        raise error
