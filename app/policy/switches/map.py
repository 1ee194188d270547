"""What an agency's map shows about cameras, how coarsely, and with how much noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

MapLayer = Literal["none", "heat", "counts", "points"]
"""Nothing; a heat map that turns into circles; counts by cell; every camera at its exact place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRules:
    """What an agency's map shows about cameras, and how coarsely."""

    layer: Setting[MapLayer]
    """What is derived from cameras and shown to agencies."""
    heat_cell_level: Setting[int]
    """Quadtree level (Web-Mercator zoom) of one heat cell; 17 is about 245 m wide at 37 degrees north."""
    heat_shades: Setting[tuple[int, ...]]
    """Cameras in a heat cell from which each darker shade begins."""
    circles_from_zoom: Setting[int]
    """Map zoom from which single circles replace the heat layer."""
    circle_jitter_m: Setting[float]
    """Largest displacement of a circle's centre from the camera, metres, uniform in the disc."""
    circle_decimals: Setting[int]
    """Decimal places of a published circle centre, degrees."""
    smallest_group: Setting[int]
    """A heat cell with fewer cameras than this is not shown."""
    hides_opted_out: Setting[bool]
    """Whether a household that opted out of requests also leaves the map."""
    address_search: Setting[bool]
    """Whether an officer can jump to a house by its block and street."""
    epoch_days: Setting[int]
    """Days between two publications."""
    cell_addresses: Setting[int]
    """Smallest number of homes on the public address list in one cell of counts."""
    epsilon_total: Setting[float | None]
    """Privacy budget of the counts over the whole horizon, for one household's lifetime; None: no noise."""
    horizon_days: Setting[int]
    """Days over which the budget is spread, from the world's first day; after them the last counts stand."""
