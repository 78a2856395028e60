"""What other rooms add is named like a file."""

import re

from alliancemap_web.exchange.others import more_files


def test_every_name_is_fit_for_a_file() -> None:
    assert all(re.fullmatch("[a-z]+", name) for name in more_files())
