"""A vocabulary is named as the file names its instrument."""

from alliancemap.alliance_file import Vocabulary


def test_the_title_is_what_the_file_writes() -> None:
    assert Vocabulary("alliance_fit", "1.0", (), (), ()).title == "alliance_fit 1.0"
