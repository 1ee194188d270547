"""Claim: the company's public map of its partners shows each from the day on which it counts, and none before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from ..policy.eastern import eastern_day
from ..policy.regime import Regime
from ..policy.wire.base import microseconds
from .claim import Bench, Claim, Expected, NothingToTryError, Site, Tape, Witness, expecting
from .walk import API

_MAP: Final = f"{API}/public/agency-map"
_DAYS: Final = 5
"""Days over which the world's clock is watched."""
_BEFORE: Final = timedelta(days=31)
"""How far back a sign-on counts as one that the map could have missed."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Compare map and register day by day, while the world's clock passes the days on which agencies sign on."""
    del tape
    site = bench.site(regime)
    site.load_register()
    days = _days_of(site.reader("").get(f"{API}/public/agencies").json()["features"])
    today = _today(site)
    until = today + timedelta(days=_DAYS)
    if not _has_begun(regime, today) or not any(today - _BEFORE <= day <= until for day in days.values()):
        raise NothingToTryError
    for _ in range(_DAYS):
        seen = _compare(site, days)
        if seen is not None:
            return seen
        site.pass_minutes(24 * 60)
    return _compare(site, days)


def _compare(site: Site, days: dict[str, date]) -> Witness | None:
    """Measure by how many days the map is behind the register, or ahead of it."""
    today = _today(site)
    shown = {one["atlas_id"] for one in site.reader("").get(_MAP).json()["agencies"]}
    for atlas_id, day in sorted(days.items(), key=lambda pair: pair[1]):
        if (atlas_id in shown) != (day <= today):
            lag = (today - day).days
            said = f"not shown after {lag} days" if lag >= 0 else f"shown {-lag} days early"
            return Witness("", f"GET {_MAP}", f"the register's {atlas_id}, which counts from {day}, is {said}")
    return None


def _days_of(features: list[dict[str, Any]]) -> dict[str, date]:
    """Return the first day of each agency that counts: the day after its agreement, or after the end of its month."""
    held = [feature["properties"] for feature in features if feature["properties"]["counts"]]
    return {one["atlas_id"]: _first_day(one["agreement_date"], one["agreement_month"]) for one in held}


def _first_day(agreement: str | None, month: str) -> date:
    if agreement:
        return date.fromisoformat(agreement) + timedelta(days=1)
    year, number = (int(part) for part in month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def _has_begun(regime: Regime, today: date) -> bool:
    begins = regime.partnership.map_from.value
    return begins is not None and begins <= today


def _today(site: Site) -> date:
    said: str = site.reader("").get(f"{API}/public/world").json()["simulated_time"]
    return eastern_day(microseconds(datetime.fromisoformat(said)))


_HELD: Final = Expected("no break found", "The map is read from the register by the world's own clock: no lag.")
_NONE: Final = Expected("outside the model", "Under these rules the company publishes no map.")
_ENDED: Final = Expected("outside the model", "The register ends in October 2020: nobody signs on any more.")

MAP_LAG: Final = Claim(
    id="map-lag",
    sentence="The company's public map of its partners is updated as agencies sign on: it lags by less than a day.",
    source="C34",
    threat="unawareness",
    trial=trial,
    sees="one agency that is missing on its day, or shown on the day before",
    expected=expecting(
        (("video-request-2019", "control-center-2020"), _HELD),
        (("heat-map-2018", "no-policy"), _NONE),
        (("assistance-2021", "none-2024", "community-requests-2025", "reference-blind", "reference-map"), _ENDED),
    ),
)
