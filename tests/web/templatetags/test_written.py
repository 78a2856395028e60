"""Parts written without a template: each text in its place, nothing of it taken for HTML."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of, member_in

from alliancemap_web import clock
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.fields import COLUMNS, Cell, Field
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.portfolio.shown import AllianceShown, show
from alliancemap_web.templatetags import written
from alliancemap_web.templatetags.written import factor_row, field, row_summary

TEXTS = st.text(max_size=12) | st.sampled_from(["<b>", '"onclick="', "&amp;", "a'b", "é\n"])
VOID = {"input", "path", "rect"}


class Read(HTMLParser):
    """What a browser finds: every element's attributes, and the texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self) -> dict[str, dict[str, str | None]]:
        return {str(one["name"]): one for _, one in self.found if "name" in one}


def seen(html: str) -> Read:
    """What a browser finds in a part, in which every element ends."""
    read = Read(html)
    assert not read.open
    return read


@given(st.sampled_from(["text", "long", "number", "date", "currency"]), TEXTS, TEXTS, TEXTS)
def test_a_field_sends_back_what_stands_in_it(
    kind: str, value: str, label: str, help_: str
) -> None:
    one = Field(("parties", "us", "name"), label, kind, value, value, help_)  # type: ignore[arg-type]
    read = seen(field(one, "fr"))
    names = read.named()
    assert list(names) == ["was.parties.us.name", "parties.us.name"]
    assert "".join(read.texts).count(label) >= 1 or "\r" in label or "\0" in label
    sent = names["parties.us.name"]
    if kind == "long":
        assert "value" not in sent
    else:
        assert (sent["value"] or "").split() == value.split() or "\0" in value
        assert ("help-" in str(sent["aria-describedby"])) == bool(help_)


@given(TEXTS)
def test_what_is_chosen_is_chosen_and_nothing_else(said: str) -> None:
    options = (("a", said), ("b", "B"), ("<", "C"))
    one = Field(("sector",), "Sector", "choice", "b", "b", options=options)
    chosen = [a["value"] for tag, a in seen(field(one, None)).found if "selected" in a]
    assert chosen == ["b"]
    values = [a["value"] for tag, a in seen(field(one, None)).found if tag == "option"]
    assert values == ["", "a", "b", "<"]
    needed = replace(one, is_required=True)
    assert len([1 for tag, _ in seen(field(needed, None)).found if tag == "option"]) == 3


@pytest.mark.parametrize("of", ["sources", "exclusive", "people"])
def test_every_text_of_a_list_has_its_name(of: str) -> None:
    columns = [name for name, _ in COLUMNS[of]]  # type: ignore[index]
    rows = tuple(tuple(Cell(one, f"<{number}>") for one in columns) for number in (1, 2))
    one = Field(("need", of), "Those", "rows", rows_of=of, rows=rows)  # type: ignore[arg-type]
    names = seen(field(one, None)).named()
    wanted = [f"need.{of}.{number}.{column}" for number in (0, 1) for column in columns]
    assert [name for name in names if name != f"was.need.{of}"] == wanted
    assert all(
        names[f"need.{of}.1.{column}"].get("value") == "<2>" for column in columns
        if column != "seen"
    )  # fmt: skip


def test_a_translated_text_says_its_language_and_its_label_that_of_the_file() -> None:
    one = Field(("translations", "fr", "aim"), "Aim", value="Un but", lang="fr")
    read = seen(field(one, "en"))
    assert [a["lang"] for _, a in read.found if "lang" in a] == ["en", "fr"]
    assert 'class="field wide"' in field(one, "en")


@pytest.fixture
def shown(db: None) -> AllianceShown:
    """An example as its owner sees it."""
    owner = member_in("Firm", "ada@example.org", "Ada")
    key = create(owner, data_of("mannkind-sanofi"), clock.now())
    kept = find_alliance(owner, key)
    assert kept is not None
    return show(owner, kept, "en", date(2026, 11, 23))


def test_a_factor_opens_at_its_own_address(shown: AllianceShown) -> None:
    assert shown.page.read is not None
    for theme in shown.page.read.themes:
        for group in theme.groups:
            for row in group.rows:
                read = seen(factor_row(row, theme.id, shown))
                way = f"{shown.page.home}answers/{row.id}/?view=ours"
                assert [a["hx-get"] for _, a in read.found if "hx-get" in a] == [way]
                assert [a["href"] for tag, a in read.found if tag == "a"] == [way]
                assert row_summary(row, theme.id, shown) in factor_row(row, theme.id, shown)
                assert row.answer in read.texts


def test_a_row_says_what_faded_and_who_disagrees(shown: AllianceShown) -> None:
    assert shown.page.read is not None
    row = replace(shown.page.read.themes[0].groups[0].rows[0], name="<i>")
    plain = row_summary(row, "market", shown)
    assert "&lt;i&gt;" in plain
    assert "badge" not in plain
    marked = replace(
        shown, faded_factors=frozenset({row.id}), contested_factors=frozenset({row.id})
    )
    texts = seen(row_summary(row, "market", marked)).texts
    assert {sentence("portfolio.faded"), sentence("portfolio.contested")} <= set(texts)


def test_a_template_takes_the_parts_and_says_them_in_its_language(shown: AllianceShown) -> None:
    assert shown.page.read is not None
    theme = shown.page.read.themes[0]
    row = theme.groups[0].rows[0]
    told = Template("{% load written %}{% factor_row row theme.id shown %}")
    with translation.override("fr"):
        assert sentence("portfolio.open_form", "fr") in told.render(
            Context({"row": row, "theme": theme, "shown": shown})
        )
    assert set(written.COLUMNS) == {one for of in COLUMNS.values() for one, _ in of}
