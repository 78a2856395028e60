"""The rows name themselves without telling what they hold."""

from datetime import date

from alliancemap_web.briefs.models import Brief, DigestChoice, DigestZone, Share, ShareDay


def test_no_row_tells_a_secret_or_a_text() -> None:
    brief = Brief(kind="script", audience="board", language="en", texts={"need": "ours"})
    assert str(brief) == "script board en"
    assert str(Share(key="k", secret_hash="h", name="Marie")) == "k"
    assert str(ShareDay(day=date(2026, 1, 5))) == "2026-01-05"
    assert str(DigestChoice(is_on=True, off_hash="h")) == "True"
    assert str(DigestZone(zone="Europe/Paris")) == "Europe/Paris"
