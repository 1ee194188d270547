"""Rule: on the agencies' map a camera seems to be somewhere within the regime's jitter of where it is.

The displacement is uniform in the disc and drawn once for each camera from a keyed function of its id, so
that looking twice, toggling consent or restarting gives no second draw to average with.
"""

from __future__ import annotations

from ..mechanisms.zoom_circle import zoom_circle
from ..regime import Regime
from ..rulebook import Places


def where_it_seems_to_be(key: bytes, camera_ids: tuple[str, ...], places: Places, regime: Regime) -> Places:
    """Displace camera places for the map.

    Parameters
    ----------
    key : bytes
        The world's noise key.
    camera_ids : tuple of str, length n
    places : (lons, lats)
        True places, degrees, arrays of length n.
    regime : Regime

    Returns
    -------
    (lons, lats)
        Places as the map shows them, degrees, not yet rounded.
    """
    return zoom_circle(key, camera_ids, *places, regime.map.circle_jitter_m.value)
