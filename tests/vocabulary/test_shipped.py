"""The files of the dictionary."""

import pytest

from alliancemap.vocabulary.shipped import shipped


def test_a_file_is_read_in_its_language() -> None:
    assert shipped("fr", "added")["term"]["pilot"]["term"] == "projet pilote"


def test_no_language_leads_out_of_the_folder() -> None:
    with pytest.raises(KeyError):
        shipped("../words/en", "added")
