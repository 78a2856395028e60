"""The table twin holds everything, whole."""

from picture.contents import LONG, NASTY, NORBANK, NORBANK_FR

from alliancemap.picture.table import table_rows, table_text


def test_a_row_keeps_its_text_whole_however_long() -> None:
    says = [says for _, _, says in table_rows(LONG)]
    assert LONG.we_bring.text in says


def test_every_row_is_one_line_of_the_text_twin() -> None:
    for content in (NORBANK, NASTY, LONG):
        lines = table_text(content).splitlines()
        assert len(lines) == len(content.table) + 2


def test_the_text_twin_names_each_part_before_what_it_says() -> None:
    assert "Structure: distribution contract · 3 years" in table_text(NORBANK)
    assert "Structure\u00a0: échange de participations" in table_text(NORBANK_FR)
