"""Rule: on the agencies' map a camera seems to be somewhere within the regime's jitter of where it is.

The displacement is uniform in the disc and drawn once for each camera from a keyed function of its id, so
that looking twice, toggling consent or restarting gives no second draw to average with.
"""

from __future__ import annotations

from ..geometry import move_many
from ..noise import disc_jitter
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
    east_m, north_m = disc_jitter(key, "map", camera_ids, regime.map.circle_jitter_m.value)
    return move_many(*places, east_m, north_m)
