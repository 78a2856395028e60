"""Own forecasts. Every read takes the person whose they are; there is no other read of them."""

from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.decisions.models import Forecast
from alliancemap_web.decisions.queries.sight import in_sight
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One own forecast: the chance of yes in a hundred; `outcome` is yes, no, unclear or empty."""

    key: str
    alliance: str
    name: str
    question: str
    factor: str
    chance: int
    due: date
    outcome: str
    at: datetime

    def is_due(self, today: date) -> bool:
        """Say whether its day has come and nobody said yet what happened."""
        return not self.outcome and self.due <= today


def own_forecasts(member: Member, kept: Kept | None = None) -> tuple[ForecastRow, ...]:
    """Return a member's own forecasts, of one alliance or of all they see whole, by day."""
    if member.person is None:
        return ()
    rows = Forecast.objects.select_related("alliance").filter(
        in_sight(member), person_id=member.person
    )
    if kept is not None:
        rows = rows.filter(alliance_id=kept.id)
    return tuple(forecast_row(one) for one in rows)


def find_own_forecast(member: Member, kept: Kept, key: str) -> ForecastRow | None:
    """Return one own forecast of an alliance, None when it is not there or not theirs."""
    return next((one for one in own_forecasts(member, kept) if one.key == key), None)


def forecast_row(one: Forecast) -> ForecastRow:
    """Return a forecast as the value that pages know."""
    return ForecastRow(
        one.key, one.alliance.key, one.alliance.name, one.question, one.factor, one.chance,
        one.due, one.outcome, one.at,
    )  # fmt: skip
