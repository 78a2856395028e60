"""What programs send and get, as the description of the interface shows it."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema
from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from alliancemap_web.api.queries.keys import Program

View = Literal["ours", "theirs", "our_guess"]
Stage = Literal["idea", "talks", "negotiation", "running", "ended"]
Verdict = Literal["promising", "unclear", "not_as_it_stands"]
Order = Literal["changed", "name", "verdict", "review", "fading"]
Flag = Literal["true", "false"]
Number = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
MOST_STARTS = 1_000_000
MOST_ON_A_PAGE = 200
MOST_CHANGES = 500


# What the library takes for a day of the calendar, and RFC 3339 for a moment.
DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    DAY.pattern + r"[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def day_of(given: Any) -> date:
    """Return the day that a text such as 2027-05-01 names; ValueError for anything else."""
    if not isinstance(given, str) or DAY.fullmatch(given) is None:
        raise ValueError(given)
    return date.fromisoformat(given)


def moment_of(given: Any) -> datetime:
    """Return the moment a text names: RFC 3339 with its zone, or a day, which means its end."""
    if not isinstance(given, str):
        raise ValueError(given)
    if DAY.fullmatch(given):
        return datetime.combine(date.fromisoformat(given), time.max, UTC)
    if MOMENT.fullmatch(given) is None:
        raise ValueError(given)
    try:
        return datetime.fromisoformat(given.upper()).astimezone(UTC)
    except OverflowError:
        raise ValueError(given) from None


Day = Annotated[date, BeforeValidator(day_of), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    datetime,
    BeforeValidator(moment_of),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}
    ),
]
Start = Annotated[int, Query(0, ge=0, le=MOST_STARTS, description="How many to leave out.")]
Most = Annotated[int, Query(50, ge=1, le=MOST_ON_A_PAGE, description="How many to return.")]


class Sent(Schema):
    """What is sent: nothing is bent into shape, and nothing unknown is passed over in silence."""

    model_config = ConfigDict(strict=True, extra="forbid")


class NewAlliance(Sent):
    """Either `document`, a whole alliance file as data, or `partner` and what is known of it."""

    document: dict[str, Any] | None = None
    partner: str | None = Field(None, max_length=300)
    ours: str = Field("", max_length=300)
    aim: str = Field("", max_length=2000)
    sector: str | None = Field(None, max_length=40)
    stage: Stage = "idea"


class AllianceChange(Sent):
    """What stands beside the file; what is left out stays as it is."""

    stage: Stage = "idea"
    signed_on: Day | None = None
    review_on: Day | None = None
    archived: bool = False


class ActChange(Sent):
    """One act: `base`, `answer/FACTOR`, `fact/PATH`, `stage`, `signed` or `archived`.

    `id` lets it be sent twice and done once.
    """

    register_: str = Field(alias="register", max_length=500)
    value: Any = None
    id: str | None = Field(None, pattern=Number)
    undoes: str | None = Field(None, pattern=Number)


class Statement(Sent):
    """One statement about a factor; who said it (the key's name) and when are put in here."""

    factor: str = Field(pattern="^[A-Za-z0-9_]{1,20}$")
    level: int | str
    sure: str | None = None
    note: str | None = None
    sources: list[dict[str, Any] | str] | None = None
    view: View | None = None
    relation: str | None = None
    fades: str | None = None
    settles: bool | None = None
    id: str | None = Field(None, pattern=Number)


class Problem(Schema):
    """Problem details (RFC 9457). `code` is for programs, `detail` for people, in the language of
    the request; `problems` holds every reason there is.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    problems: list[dict[str, str]]


class Workspace(Schema):
    """The workspace a key opens, and what the key may do there."""

    key: str
    name: str
    hours: int | None
    fades_after: int
    alliances: int
    scope: Literal["read", "answer", "edit"]
    links: dict[str, str]


class Alliance(Schema):
    """One alliance as lists show it. Scores and `share` are thousandths."""

    key: str
    name: str
    partner: str
    stage: Stage
    verdict: Verdict
    dots: int | None = Field(description="Promising futures of 20; null while it is too early.")
    share: int
    known: int
    relevant: int
    ranges: list[list[int]]
    signed_on: Day | None
    review_on: Day | None
    fades_on: Day | None
    contested: int
    broken: int
    changed_at: datetime
    archived_at: datetime | None
    sequence: int = Field(description="The number of the last act.")
    links: dict[str, str]


class Alliances(Schema):
    """Some of the alliances that fit, and how many those are."""

    total: int
    start: int
    most: int
    alliances: list[Alliance]


class Act(Schema):
    """One act as it is kept; `by_person` says whether somebody did it, or a program."""

    sequence: int
    id: str
    register_: str = Field(alias="register")
    value: Any
    undoes: str | None
    by: str
    by_person: bool
    at: datetime
    origin: Literal["page", "file", "talk", "api", "import", "mirror"]


class Acts(Schema):
    """Some acts in their order; `sequence` is the number of the last one there is."""

    sequence: int
    total: int
    acts: list[Act]


class Recorded(Schema):
    """What was added; acts that were there already by their id are not among them."""

    sequence: int
    acts: list[Act]


class Hit(Schema):
    """One sentence in which a word stands: of a factor's note or source, or of a fact."""

    where: Literal["fact", "note", "source"]
    factor: str
    path: str
    text: str


class FoundAlliance(Schema):
    """An alliance with the words in it, some sentences with them, and how many more there are."""

    alliance: Alliance
    hits: list[Hit]
    more: int


class FoundFactor(Schema):
    """A factor whose name has the words in it."""

    id: str
    name: str
    ask: str


class Found(Schema):
    """What a search found."""

    words: list[str]
    total: int
    factors: list[FoundFactor]
    alliances: list[FoundAlliance]


def program_of(request: HttpRequest) -> Program:
    """Return the program that the door let in."""
    program: Program = request.auth  # type: ignore[attr-defined]
    return program


def answer(data: Mapping[str, Any], status: int = 200, **more: str) -> HttpResponse:
    """Return plain data as JSON, in the letters it is written in; `more` are headers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=written)
    response = HttpResponse(text, status=status, content_type="application/json")
    for name, value in more.items():
        response[name] = value
    return response


def written(value: date) -> str:
    """Return a day, or a moment in UTC, as JSON writes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def responses(done: Any, *statuses: int, status: int = 200) -> dict[Any, Any]:
    """Return what a route answers: what is done, what any may refuse, and more of its own."""
    refused = sorted({400, 401, 405, 422, 429, 500, 503, 507, *statuses})
    return {status: done, **dict.fromkeys(refused, Problem)}
