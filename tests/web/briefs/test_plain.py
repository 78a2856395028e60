"""A document kept as plain JSON comes back as it was."""

import json

import pytest
from export.documents_made import CASES, made

from alliancemap.reading.brief import Kind
from alliancemap_web.briefs.plain import document_from, made_as, plain


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_a_document_comes_back_as_it_was(kind: Kind, language: str) -> None:
    document = made(kind, language)
    assert document_from(json.loads(json.dumps(plain(document)))) == document


def test_what_is_not_known_is_left_out_and_what_lacks_is_refused() -> None:
    value = plain(made("page"))
    assert document_from(value | {"later": 1}) == made("page")
    del value["title"]
    with pytest.raises(TypeError):
        document_from(value)
    assert made_as(tuple[int, ...], [1, 2]) == (1, 2)
