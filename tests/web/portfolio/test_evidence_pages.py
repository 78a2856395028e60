"""Files stand as evidence: kept with the answer, given out to be saved, never run, and removed."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from web.portfolio.desk import Desk, fragment

from alliancemap_web.portfolio import evidence_pages
from alliancemap_web.portfolio.queries import attachments_of

Sit = Callable[..., Desk]
PDF = b"%PDF-1.7 nothing"


def upload(
    desk: Desk, name: str = "order.pdf", content: bytes = PDF, kind: str = "application/pdf"
):
    return desk.send("answers/M03/file/", file=SimpleUploadedFile(name, content, kind))


def test_a_file_becomes_a_source_of_ones_own_answer(ada: Desk) -> None:
    ada.send("answers/M03/", level="3", note="Seen", source__text__0="Their mail", had="0")
    kept = upload(ada)
    assert kept.status_code == 200
    last = ada.said("M03")[-1]
    assert (last.low, last.note, [one.text for one in last.sources]) == (
        3, "Seen", ["Their mail", "order.pdf"],
    )  # fmt: skip
    assert last.sources[1].url.startswith("http://")
    assert "order.pdf" in fragment(kept, "sources-M03")
    assert "order.pdf" in fragment(kept, "part-files")


def test_a_form_made_before_the_file_came_does_not_drop_it(ada: Desk) -> None:
    ada.send("answers/M03/", level="3", source__text__0="Their mail", had="0")
    upload(ada)
    ada.send("answers/M03/", level="4", source__text__0="Their mail", source__text__1="", had="1")
    assert [one.text for one in ada.said("M03")[-1].sources] == ["Their mail", "order.pdf"]
    ada.send("answers/M03/", level="4", source__text__0="", had="2")
    assert ada.said("M03")[-1].sources == ()


def test_a_file_is_given_out_to_be_saved_whatever_it_says_it_is(ada: Desk, sit: Sit) -> None:
    upload(ada, "page.html", b"<script>alert(1)</script>", "text/html")
    upload(ada)
    page, pdf = attachments_of(ada.kept())
    given = sit("Cy", "reader").get(f"evidence/{page.key}/")
    assert given.content == b"<script>alert(1)</script>"
    assert given["Content-Type"] == "application/octet-stream"
    assert given["Content-Disposition"].startswith('attachment; filename="page.html"')
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]
    assert given["Cache-Control"] == "no-store, private"
    assert ada.get(f"evidence/{pdf.key}/")["Content-Type"] == "application/pdf"


def test_a_file_of_another_alliance_is_not_there(ada: Desk, sit: Sit) -> None:
    from portfolio_made import data_of

    from alliancemap_web.portfolio.actions import create

    upload(ada)
    (file,) = attachments_of(ada.kept())
    ada.alliance = create(ada.member, data_of("tesla-daimler"), ada.clock.moment, "file")
    assert ada.get(f"evidence/{file.key}/").status_code == 404


def test_a_file_too_large_or_none_at_all_is_refused_in_words(
    ada: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = ada.send("answers/M03/file/")
    assert nothing.status_code == 422
    assert "PRT027" in fragment(nothing, "wrong-M03-file")
    monkeypatch.setattr(evidence_pages, "MOST_FILE", 10)
    refused = upload(ada)
    assert refused.status_code == 422
    assert "PRT009" in fragment(refused, "wrong-M03-file")
    assert attachments_of(ada.kept()) == ()


def test_a_file_that_is_removed_leaves_no_byte_and_its_source_says_what_it_was(ada: Desk) -> None:
    upload(ada)
    (file,) = attachments_of(ada.kept())
    assert ada.post(f"evidence/{file.key}/remove/").status_code == 302
    assert attachments_of(ada.kept()) == ()
    gone = ada.get(f"evidence/{file.key}/")
    assert gone.status_code == 404
    assert "no such file any more" in gone.content.decode()
    assert ada.said("M03")[-1].sources[0].text == "order.pdf"


def test_without_scripts_a_file_is_attached_too(ada: Desk) -> None:
    sent = ada.post("answers/M03/file/", file=SimpleUploadedFile("a.pdf", PDF, "application/pdf"))
    assert sent.status_code == 302
    assert len(attachments_of(ada.kept())) == 1
    assert ada.post("answers/X99/file/").status_code == 404
