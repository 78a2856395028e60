"""The pages of the briefs: read, edited, taken away."""

import io

import docx
import pptx
import pypdf
import pytest
from web.portfolio.desk import Desk

from alliancemap_web.briefs.kinds import BRIEFS, FORMATS
from alliancemap_web.briefs.pages import may_edit, may_share
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import judged_of

TEXTS = ("need", "value", "risk", "unknown", "ask")


def words_of(raw: bytes, suffix: str) -> str:
    """All that is said in a file."""
    if suffix == "pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)
    if suffix == "docx":
        return "\n".join(one.text for one in docx.Document(io.BytesIO(raw)).paragraphs)
    slides = pptx.Presentation(io.BytesIO(raw)).slides
    return "\n".join(s.text_frame.text for o in slides for s in o.shapes if s.has_text_frame)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_brief_is_shown_in_both_languages(ada: Desk, language: str) -> None:
    ada.language = language
    listed = ada.get("team/briefs/").content.decode()
    for one in BRIEFS:
        assert ada.address(f"team/briefs/{one.slug}/") in listed
        answer = ada.get(f"team/briefs/{one.slug}/")
        assert answer.status_code == 200
        assert 'class="live"' in answer.content.decode() or one.kind == "pack"


def test_an_address_of_no_brief_is_none(ada: Desk) -> None:
    assert ada.get("team/briefs/poem/").status_code == 404
    assert ada.get("team/briefs/page/take/odt/").status_code == 404


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_files_say_the_numbers_of_the_map_in_the_pages_language(
    ada: Desk, suffix: str, language: str
) -> None:
    ada.language = language
    answer = ada.get(f"team/briefs/page/take/{suffix}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'page-{language}.{suffix}"')
    dots = judged_of(ada.kept().document).assessment.futures.dots
    wanted = {"en": f"{dots} of 20", "fr": f"{dots} avenirs sur 20"}[language]
    assert wanted in words_of(answer.content, suffix).replace("\n", " ")


def test_an_edited_text_is_in_the_page_and_in_every_file(ada: Desk) -> None:
    sent = {f"text__{one}": f"Said of {one}: {{futures}}" for one in TEXTS}
    answer = ada.post("team/briefs/page/edit/", version="0", text__title="Our title", **sent)
    assert answer.status_code == 302
    shown = ada.client.get(answer["Location"]).content.decode()
    dots = judged_of(ada.kept().document).assessment.futures.dots
    live = f'<b class="live">{dots} of 20 futures say yes</b>'
    assert f"Said of risk: {live}" in shown
    for suffix in FORMATS:
        raw = ada.get(f"team/briefs/page/take/{suffix}/").content
        said = " ".join(words_of(raw, suffix).split())
        assert "Our title" in said
        assert f"Said of risk: {dots} of 20" in said


def test_a_refused_text_stays_in_its_field_with_the_reason(ada: Desk) -> None:
    answer = ada.post("team/briefs/page/edit/", version="0", text__need="Mine {nonsense}")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Mine {nonsense}" in shown
    assert "nonsense” in braces is no field" in shown


def test_when_the_map_moves_an_edited_brief_says_from_what_to_what(ada: Desk) -> None:
    ada.post("team/briefs/for-board/edit/", version="0", text__need="Mine: {futures}")
    before = judged_of(ada.kept().document).assessment.futures.dots
    changes = [Change(f"answer/R{n:02}", {"level": 4}) for n in range(1, 12)]
    record(ada.member, ada.alliance, changes, ada.clock.moment)
    after = judged_of(ada.kept().document).assessment.futures.dots
    shown = ada.get("team/briefs/for-board/").content.decode()
    assert f'<span class="from">{before} of 20 futures say yes</span>' in shown
    assert f"<b>{after} of 20 futures say yes</b>" in shown
    ada.post("team/briefs/for-board/read-over/")
    assert "brief-moved" not in ada.get("team/briefs/for-board/").content.decode()
    ada.post("team/briefs/for-board/renew/")
    assert "Mine:" not in ada.get("team/briefs/for-board/").content.decode()


def test_what_people_write_is_escaped(ada: Desk) -> None:
    ada.post("team/briefs/page/edit/", version="0", text__need="<script>x</script>")
    assert "<script>x" not in ada.get("team/briefs/page/").content.decode()
    assert ada.get("team/briefs/page/take/pdf/").status_code == 200


def test_a_reader_reads_and_takes_and_is_offered_no_change(ada: Desk, sit: object) -> None:
    ben = sit("Ben", "reader")  # type: ignore[operator]
    assert not may_edit(ben.member, ben.kept())
    assert not may_share(ben.member, ben.kept())
    assert may_edit(ada.member, ada.kept())
    shown = ben.get("team/briefs/page/").content.decode()
    assert "/edit/" not in shown
    assert ben.get("team/briefs/page/take/docx/").status_code == 200
    assert ben.get("team/briefs/page/edit/").status_code == 403
    assert ben.post("team/briefs/page/renew/").status_code == 403


def test_the_handover_pack_has_an_address_for_the_handovers(ada: Desk) -> None:
    shown = ada.get("team/handover-pack/").content.decode()
    assert "fifteen minutes" in shown
    assert "Your first week" in shown


def test_the_pack_shows_what_it_lists(ada: Desk) -> None:
    shown = ada.get("team/briefs/pack/").content.decode()
    assert "Questions to ask" in shown
    assert "What can go wrong" in shown
