"""Claim: a cell that the heat map shades holds at least as many cameras as the regime's smallest group."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from ..policy.cells import Cell, cell_at
from ..policy.regime import Regime
from .claim import ALL_NINE, Bench, Claim, Expected, NothingToTryError, Tape, Witness, expecting
from .walk import API

_MAP: Final = "heat-map-2018"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Read every tile of the heat map, and count the cameras that hang in each cell that it shades."""
    del tape
    if regime.map.layer.value != "heat":
        raise NothingToTryError
    site = bench.site(regime)
    level = regime.map.heat_cell_level.value
    hanging = Counter(cell_at(lon, lat, level) for lon, lat in site.hanging_places())
    officer = site.reader("officer")
    tiles = officer.get(f"{API}/officer/map").json()["tiles"]
    for tile in tiles:
        if tile["layer"] != "heat":
            continue
        for feature in officer.get(f"{API}/officer/map/tiles/{tile['id']}").json()["features"]:
            found = hanging[_cell_of(feature, level)]
            if found < regime.map.smallest_group.value:
                return Witness("officer", f"the tile {tile['id']}", f"a shaded cell with {found} cameras")
    return None


def _cell_of(feature: dict[str, Any], level: int) -> Cell:
    """Return the cell in whose middle a feature's outline lies."""
    lons, lats = zip(*feature["geometry"]["coordinates"][0], strict=True)
    return cell_at((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2, level)


SMALL_GROUPS: Final = Claim(
    id="small-groups",
    sentence="A cell that the heat map shades holds at least as many cameras as the smallest group of the rules.",
    source="C04",
    threat="identifying",
    trial=trial,
    sees="one shaded cell with one camera too few",
    sweeps=("map.smallest_group",),
    expected=expecting(
        ((_MAP,), Expected("no break found", "Cells below the smallest group, whatever it was, are left out.")),
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id != _MAP),
            Expected("outside the model", "The rules show agencies no heat map."),
        ),
    ),
)
