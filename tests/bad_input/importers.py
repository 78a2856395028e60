"""Every door through which files and messages come in, each as one function of some bytes.

What a door does with the bytes is "taken" or the code of its refusal; anything else is raised, and
is a fault of ours. Doors that keep what they take need a database.
"""

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

import xlsxwriter
from bad_input.mutated import Mutate, mutated, parts_of, zip_mutated, zip_of
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from house import ROOT
from portfolio_made import data_of, member_in

from alliancemap.alliance_file import AllianceFileError, read_alliance
from alliancemap.reading.opened import known_vocabularies
from alliancemap.words import LANGUAGES, error_sentence
from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.exchange.contents import read_whole
from alliancemap_web.exchange.everything import write_everything
from alliancemap_web.exchange.looking import columns_of
from alliancemap_web.exchange.parcels import Sent, packed, read_files
from alliancemap_web.exchange.partners import read_rows
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.exchange.restoring import restore
from alliancemap_web.exchange.tables import read_tables
from alliancemap_web.exchange.troubles import Trouble, TroubleError
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
TAKEN = "taken"
JSON = "application/json"
Take = Callable[[bytes], str]
ROWS = ("Name;Country;Year;Employees;Website;M01;Stage;Notes",
        "MannKind;US;1991;300;https://mannkind.example;3;talks;ok",
        'Sanofi;FR;1973;110000;sanofi.example;1-2;signed;"two\nlines"',
        "Ünder;DE;2001;1,5 M;;unknown;;=1+1")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Importer:
    """One door: good inputs to begin from, how they are spoiled, and what takes them."""

    name: str
    seeds: Sequence[bytes]
    take: Take
    mutate: Mutate = mutated
    keeps: bool = field(default=False)


def one_sentence(trouble: Trouble) -> str:
    """Return the code of a refusal that says what it must, in both languages."""
    for language in LANGUAGES:
        said = trouble.told(language)
        assert_sentence(said)
    return trouble.code


def assert_sentence(said: str) -> None:
    """Hold that something is a sentence for people: one line, an end, nothing of the program's."""
    assert said
    assert "\n" not in said, said
    assert said.rstrip(' »\N{NARROW NO-BREAK SPACE}"”').endswith((".", "?", "!", "…")), said
    assert "Traceback" not in said
    assert "Error(" not in said


def alliance_file(content: bytes) -> str:
    """Read an alliance file."""
    try:
        read_alliance(content, known_vocabularies(), "it.yaml")
    except AllianceFileError as error:
        for problem in error.problems:
            for language in LANGUAGES:
                values = dict(problem.message.values)
                assert_sentence(error_sentence(problem.code, language, **values))
        return error.problems[0].code
    return TAKEN


def table(content: bytes) -> str:
    """Read a table of partners, every row of every sheet."""
    try:
        for one in read_tables(content):
            for failed in read_rows(one, columns_of(one, {})).failed:
                for trouble in failed.troubles:
                    one_sentence(trouble)
    except TroubleError as error:
        return one_sentence(error.trouble)
    return TAKEN


def files(content: bytes) -> str:
    """Read a zip of alliance files."""
    try:
        parcel = packed((Sent("files.zip", content),))
        if parcel.kind == "files":
            for one in read_files(parcel.content):
                assert "/" not in one.name
                for trouble in one.troubles:
                    one_sentence(trouble)
    except TroubleError as error:
        return one_sentence(error.trouble)
    return TAKEN


def csv_seed() -> bytes:
    """Return a table as CSV."""
    return "\r\n".join(ROWS).encode()


def workbook_seed() -> bytes:
    """Return a table as a workbook of two sheets."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("Partners")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row.replace('"', "").split(";"))
    book.add_worksheet("Two").write_row(3, 3, ["Name", "Country"])
    book.close()
    return made.getvalue()


@lru_cache(maxsize=1)
def example_files() -> tuple[bytes, ...]:
    """Return the ten real alliances' files."""
    return tuple(path.read_bytes() for path in sorted((ROOT / "examples").glob("*.yaml")))


def readers() -> tuple[Importer, ...]:
    """Return the doors that need no database."""
    examples = example_files()
    zipped = zip_of([(f"{number}.yaml", one) for number, one in enumerate(examples[:3])])
    as_json = json.dumps(data_of("mannkind-sanofi")).encode()
    return (
        Importer("alliance file", (*examples, as_json), alliance_file),
        Importer("CSV table", (csv_seed(), csv_seed().replace(b";", b"\t")), table),
        Importer("XLSX table", (workbook_seed(),), table, zip_mutated),
        Importer("zip of alliance files", (zipped,), files, zip_mutated),
    )


class Firm:
    """A firm, its owner's browser, phone and program, and what they send when all is well."""

    def __init__(self) -> None:
        self.owner: Member = member_in("Lumio", "ada@firm.example", "Ada")
        self.other: Member = member_in("Autre", "zoe@other.example", "Zoé")
        self.alliance = create(self.owner, data_of("mannkind-sanofi"), NOW, "file")
        self.browser, self.phone = Client(), Client(enforce_csrf_checks=True)
        person = Person.objects.get(email="ada@firm.example")
        for client in (self.browser, self.phone):
            client.force_login(person)
        self.token = self.phone.get("/lounge/session").json()["csrf"]
        secret = make_key(self.owner, "CRM", "edit", None, NOW)
        self.program = Client(headers={"authorization": f"Bearer {secret}"})

    def archive(self, content: bytes) -> str:
        """Bring a whole workspace back into another firm."""
        try:
            result = restore(self.other, read_whole(content), "again", NOW)
        except TroubleError as error:
            return one_sentence(error.trouble)
        codes = [one_sentence(failed.troubles[0]) for failed in result.failed_files]
        # An alliance that came back stays, also when one beside it did not.
        return TAKEN if result.made or not codes else codes[0]

    def taken_out(self) -> bytes:
        """Return the firm as it is taken out."""
        made = io.BytesIO()
        write_everything(made, self.owner, every_row(self.owner), NOW, "en")
        return made.getvalue()

    def sync(self, content: bytes) -> str:
        """Send what a phone sends."""
        cache.clear()
        headers = {"X-CSRFToken": self.token}
        answer = self.phone.generic(
            "POST", "/lounge/sync", content, content_type=JSON, headers=headers
        )
        return code_in(answer, "sentence")

    def link(self, content: bytes) -> str:
        """Have a sealed link kept."""
        cache.clear()
        return code_in(
            self.phone.generic("POST", "/lounge/links", content, content_type=JSON), "sentence"
        )

    def document(self, content: bytes) -> str:
        """Begin an alliance by a program."""
        return code_in(
            self.program.generic("POST", "/api/1/alliances", content, content_type=JSON), "detail"
        )

    def acts(self, content: bytes) -> str:
        """Add acts to an alliance by a program."""
        path = f"/api/1/alliances/{self.alliance}/acts"
        return code_in(self.program.generic("POST", path, content, content_type=JSON), "detail")

    def upload(self, content: bytes) -> str:
        """Choose a file on the page of coming in."""
        sent = io.BytesIO(content)
        sent.name = "sent.bin"
        answer = self.browser.post(f"/en/work/{self.owner.key}/import/", {"files": sent})
        assert answer.status_code in {302, 422}, answer.status_code
        return TAKEN if answer.status_code == 302 else "422"

    def doors(self) -> tuple[Importer, ...]:
        """Return the doors that keep what they take."""
        data = data_of("mannkind-sanofi")
        operation = {
            "id": "5f0cf4ee-6a1c-4b0f-8b0f-5f1c4e8f0a01",
            "talk": "0f8fad5b-d9cb-469f-a165-70867728950e",
            "stamp": f"{1_795_000_000_000:015}-0000-0000000a",
            "register": "answer:M01", "value": {"level": 3, "sure": "guess", "note": "ok"},
        }  # fmt: skip
        sync = {"talk": operation["talk"], "since": 0, "operations": [operation]}
        acts = [{"register": "answer/M01", "value": {"level": 2, "note": "ok"}}]
        whole = self.taken_out()
        everything = Importer("everything out", (whole,), self.archive, archive_mutated, keeps=True)
        return (
            everything,
            Importer("phone's talk", (told(sync),), self.sync, json_mutated, keeps=True),
            Importer("sealed link", (told({"box": "QUJD" * 9, "days": 3}),),
                     self.link, json_mutated, keeps=True),
            Importer("REST, an alliance", (told({"document": data}),),
                     self.document, json_mutated, keeps=True),
            Importer("REST, acts", (told(acts),), self.acts, json_mutated, keeps=True),
            Importer("upload page", (whole, *example_files()[:1], workbook_seed(), csv_seed()),
                     self.upload, keeps=True),
        )  # fmt: skip


def archive_mutated(dice: object, content: bytes) -> bytes:
    """Spoil a workspace as somebody would who knows it: digests are made to fit what was done."""
    import hashlib
    import random

    assert isinstance(dice, random.Random)
    if dice.random() < 0.15:
        return zip_mutated(dice, content)
    parts = dict(parts_of(content))
    name = dice.choice([*sorted(parts), "manifest.json", "manifest.json"])
    parts[name] = (mutated if dice.random() < 0.3 else json_mutated)(dice, parts[name])
    if name != "manifest.json":
        about = json.loads(parts["manifest.json"])
        for one in about["parts"]:
            if one["path"] == name:
                one["sha256"] = hashlib.sha256(parts[name]).hexdigest()
        parts["manifest.json"] = json.dumps(about).encode()
    return zip_of(list(parts.items()))


ODD = (
    None, True, False, 0, -1, 1e308, 2**31, 2**63, 2**70, "", " ", "a\0b", "\ud800", "\u202e",
    "x" * 5_000,
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2027-02-31", "9999-12-31",
    "0001-01-01",
    [], {}, [[]], [None], {"": {}}, {"a": 1}, "../../x", "=1+1", "<script>", "javascript:alert(1)",
    "zzzzzzzzzzzz", "00000000-0000-0000-0000-000000000000", "en", "owner", 3, [1, 2], "1-9", "٣",
)  # fmt: skip


def json_mutated(dice: object, content: bytes) -> bytes:
    """Put an odd value somewhere into JSON, or into one line of it; other text is mutated."""
    import random

    assert isinstance(dice, random.Random)
    if dice.random() < 0.2:
        return mutated(dice, content)
    lines = content.split(b"\n")
    at = dice.randrange(len(lines))
    try:
        whole = json.loads(content)
    except ValueError:
        try:
            lines[at] = json.dumps(with_odd(dice, json.loads(lines[at]))).encode()
        except ValueError:
            return mutated(dice, content)
        return b"\n".join(lines)
    return json.dumps(with_odd(dice, whole)).encode()


def with_odd(dice: object, value: object) -> object:
    """Return a value in which something was replaced, left out or added."""
    import random

    assert isinstance(dice, random.Random)
    if isinstance(value, dict) and value and dice.random() < 0.9:
        key = dice.choice(list(value))
        if dice.random() < 0.1:
            return {one: inner for one, inner in value.items() if one != key}
        return value | {key: with_odd(dice, value[key])}
    if isinstance(value, list) and value and dice.random() < 0.85:
        at = dice.randrange(len(value))
        return [*value[:at], with_odd(dice, value[at]), *value[at + dice.choice((0, 1, 1, 1)) :]]
    return dice.choice(ODD)


def told(data: object) -> bytes:
    """Return data as JSON."""
    return json.dumps(data).encode()


def code_in(answer: object, sentence: str) -> str:
    """Return what became of a message: "taken", or the code of its refusal."""
    status = answer.status_code  # type: ignore[attr-defined]
    if status < 300:
        return TAKEN
    assert 400 <= status < 500, (status, answer.content[:300])  # type: ignore[attr-defined]
    problem = answer.json()["problems"][0]  # type: ignore[attr-defined]
    assert_sentence(problem[sentence])
    return str(problem["code"])


def rows() -> dict[str, int]:
    """Return how many rows each table holds that keeps what people say."""
    left_out = {"people.Visit", "logbook.Entry"}
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.label not in left_out and model._meta.managed
    }
