"""What a look over found is said in both languages, and as JSON."""

from alliancemap_web.own.findings import bad, ok, warning


def test_a_finding_says_itself_in_both_languages() -> None:
    found = warning("space", "space_little", free="1 MB", folder="/data")
    assert found.sentence("en").startswith("only 1 MB free in /data;")
    assert found.sentence("fr").startswith("plus que 1 MB libres dans /data")
    assert (found.name("en"), found.name("fr")) == ("free disk", "place sur le disque")


def test_how_it_is_stands_beside_what_it_says() -> None:
    hows = [make("key", "key").how for make in (ok, warning, bad)]
    assert hows == ["ok", "warning", "bad"]
    assert ok("key", "key").plain("en") == {
        "check": "key",
        "state": "ok",
        "code": "key",
        "text": "there, and readable by its owner alone",
    }
