"""Claim: nobody outside hears of a partner before it announces, is found, or answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from ..policy.eastern import eastern_day
from ..policy.regime import Regime
from ..policy.wire.base import microseconds
from .claim import CONTRAST, REFERENCES, Bench, Claim, Expected, NothingToTryError, Site, Tape, Witness, expecting
from .walk import API

_PUBLIC: Final = f"{API}/public"
_HEARD: Final = (
    ("announcements", "announcements", "day"),
    ("outsiders-list", "agencies", "found_on"),
    ("records-answers", "answers", "answered_on"),
)
"""Address, list and day of each thing that is heard."""
_WEEKS: Final = 4
"""Weeks over which the world's clock is watched."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Read what is heard week by week: nothing bears a later day, and nothing turns up later than on its own."""
    del tape
    site = bench.site(regime)
    site.load_register()
    before, came = _read(site), 0
    yesterday = _today(site)
    seen = _ahead(before, yesterday)
    for _ in range(_WEEKS):
        if seen is not None:
            return seen
        site.pass_minutes(7 * 24 * 60)
        now, today = _read(site), _today(site)
        new = now.keys() - before.keys()
        came += len(new)
        seen = _ahead(now, today) or _late(new, now, yesterday)
        before, yesterday = now, today
    if not came and seen is None:
        raise NothingToTryError
    return seen


Heard = dict[tuple[str, str, str], date]


def _read(site: Site) -> Heard:
    """Return everything that is heard: (address, agency, state) -> its day."""
    found: Heard = {}
    for address, name, day in _HEARD:
        told: list[dict[str, Any]] = site.reader("").get(f"{_PUBLIC}/{address}").json()[name]
        found |= {(address, one["agency"], one["state"]): date.fromisoformat(one[day]) for one in told}
    return found


def _ahead(heard: Heard, today: date) -> Witness | None:
    early = sorted((day, one) for one, day in heard.items() if day > today)
    return _witness(*early[0], f"heard {(early[0][0] - today).days} days early") if early else None


def _late(new: set[tuple[str, str, str]], heard: Heard, yesterday: date) -> Witness | None:
    missed = sorted((heard[one], one) for one in new if heard[one] <= yesterday)
    return _witness(*missed[0], "heard later than on its day") if missed else None


def _witness(day: date, one: tuple[str, str, str], said: str) -> Witness:
    address, agency, state = one
    return Witness("", f"GET {_PUBLIC}/{address}", f"{agency}, {state}, of {day}: {said}")


def _today(site: Site) -> date:
    said: str = site.reader("").get(f"{API}/public/world").json()["simulated_time"]
    return eastern_day(microseconds(datetime.fromisoformat(said)))


_HELD: Final = Expected("no break found", "Each is read by the world's own clock, whatever the rules say of a map.")
_ENDED: Final = Expected("outside the model", "The register ends in October 2020, and whoever announces has done so.")

UNHEARD: Final = Claim(
    id="unheard",
    sentence="Nobody outside hears of a partner before it announces, is found, or answers for its records.",
    source="issue: until the map there are only announcements, an outsider's list and records requests",
    threat="data disclosure",
    trial=trial,
    sees="one announcement, find or answer that is shown on the day before its own, or a day after",
    expected=expecting(
        (("heat-map-2018", "video-request-2019", "control-center-2020"), _HELD),
        (("assistance-2021", "none-2024", "community-requests-2025", *REFERENCES, CONTRAST), _ENDED),
    ),
)
