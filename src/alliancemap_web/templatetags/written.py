"""Parts that stand on a page by the dozen, written without a template for each of them."""

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from alliancemap_web.alliances.sections import FactorRow
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.fields import Cell, Field
from alliancemap_web.portfolio.shown import AllianceShown
from alliancemap_web.templatetags.face import span
from alliancemap_web.templatetags.work import icon

register = template.Library()

# What a column of a list is called, and what its input takes.
COLUMNS = {
    "text": "source_text",
    "url": "source_url",
    "date": "source_date",
    "seen": "source_seen",
    "field": "column_field",
    "region": "column_region",
    "until": "column_until",
    "name": "column_name",
    "hours": "column_hours",
}
DAY = ' class="date" maxlength="10"'
COLUMN_INPUTS = {
    "date": DAY,
    "until": DAY,
    "hours": ' class="number" inputmode="numeric" maxlength="20"',
}
INPUTS = {
    "number": ' class="number" inputmode="numeric" maxlength="30"',
    "date": DAY,
    "currency": ' class="number" maxlength="10" autocapitalize="characters"',
}


def told(key: str, **values: str | int) -> str:
    """Return a sentence of the alliances' pages, fit for HTML."""
    return escape(sentence(f"portfolio.{key}", **values))


@register.simple_tag
def field(one: Field, language: str | None) -> SafeString:
    """Return a field of the facts with its label, its help and a place for what is wrong with it.

    `language` is the alliance's own, in which a translated field's label stands.
    """
    wide = one.kind in ("long", "rows") or (one.kind == "text" and one.lang)
    name = escape(one.id)
    inside = "".join(list_of(one, name)) if one.kind == "rows" else labelled(one, name, language)
    return mark_safe(  # noqa: S308  # every text in it is escaped where it is put in
        f'<div class="field{" wide" if wide else ""}" id="field-{name}">\n'
        f'<input type="hidden" id="was-{name}" name="was.{name}" value="{escape(one.was)}">\n'
        f'{inside}\n<p class="errorlist" id="wrong-{name}" hidden></p>\n</div>\n'
    )


def list_of(one: Field, name: str) -> Iterator[str]:
    """Yield a list's rows, closed until it is opened."""
    label = escape(one.label)
    yield (
        f'<details class="fold" id="fold-{name}"><summary>{label} '
        f'<span class="quiet">{one.count}</span></summary><div class="source-rows" data-sources '
        f'role="group" aria-label="{label}">\n'
    )
    for number, row in enumerate(one.rows):
        yield (
            '<fieldset class="source-row fields across" data-source>'
            f"<legend>{told('row_number', number=number + 1)}</legend>\n"
        )
        for cell in row:
            yield cell_of(one, cell, name, f"{name}.{number}.{escape(cell.column)}")
        yield "</fieldset>"
    yield "</div></details>\n"


def cell_of(one: Field, cell: Cell, name: str, own: str) -> str:
    """Return one text of a row with its label; `own` is its id and the name it is sent under."""
    wide = " wide" if cell.column == "url" else ""
    if cell.column == "seen":
        empty = f'<option value="">{told("seen_nothing")}</option>'
        inside = f'<select id="{own}" name="{own}">{empty}{options(one, cell.value)}</select>'
    else:
        takes = COLUMN_INPUTS.get(cell.column, ' maxlength="2000"')
        inside = (
            f'<input id="{own}" name="{own}" value="{escape(cell.value)}" '
            f'aria-describedby="wrong-{name}"{takes}>'
        )
    label = f'<label for="{own}">{told(COLUMNS[cell.column])}\n</label>'
    return f'<div class="field{wide}">{label}{inside}</div>\n'


def options(one: Field, chosen: str) -> str:
    """Return what can be chosen, with what is."""
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(said)}</option>"
        for value, said in one.options
    )


def labelled(one: Field, name: str, language: str | None) -> str:
    """Return a field that takes one value, after its label and its help."""
    speaks = f' lang="{escape(str(language))}"' if one.lang else ""
    helps = f'<p class="help" id="help-{name}">{escape(one.help)}</p>' if one.help else ""
    label = f'<label for="in-{name}"{speaks}>{escape(one.label)}</label>\n{helps}\n'
    start = f'id="in-{name}" name="{name}"'
    wrong = f'aria-describedby="wrong-{name}"'
    if one.kind == "choice":
        none = "" if one.is_required else f'<option value="">{told("not_chosen")}</option>'
        return f"{label}<select {start} {wrong}>{none}{options(one, one.value)}</select>\n"
    value = escape(one.value)
    if one.kind == "long":
        return f'{label}<textarea {start} rows="3" maxlength="6000" {wrong}>{value}</textarea>\n'
    described = f'aria-describedby="{f"help-{name} " if one.help else ""}wrong-{name}"'
    required = " required" if one.is_required else ""
    own = f' lang="{escape(one.lang)}"' if one.lang else ""
    takes = INPUTS.get(one.kind, ' maxlength="1000"')
    return f'{label}<input {start} value="{value}" {described}{required}{own}{takes}>'


@register.simple_tag
def row_summary(row: FactorRow, theme: str, shown: AllianceShown) -> SafeString:
    """Return a factor in one line: its name, how it stands, and its answer."""
    badges = ""
    if row.id in shown.faded_factors:
        badges += f' <span class="badge faded">{icon("faded")}{told("faded")}</span>'
    if row.id in shown.contested_factors:
        badges += f' <span class="badge against">{icon("against")}{told("contested")}</span>'
    return mark_safe(  # noqa: S308  # every text in it is escaped where it is put in
        f'<span class="row-of {row.state}" id="row-{row.id}"><span class="name">'
        f'<span class="id">{row.id}</span> {escape(row.name)}{badges}</span> '
        f'<span class="answer">{span(theme, row.low, row.high)}<span>{escape(row.answer)}</span>'
        "</span></span>\n"
    )


@register.simple_tag
def factor_row(row: FactorRow, theme: str, shown: AllianceShown) -> SafeString:
    """Return a factor in one line that opens where it stands."""
    page = shown.page
    way = f"{escape(page.home)}answers/{row.id}/?view={escape(page.view)}"
    opens = told("open_form" if shown.may_answer else "open_answer")
    return mark_safe(  # noqa: S308  # every text in it is escaped where it is put in
        f'<details class="factor" id="{row.id}">\n'
        f"  <summary>{row_summary(row, theme, shown)}</summary>\n"
        f'  <div class="inside" hx-get="{way}" hx-trigger="toggle from:closest details once" '
        f'hx-swap="innerHTML"><p class="link-line"><a href="{way}">{opens}</a></p></div>\n'
        "</details>"
    )
