"""Claim: noisy counts never cost more than their budget, whatever the clock, the rules and the residents do.

The experiment shortens the epochs, so that a horizon is soon over, and makes the cells small enough for a small town.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from ..policy.regime import Known, Regime
from .acting import choose
from .claim import ALL_NINE, Bench, Claim, Expected, NothingToTryError, Site, Tape, Witness, expecting
from .scene import is_done
from .walk import API

EPOCH_DAYS: Final = 7
_EPOCHS: Final = 4
"""Epochs of a horizon here."""
_LEAST_HOMES: Final = 5
"""Houses of a cell here, at least: a town of 25 houses has a few."""
_STEPS: Final = 24
_MOST_HOURS: Final = 5 * 24
_OTHERS: Final = ("reference-blind", "no-policy", "heat-map-2018")
_MAP: Final = "reference-map"


def small_cells(regime: Regime, *, epsilon_total: float | None) -> Regime:
    """Return a regime with short epochs and small cells, and another budget; None: no noise at all."""
    rules = replace(
        regime.map,
        cell_addresses=Known(_LEAST_HOMES, "OWN"),
        epoch_days=Known(EPOCH_DAYS, "OWN"),
        horizon_days=Known(EPOCH_DAYS * _EPOCHS, "OWN"),
        epsilon_total=Known(epsilon_total, "OWN"),
    )
    return replace(regime, map=rules)


def counting_site(bench: Bench, regime: Regime) -> Site:
    """Make a world and put its rules in force anew, so that its next publication is due when these rules say."""
    site = bench.site(regime)
    for regime_id in (_OTHERS[0], regime.id):
        _pin(site, regime_id)
    return site


def _pin(site: Site, regime_id: str) -> None:
    """Put a regime in force.

    Raises
    ------
    RuntimeError
        If the laboratory does not: then the experiment would show nothing.
    """
    pinned = site.reader("researcher").write("POST", f"{API}/lab/regime", {"regime_id": regime_id})
    if not is_done(pinned):
        message = f"the laboratory did not pin {regime_id}: {pinned.status}"
        raise RuntimeError(message)


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Move the clock, the rules and the residents' choices about, and read the counts after every step.

    One epoch has one set of counts, read as often as anybody likes, and after the last the last ones stand: then there
    are no more sets than epochs, of which each costs its share. That a set costs no more than that is for the tests of
    the noise's own table.
    """
    if regime.map.layer.value != "counts" or regime.map.epsilon_total.value is None:
        raise NothingToTryError
    site = counting_site(bench, small_cells(regime, epsilon_total=regime.map.epsilon_total.value))
    started, seen = _clock(site), dict[int, tuple[bytes, ...]]()
    for _ in range(_STEPS):
        _stir(site, regime.id, tape)
        epoch = min((_clock(site) - started) // timedelta(days=EPOCH_DAYS), _EPOCHS - 1)
        read = _counts(site)
        if seen.setdefault(epoch, read) != read:
            return Witness("officer", f"GET {API}/officer/map/counts", f"two sets of counts in epoch {epoch}")
    return None


def _stir(site: Site, regime_id: str, tape: Tape) -> None:
    """Let time pass, under other rules or the same, and let a resident choose about the map."""
    other = _OTHERS[tape.below(len(_OTHERS))] if tape.below(2) else ""
    if other:
        _pin(site, other)
    if tape.below(3):
        site.reader("researcher").write("POST", f"{API}/lab/clock", {"minutes": 60 * (1 + tape.below(_MOST_HOURS))})
    if other:
        _pin(site, regime_id)
    who = ("resident", "neighbor", "third-resident")[tape.below(3)]
    choose(site.reader(who), "map", agree=tape.below(2) == 1)


def _clock(site: Site) -> datetime:
    told: dict[str, Any] = site.reader("").get(f"{API}/public/world").json()
    return datetime.fromisoformat(told["simulated_time"])


def _counts(site: Site) -> tuple[bytes, ...]:
    """Read the counts in numbers and on the map."""
    officer = site.reader("officer")
    tiles = officer.get(f"{API}/officer/map").json()["tiles"]
    drawn = sorted(officer.get(f"{API}/officer/map/tiles/{tile['id']}").body for tile in tiles)
    return officer.get(f"{API}/officer/map/counts").body, *drawn


NOISE_BUDGET: Final = Claim(
    id="noise-budget",
    sentence="Noisy counts never cost more than their whole budget; when it is spent, the last ones stand.",
    source="architecture: one budget for a household's whole life; the promise of reference-map",
    threat="identifying",
    trial=trial,
    sees="a second set of counts in one epoch, or one after the last",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id != _MAP),
            Expected("outside the model", "The rules publish no noisy counts."),
        ),
        ((_MAP,), Expected("no break found", "An epoch's counts are drawn once, and the date alone says when.")),
    ),
)
