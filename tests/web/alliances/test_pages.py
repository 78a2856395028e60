"""Every page of the gallery and the guide: a new address of theirs needs its row here."""

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from web.edits import answer_exclusivity, answer_for_them, edit

from alliancemap.words import phrase
from alliancemap_web.alliances import urls as alliances
from alliancemap_web.alliances.files import KINDS
from alliancemap_web.alliances.models import Alliance, AllianceVersion
from alliancemap_web.api import urls as api
from alliancemap_web.briefs import urls as briefs
from alliancemap_web.comparison import urls as comparison
from alliancemap_web.contacts import urls as contacts
from alliancemap_web.data_folder import shipped_examples
from alliancemap_web.decisions import urls as decisions
from alliancemap_web.exchange import urls as exchange
from alliancemap_web.finding import urls as finding
from alliancemap_web.guide import urls as guide
from alliancemap_web.guide.terms import shared_book
from alliancemap_web.languages import spoken
from alliancemap_web.lounge import urls as lounge
from alliancemap_web.meetings import urls as meetings
from alliancemap_web.mirror import urls as mirror
from alliancemap_web.operation import urls as operation
from alliancemap_web.oversight import urls as oversight
from alliancemap_web.people import urls as people
from alliancemap_web.portfolio import urls as portfolio
from alliancemap_web.privacy import urls as privacy
from alliancemap_web.reviews import urls as reviews
from alliancemap_web.rounds import urls as rounds
from alliancemap_web.vocabulary import urls as own_words
from alliancemap_web.workspaces import urls as workspaces

WORKPLACE = (
    workspaces, portfolio, reviews, comparison, finding, exchange, oversight, privacy, api,
)  # fmt: skip
# Every address of theirs lies below a workspace or opens by a link: `web/access/` tries
# each, and their own tests say what stands there.
TEAM = (rounds, decisions, own_words, contacts, mirror, meetings, briefs)
MANNKIND = "alliances/mannkind-sanofi/"
# Each address by name: an example of it, and the methods it takes.
ROUTES = {
    "first": ("", {"GET"}),
    "gallery": ("", {"GET"}),
    "alliance": (MANNKIND, {"GET"}),
    "trial": (f"{MANNKIND}try/", {"GET", "POST"}),
    "download": (f"{MANNKIND}files/yaml/", {"GET"}),
    "how_it_judges": ("how-it-judges/", {"GET"}),
    "vocabulary": ("vocabulary/", {"GET"}),
    "vocabulary_paper": ("vocabulary/paper/", {"GET"}),
    "vocabulary_book": (f"vocabulary/{shared_book()[1]}.json", {"GET"}),
}
PAGES = ("gallery", "alliance", "how_it_judges", "vocabulary")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LANGUAGES = ("en", "fr")


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, answer: HttpResponse) -> None:
        super().__init__()
        self.language = ""
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.headings: list[str] = []
        self.text: list[str] = []
        self.feed(answer.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = found["lang"]
        if tag in {"script", "img", "iframe", "source", "use", "image"}:
            self.loaded.append(found.get("src", found.get("href", "")))
        if tag == "link":
            self.loaded.append(found["href"])
        if tag == "form":
            self.loaded.append(found["action"])
        if tag == "a":
            self.links.append(found["href"])
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "style" or "style" in found or any(name.startswith("on") for name in found):
            self.inline.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def said(self) -> str:
        """The page's text on one line."""
        return re.sub("[ \n\t]+", " ", " ".join(self.text))


def try_it(visitor: Client, language: str = "en", **sent: str | list[str]) -> HttpResponse:
    """Try answers as a browser does: with the token of the page."""
    page = visitor.get(f"/{language}/{MANNKIND}").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    return visitor.post(f"/{language}/{MANNKIND}try/", {"csrfmiddlewaretoken": token[1], **sent})


def test_every_address_has_its_row_here() -> None:
    rooms = (alliances.urlpatterns, guide.urlpatterns)
    assert {one.name for room in rooms for one in room} | {"first"} == set(ROUTES)


def test_every_address_there_is_belongs_to_a_room_that_has_its_rows() -> None:
    """Each room's tests hold the rows of its own addresses; none is left over."""
    every = (alliances, guide, people, lounge, operation, *WORKPLACE, *TEAM)
    rooms = [one.urlpatterns for one in every]
    named = [one for room in [*rooms, lounge.own_patterns, api.interface_urls] for one in room]
    owned = {one.name for one in named if getattr(one, "name", None)} | {"first", "calendar"}
    assert {name for name in get_resolver().reverse_dict if isinstance(name, str)} == owned


def test_every_address_of_a_teams_room_lies_in_a_workspace_or_opens_by_a_link() -> None:
    patterns = [str(one.pattern) for room in TEAM for one in room.urlpatterns]
    ways = ("work/<str:key>/", "<str:secret>/", "<str:guest>/")
    assert [one for one in patterns if not any(way in one for way in ways)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", [name for name in ROUTES if name != "first"])
def test_every_address_takes_only_its_methods(
    visitor: Client, route: str, method: str, language: str
) -> None:
    path, taken = ROUTES[route]
    answer = visitor.generic(method, f"/{language}/{path}")
    is_taken = method in taken | {"HEAD"}
    # A form without its token is refused before anything looks at it.
    expected = {200, 302} if is_taken and method != "POST" else {403, 405}
    assert answer.status_code in expected
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_page_that_takes_no_forms_refuses_them_even_with_a_token(
    examples: Path, db: None
) -> None:
    visitor = Client(enforce_csrf_checks=False)
    for route, (path, taken) in ROUTES.items():
        if route != "first" and "POST" not in taken:
            assert visitor.post(f"/en/{path}").status_code == 405, route


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", PAGES)
def test_a_page_asks_no_other_host_and_has_no_script_or_style_inside(
    visitor: Client, route: str, language: str
) -> None:
    page = Page(visitor.get(f"/{language}/{ROUTES[route][0]}"))
    assert page.loaded
    assert [one for one in page.loaded if urlsplit(one).netloc or not one] == []
    assert page.inline == []
    assert page.language == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", PAGES)
def test_a_page_has_one_first_heading_and_skips_no_level(
    visitor: Client, route: str, language: str
) -> None:
    levels = [int(one[1]) for one in Page(visitor.get(f"/{language}/{ROUTES[route][0]}")).headings]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", PAGES)
def test_every_id_of_a_page_is_its_own_and_every_door_leads_somewhere(
    visitor: Client, route: str, language: str
) -> None:
    page = Page(visitor.get(f"/{language}/{ROUTES[route][0]}"))
    assert len(page.ids) == len(set(page.ids))
    doors = {link[1:] for link in page.links if link.startswith("#")}
    assert doors
    assert doors <= set(page.ids)


@pytest.mark.parametrize("route", PAGES)
def test_every_link_to_a_page_of_ours_is_answered(visitor: Client, route: str) -> None:
    page = Page(visitor.get(f"/fr/{ROUTES[route][0]}"))
    ours = {link for link in page.links if link.startswith("/") and "/files/" not in link}
    assert ours
    for link in ours:
        assert visitor.get(link).status_code == 200, link


@pytest.mark.parametrize("route", PAGES)
def test_prepared_files_have_hashed_names_and_are_served(visitor: Client, route: str) -> None:
    page = Page(visitor.get(f"/en/{ROUTES[route][0]}"))
    prepared = {one for one in page.loaded if one.startswith("/static/")}
    assert len(prepared) == 6  # the page's own, and the words that are marked in it
    for one in prepared:
        assert re.search(r"\.[0-9a-f]{12}\.", one), one
        answer = visitor.get(one)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Content-Security-Policy" in answer.headers
        answer.close()


@pytest.mark.parametrize(
    "slug",
    ["no-such", "..", "../settings", "%2e%2e%2f", "mannkind-sanofi.yaml", "a" * 500, "%00", "é"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_no_alliance_is_not_found(visitor: Client, slug: str, language: str) -> None:
    answer = visitor.get(f"/{language}/alliances/{slug}/", follow=True)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert spoken("not_found_title", language) in page


def test_the_gallery_shows_each_alliance_with_its_verdict_and_dots(visitor: Client) -> None:
    said = Page(visitor.get("/en/")).said()
    assert "MannKind × Sanofi" in said
    assert "Tesla × Daimler" in said
    assert re.search(r"\d+ of 20 futures say yes", said)


def test_the_gallery_can_be_limited_to_a_sector(visitor: Client) -> None:
    said = Page(visitor.get("/en/?sector=health_technology")).said()
    assert "MannKind × Sanofi" in said
    assert "Tesla × Daimler" not in said
    assert "Tesla × Daimler" in Page(visitor.get("/en/?sector=<script>")).said()


def test_an_empty_gallery_says_what_to_do(visitor: Client, examples: Path) -> None:
    for path in examples.iterdir():
        path.unlink()
    assert spoken("empty_title", "en") in Page(visitor.get("/en/")).said()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alliance_shows_its_verdict_with_reasons_and_what_is_unknown(
    visitor: Client, language: str
) -> None:
    said = Page(visitor.get(f"/{language}/{MANNKIND}")).said()
    for key in ("verdict_title", "reasons_title", "tipping_title", "ask_title", "gates_title",
                "gain_title", "structure_title", "later_hindsight", "take_title"):  # fmt: skip
        assert spoken(key, language) in said, key
    assert phrase("futures.assumption", language) in said


def test_every_factor_is_on_the_page_known_or_not(visitor: Client) -> None:
    page = Page(visitor.get(f"/en/{MANNKIND}"))
    wanted = [f"{theme}{n:02}" for theme, most in (("M", 13), ("V", 17), ("R", 30))
              for n in range(1, most + 1)]  # fmt: skip
    assert set(wanted) <= set(page.ids)
    assert spoken("unknown_text", "en") in page.said()


def test_what_stays_in_its_own_language_says_in_which(visitor: Client, examples: Path) -> None:
    path = examples / "mannkind-sanofi.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Vendre l’insuline", "Diffuser l’insuline"), encoding="utf-8")
    aim = "Sell inhaled insulin worldwide"
    assert aim not in visitor.get("/fr/").content.decode()
    untold = re.sub(r"\ntranslations:\n(?:[ #].*\n|\n)*", "\n", text)
    assert untold != text
    path.write_text(untold, encoding="utf-8")
    for address in ("/fr/", f"/fr/{MANNKIND}"):
        page = visitor.get(address).content.decode()
        assert f'<span lang="en">{aim}</span>' in page
    assert '<span lang="en">' not in visitor.get(f"/en/{MANNKIND}").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", ["gallery", "how_it_judges", "vocabulary"])
def test_the_menu_says_where_one_is(visitor: Client, route: str, language: str) -> None:
    page = visitor.get(f"/{language}/{ROUTES[route][0]}").content.decode()
    places = re.findall('<a href="([^"]*)" aria-current="page">', page)
    assert places == [f"/{language}/{ROUTES[route][0]}"]


def test_an_edited_file_shows_what_changed_and_what_it_did(visitor: Client, examples: Path) -> None:
    visitor.get(f"/en/{MANNKIND}")
    answer_exclusivity(examples, "0")
    said = Page(visitor.get(f"/en/{MANNKIND}")).said()
    assert "What changed since version 1" in said
    assert "1 answer changed" in said
    assert "level 0 to 1" in said
    assert "Worldwide, every field, no minimum and no end" in said
    assert "is now fired" in said
    assert re.search("Verdict Unclear → becomes Not as it stands", said)


def test_what_changed_can_be_hidden_and_shown_again(visitor: Client, examples: Path) -> None:
    visitor.get(f"/en/{MANNKIND}")
    answer_exclusivity(examples, "0")
    said = Page(visitor.get(f"/en/{MANNKIND}?since=none")).said()
    assert "1 answer changed" not in said
    assert spoken("changes_show", "en") in said


@pytest.mark.parametrize("since", ["99", "-1", "٣", "1;drop", "", "9" * 5000])
def test_a_version_that_is_not_there_falls_back_to_the_one_before(
    visitor: Client, examples: Path, since: str
) -> None:
    visitor.get(f"/en/{MANNKIND}")
    answer_exclusivity(examples, "0")
    answer = visitor.get(f"/en/{MANNKIND}", {"since": since})
    assert answer.status_code == 200
    assert "What changed since version 1" in Page(answer).said()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_file_says_where_and_the_last_good_version_stays(
    visitor: Client, examples: Path, language: str
) -> None:
    visitor.get(f"/{language}/{MANNKIND}")
    answer_exclusivity(examples, "nine")
    page = Page(visitor.get(f"/{language}/{MANNKIND}"))
    said = page.said()
    assert "FILE041" in said
    assert re.search(r"mannkind-sanofi\.yaml, (line|ligne) \d+", said)
    assert spoken("problems_last_good", language) in said
    assert "map-landscape" in page.ids
    assert spoken("card_refused", language) in Page(visitor.get(f"/{language}/")).said()


def test_a_file_broken_from_the_start_shows_its_problems_alone(
    visitor: Client, examples: Path
) -> None:
    (examples / "new.yaml").write_text("alliancemap: [", encoding="utf-8")
    said = Page(visitor.get("/en/alliances/new/")).said()
    assert "FILE" in said
    assert spoken("problems_none_good", "en") in said
    assert spoken("card_unreadable", "en") in Page(visitor.get("/en/")).said()
    assert visitor.get("/en/alliances/new/files/svg/").status_code == 404
    assert visitor.post("/en/alliances/new/try/").status_code == 403


def test_words_of_a_file_are_never_markup(visitor: Client, examples: Path) -> None:
    path, nasty = examples / "mannkind-sanofi.yaml", '"><script>alert(1)</script>'
    edit(path, "name: MannKind × Sanofi", f"name: '{nasty}'")
    edit(path, "aim: Sell inhaled insulin worldwide", f"aim: '{nasty}'")
    edit(path, "says: Mealtime insulin from a small inhaler", f"says: '{nasty}'")
    edit(path, "note: 150 million dollars upfront and up to 775 million in milestone payments.",
         f"note: '{nasty}'")  # fmt: skip
    for address in (f"/en/{MANNKIND}", "/en/"):
        page = visitor.get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page


def test_only_addresses_of_the_web_become_links(visitor: Client, examples: Path) -> None:
    path = examples / "mannkind-sanofi.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("url: https://www.dcatvci.org", "url: javascript:alert"), "utf-8")
    page = Page(visitor.get(f"/en/{MANNKIND}"))
    assert [link for link in page.links if link.startswith("javascript")] == []


def test_a_trial_shows_what_would_change_and_keeps_nothing(visitor: Client, examples: Path) -> None:
    answer = try_it(visitor, **{"try": "R17=0"})
    said = Page(answer).said()
    assert answer.status_code == 200
    assert spoken("trial_heading", "en") in said
    assert "is now fired" in said
    assert spoken("tried_tag", "en") in said
    assert AllianceVersion.objects.filter(alliance__slug="mannkind-sanofi").count() == 1
    assert spoken("trial_heading", "en") not in Page(visitor.get(f"/en/{MANNKIND}")).said()
    assert not visitor.cookies.keys() - {"csrftoken"}


def test_trials_add_up_and_can_be_taken_back_one_by_one(visitor: Client) -> None:
    page = try_it(visitor, kept=["R17=4"], **{"try": "M01=4"}).content.decode()
    assert 'name="kept" value="R17=4"' in page
    assert 'name="kept" value="M01=4"' in page
    page = try_it(visitor, kept=["R17=4", "M01=4"], undo="R17").content.decode()
    assert "R17=4" not in re.findall(r'name="kept" value="([^"]*)"', page)
    answer = try_it(visitor, kept=["R17=4"], undo="R17")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/en/{MANNKIND}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_form_redraws_the_bridge_and_shows_its_rules(
    visitor: Client, language: str
) -> None:
    answer = try_it(visitor, language, **{"try": "form=JV"})
    page, text = Page(answer), answer.content.decode()
    bridge = re.search(r'id="map-landscape-bridge".*?</g>', text)
    said = spoken("changes_form_why", language)
    assert bridge
    assert {"en": "Joint venture", "fr": "Coentreprise"}[language] in bridge[0]
    assert said in page.said()
    assert "#form-JV" in page.links
    # A form moves nothing else, so no heading stands over an empty list.
    assert spoken("changes_more", language) not in page.said()
    assert re.search(r'id="form-JV" open>', text)
    assert 'value="form=K1"' in text
    assert 'name="try" value="form=JV"' not in text


def test_a_trial_keeps_its_answers_in_the_other_language(visitor: Client) -> None:
    page = try_it(visitor, "fr", kept=["R17=0"]).content.decode()
    assert spoken("trial_heading", "fr") in page
    assert f'action="/en/{MANNKIND}try/#changed"' in page


@pytest.mark.parametrize(
    "sent", ["X99=3", "R17=5", "R17", "R17=", "=3", "R17=0-1", "form=X", "<script>=3", "R17=٣"]
)
def test_a_trial_that_no_page_offers_is_refused(visitor: Client, sent: str) -> None:
    answer = try_it(visitor, **{"try": sent})
    assert answer.status_code == 400
    assert spoken("bad_request_title", "en") in answer.content.decode()


def test_too_large_a_form_is_refused(visitor: Client) -> None:
    refused = try_it(visitor, kept=[f"R17={n % 5}" for n in range(500)])
    assert refused.status_code == 413
    assert spoken("too_large_title", "en") in refused.content.decode()


def test_opening_the_trials_address_leads_back_to_the_alliance(visitor: Client) -> None:
    answer = visitor.get(f"/fr/{MANNKIND}try/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/fr/{MANNKIND}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_view_is_asked_for_only_where_the_file_answers_in_another(
    visitor: Client, examples: Path, language: str
) -> None:
    address, label = f"/{language}/{MANNKIND}", spoken("view_label", language)
    assert label not in visitor.get(address).content.decode()
    answer_for_them(examples, "4")
    answer = visitor.get(address)
    assert label in answer.content.decode()
    assert spoken("view_ours", language) in Page(answer).said()
    assert {address, f"{address}?view=theirs"} <= set(Page(answer).links)
    assert not any("our_guess" in link for link in Page(answer).links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_their_view_reads_their_answers_and_stays_in_it(
    visitor: Client, examples: Path, language: str
) -> None:
    answer_for_them(examples, "4")
    address, other = f"/{language}/{MANNKIND}", {"en": "fr", "fr": "en"}[language]
    answer = visitor.get(f"{address}?view=theirs")
    page, text = Page(answer), answer.content.decode()
    assert spoken("view_theirs", language) in page.said()
    assert f'<a href="{address}?view=theirs" aria-current="true">' in text
    assert phrase("map.known", language, "map", known=1, relevant=30) in page.said()
    assert f"/{other}/{MANNKIND}?view=theirs" in page.links
    files = {link for link in page.links if "/files/" in link}
    whole = {f"{address}files/{kind}/" for kind in ("yaml", "json")}
    pictures = {f"{address}files/{kind}/?view=theirs" for kind in KINDS}
    assert files == whole | {one for one in pictures if one.split("?")[0] not in whole}
    assert len(page.ids) == len(set(page.ids))
    svg = [visitor.get(f"{address}files/svg/{query}") for query in ("", "?view=theirs")]
    assert svg[0].content != svg[1].content
    assert f'"mannkind-sanofi-theirs-{language}.svg"' in svg[1].headers["Content-Disposition"]


@pytest.mark.parametrize("view", ["our_guess", "Theirs", "<script>", "", "9" * 5000])
def test_a_view_in_which_nothing_is_answered_falls_back_to_ours(
    visitor: Client, examples: Path, view: str
) -> None:
    answer_for_them(examples, "4")
    answer = visitor.get(f"/en/{MANNKIND}", {"view": view})
    assert answer.status_code == 200
    assert spoken("view_ours", "en") in Page(answer).said()
    taken = visitor.get(f"/en/{MANNKIND}files/svg/", {"view": view})
    assert taken.content == visitor.get(f"/en/{MANNKIND}files/svg/").content


def test_a_trial_in_their_view_changes_their_answer_and_stays_in_it(
    visitor: Client, examples: Path
) -> None:
    answer_for_them(examples, "4")
    answer = try_it(visitor, view="theirs", **{"try": "R17=0"})
    text, said = answer.content.decode(), Page(answer).said()
    assert spoken("view_theirs", "en") in said
    before, after = spoken("before", "en"), spoken("after", "en")
    assert re.search(rf"R17 +{before} +level 4 .* {after} +level 0 ", said)
    forms = text.count('name="kept" value="R17=0"')
    assert forms > 1
    assert text.count('<input type="hidden" name="view" value="theirs">') == forms
    assert f'href="/en/{MANNKIND}?view=theirs">{spoken("trial_back", "en")}' in text
    back = try_it(visitor, view="theirs", kept=["R17=0"], undo="R17")
    assert back.headers["Location"] == f"/en/{MANNKIND}?view=theirs"


def test_what_changed_is_told_in_the_view_that_is_read(visitor: Client, examples: Path) -> None:
    answer_for_them(examples, "4")
    visitor.get(f"/en/{MANNKIND}")
    edit(examples / "mannkind-sanofi.yaml", "- level: 4\n      view", "- level: 2\n      view")
    answer = visitor.get(f"/en/{MANNKIND}?view=theirs")
    assert "1 answer changed" in Page(answer).said()
    assert '<input type="hidden" name="view" value="theirs">' in answer.content.decode()
    assert "?since=none&view=theirs" in Page(answer).links
    assert "1 answer changed" not in Page(visitor.get(f"/en/{MANNKIND}")).said()


STARTS = {
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "pptx": b"PK",
    "yaml": b"# yaml-language-server",
    "json": b"{",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_file_can_be_taken_away(visitor: Client, kind: str, language: str) -> None:
    answer = visitor.get(f"/{language}/{MANNKIND}files/{kind}/")
    suffix = kind.partition("-")[0]
    assert answer.status_code == 200
    assert answer.content.startswith(STARTS[suffix])
    disposition = answer.headers["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="mannkind-sanofi[a-z-]*\.{suffix}"', disposition)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if suffix == "pptx":
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


@pytest.mark.parametrize("kind", ["exe", "svg-tall", "yaml-portrait", "..", "SVG"])
def test_a_file_of_another_kind_is_not_found(visitor: Client, kind: str) -> None:
    assert visitor.get(f"/en/{MANNKIND}files/{kind}/", follow=True).status_code == 404


def test_an_alliance_whose_file_is_gone_keeps_its_page_and_says_so(
    visitor: Client, examples: Path
) -> None:
    visitor.get("/en/")
    (examples / "mannkind-sanofi.yaml").unlink()
    assert "MannKind" not in Page(visitor.get("/en/")).said()
    said = Page(visitor.get(f"/en/{MANNKIND}")).said()
    assert spoken("file_gone", "en", file="mannkind-sanofi.yaml") in said
    assert Alliance.objects.count() == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_shipped_examples_are_introduced_as_real_alliances(
    visitor: Client, settings: LazySettings, language: str
) -> None:
    real, own = spoken("gallery_lead", language), spoken("gallery_lead_own", language)
    said = Page(visitor.get(f"/{language}/")).said()
    assert own in said
    assert real not in said
    settings.EXAMPLES_FOLDER = shipped_examples()
    said = Page(visitor.get(f"/{language}/")).said()
    assert real in said
    assert own not in said
