"""What the map says can be said in the other language, each sentence beside its original."""

from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.portfolio.moved import facts_of
from alliancemap_web.portfolio.translated_parts import originals, translated_fields


def test_what_can_be_translated_is_what_the_map_says(ada: Desk) -> None:
    alliance = shown_to(ada).reading.alliance
    fields = translated_fields(alliance, "fr")
    assert fields[0].path == ("translations", "fr", "name")
    assert fields[0].label == "MannKind × Sanofi"
    assert len(fields) == sum(1 for _, text in originals(alliance) if text)
    assert all(one.lang == "fr" for one in fields)


def test_nothing_is_translated_while_nobody_said_which_language_it_has(ada: Desk) -> None:
    told = {"translations", "translation"}
    assert told & {one.id for one in facts_of(shown_to(ada), "en")}
    for field in ("name", "aim", "customer", "need"):
        was = f"was.translations.fr.{field}"
        ada.send("facts/translation/", **{f"translations.fr.{field}": "", was: "x"})
    refused = ada.send("facts/fact-aim/", **{"language": "fr", "was.language": "en"})
    assert refused.status_code in {200, 422}
    assert "Traceback" not in refused.content.decode()
