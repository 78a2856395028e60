"""The forms of a page as a browser reads them: where each leads, and what its fields hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

UNTYPED = {"submit", "button", "image", "reset"}


@dataclass(slots=True)
class FoundForm:
    """One form: its method, where it leads, and its fields with what they hold, in order."""

    method: str
    action: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)  # name, kind, value

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, each once; the token is no field."""
        names = (name for name, _, _ in self.fields if name != "csrfmiddlewaretoken")
        return tuple(dict.fromkeys(names))

    @property
    def has_file(self) -> bool:
        """Whether a file is asked for."""
        return any(kind == "file" for _, kind, _ in self.fields)

    def filled(self) -> dict[str, list[str]]:
        """What it sends when every empty field was filled in as somebody would."""
        sent: dict[str, list[str]] = {}
        for name, kind, value in self.fields:
            if kind == "checkbox":
                sent.setdefault(name, []).append(value)
            elif name not in sent and kind != "file":
                sent[name] = [value or PLAUSIBLE.get(kind, "Words of ours")]
        return sent


PLAUSIBLE = {
    "number": "3",
    "date": "2027-02-03",
    "email": "zoe@example.org",
    "url": "https://example.org/paper",
    "datetime-local": "2027-02-03T10:00",
    "time": "10:00",
}


class Reader(HTMLParser):
    """Collects the forms and the links of one page."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at = at
        self.forms: list[FoundForm] = []
        self.named: dict[str, FoundForm] = {}
        self.links: list[str] = []
        self.open: FoundForm | None = None
        self.choice: tuple[FoundForm, str] | None = None
        self.text: tuple[FoundForm, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag opens."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = FoundForm(
                given.get("method", "get").lower(), urljoin(self.at, given.get("action", ""))
            )
            self.forms.append(self.open)
            if "id" in given:
                self.named[given["id"]] = self.open
        elif tag == "a" and given.get("href"):
            self.links.append(urljoin(self.at, given["href"]))
        form = self.named.get(given.get("form", ""), self.open)
        if form is not None:
            self.field(tag, given, form)

    def field(self, tag: str, given: dict[str, str], form: FoundForm) -> None:
        """Note a field of a form."""
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") not in UNTYPED:
            kind = given.get("type", "text")
            if kind == "radio" and any(one == name for one, _, _ in form.fields):
                return
            form.fields.append((name, kind, given.get("value", "")))
        elif tag == "button" and name:
            form.fields.append((name, "button", given.get("value", "")))
        elif tag == "textarea" and name:
            form.fields.append((name, "textarea", ""))
        elif tag == "select" and name:
            self.choice = (form, name)
        elif tag == "option" and self.choice:
            form, name = self.choice
            if given.get("value") and not any(one == name for one, _, _ in form.fields):
                form.fields.append((name, "select", given["value"]))

    def handle_endtag(self, tag: str) -> None:
        """Note what a tag closes."""
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.choice = None


def read_page(content: bytes, at: str) -> Reader:
    """Return the forms and links of a page that stands at an address."""
    reader = Reader(at)
    reader.feed(content.decode())
    reader.close()
    return reader


def own_links(reader: Reader) -> Iterator[str]:
    """Return the links that stay on this server, without what stands behind #."""
    for link in reader.links:
        parts = urlsplit(link)
        if not parts.netloc:
            yield link.partition("#")[0]
