"""The list of alliances: which of them are asked for, in what order, on which page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from alliancemap.model.verdict import ORDER as VERDICTS
from alliancemap_web.portfolio.queries import ORDERS, Row, list_alliances
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.rights import Member

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; what no list offers is left out, as if it had not been asked."""

    text: str = ""
    stage: str = ""
    verdict: str = ""
    order: str = "changed"
    archived: bool = False
    number: int = 1

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address asks for."""

        def one_of(name: str, known: object, otherwise: str = "") -> str:
            given = sent.get(name, "")
            return given if given in known else otherwise  # type: ignore[operator]

        given = sent.get("page", "")
        return cls(
            text=sent.get("q", "")[:200].strip(),
            stage=one_of("stage", STAGES),
            verdict=one_of("verdict", VERDICTS),
            order=one_of("order", ORDERS, "changed"),
            archived=sent.get("archived") == "yes",
            number=max(1, int(given)) if given.isdecimal() and len(given) < 6 else 1,
        )

    def query(self, **other: object) -> str:
        """Return what an address ends with to ask for this, or for it with something else."""
        one = replace(self, **{"number": 1, **other})  # type: ignore[arg-type]
        said = {
            "q": one.text,
            "stage": one.stage,
            "verdict": one.verdict,
            "order": "" if one.order == "changed" else one.order,
            "archived": "yes" if one.archived else "",
            "page": "" if one.number == 1 else str(one.number),
        }
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list. `before` and `after` are the addresses' ends of its neighbours."""

    wanted: Wanted
    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    before: str
    after: str
    stages: tuple[str, ...] = STAGES
    verdicts: tuple[str, ...] = tuple(reversed(VERDICTS))
    orders: tuple[str, ...] = tuple(ORDERS)

    @property
    def is_filtered(self) -> bool:
        """Say whether less than everything was asked for."""
        return bool(self.wanted.text or self.wanted.stage or self.wanted.verdict)


def listed(member: Member, wanted: Wanted) -> ListPage:
    """Return the page of the list that is asked for."""
    start = ON_A_PAGE * (wanted.number - 1)
    found = list_alliances(
        member,
        archived=wanted.archived,
        stage=wanted.stage,
        verdict=wanted.verdict,
        text=wanted.text,
        order=wanted.order,
        start=start,
        most=ON_A_PAGE,
    )
    has_after = start + len(found.rows) < found.total
    return ListPage(
        wanted=wanted,
        rows=found.rows,
        total=found.total,
        first=start + 1 if found.rows else 0,
        last=start + len(found.rows),
        before=wanted.query(number=wanted.number - 1) if wanted.number > 1 else "",
        after=wanted.query(number=wanted.number + 1) if has_after else "",
    )
