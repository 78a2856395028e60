"""A document is what it says, before anybody paints it."""

from export.documents_made import made

from alliancemap.export.document import Bullets, Paragraph, Table, block_texts, texts_of


def test_front_and_back_are_all_its_sections() -> None:
    document = made("page")
    assert (*document.front, *document.back) == document.sections
    assert [one.id for one in document.back] == ["dictionary"]


def test_its_texts_stand_in_reading_order() -> None:
    document = made("pack")
    said = texts_of(document)
    assert said[0] == document.title
    assert said[-1] == document.foot
    assert said.index(document.sections[0].heading) < said.index(document.sections[1].heading)


def test_the_texts_of_a_block_are_all_of_its_texts() -> None:
    assert block_texts(Paragraph("a")) == ["a"]
    assert block_texts(Bullets(("a", "b"))) == ["a", "b"]
    assert block_texts(Table("t", ("a", "b"), (("c", "d"),))) == ["a", "b", "c", "d"]
