"""What an agency's map shows about cameras, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, either, one_of, rising

ABOUT_MAPS: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "map.layer": one_of(
            {
                "none": "officers see nothing about cameras on their map",
                "heat": "officers see a heat map of cameras, and a circle for each camera when they zoom in",
                "counts": "officers see how many households with cameras there are in an area, never single ones",
                "points": "officers see every camera at its exact place",
            }
        ),
        "map.heat_cell_level": lambda level: (
            f"one square of the heat map is about {_width_m(level)} wide"
            if isinstance(level, int)
            else "squares of the heat map have no size"
        ),
        "map.heat_shades": rising(
            "the heat map darkens where there are {} cameras in one square", empty="the heat map has one shade only"
        ),
        "map.circles_from_zoom": amount("single circles replace the heat map from zoom level {} on"),
        "map.circle_jitter_m": amount(
            "a circle is drawn up to {} away from its camera", "metre", zero="a circle is drawn right at its camera"
        ),
        "map.circle_decimals": amount("the place of a circle is given with {} of a degree", "decimal digit"),
        "map.smallest_group": amount(
            "the heat map shows squares that hold at least {}",
            "camera",
            one="the heat map shows squares that hold a single camera",
        ),
        "map.hides_opted_out": either(
            "a household that opts out of requests also leaves the officers' map",
            "a household that opts out of requests stays on the officers' map",
        ),
        "map.address_search": either(
            "an officer can jump on the map to a house by its address",
            "an officer cannot look up a house by its address",
        ),
        "map.epoch_days": amount(
            "what the map shows is renewed every {}", "day", one="what the map shows is renewed daily"
        ),
        "map.cell_addresses": amount("counts are given for areas of at least {} on the public address list", "home"),
        "map.epsilon_total": amount(
            "noise is added to the counts, under a privacy budget of {} in all (epsilon)",
            zero="noise drowns the counts entirely",
            none="counts are exact, with no noise added",
        ),
        "map.horizon_days": amount("the noise budget lasts for {}, after which the last counts stand", "day"),
    }
)


def _width_m(level: int) -> str:
    """Return the width of a quadtree cell at 37 degrees north, as a text with its unit."""
    width = 40_075_016.7 * 0.7986 / 2**level
    return f"{width / 1000:.1f} kilometres" if width >= 1000 else f"{width:.0f} metres"  # noqa: PLR2004 - metres in a kilometre
