"""Rule: beside a post stand the coordinates and the address that the regime lets out unseen, and nothing else."""

from __future__ import annotations

from ..geometry import Point, move_many
from ..noise import disc_jitter
from ..regime import Regime


def what_stands_beside_a_post(
    key: bytes, post_id: str, place: Point, address: str, regime: Regime
) -> tuple[Point | None, str]:
    """Beside a post stand the coordinates and the address that the regime lets out unseen, and nothing else.

    Parameters
    ----------
    key : bytes
        The world's noise key; it draws the displacement once for each post, uniform in the disc.
    place : Point
        Where the camera hangs, (lon, lat) degrees.
    address : str
        Block and street.

    Returns
    -------
    (Point or None, str)
        (lon, lat) degrees, rounded; None and "" where nothing is let out.
    """
    told = address if regime.feed.hidden_address.value else ""
    decimals = regime.feed.hidden_decimals.value
    if decimals is None:
        return None, told
    east, north = disc_jitter(key, "beside a post", [post_id], regime.feed.hidden_offset_m.value)
    lons, lats = move_many([place[0]], [place[1]], east, north)
    return (round(float(lons[0]), decimals), round(float(lats[0]), decimals)), told
